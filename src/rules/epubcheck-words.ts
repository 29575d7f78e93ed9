import type { Language, Rule, Severity } from '../message.ts'

/** What is wrong and how to mend it, in English and in Chinese. */
type Words = [en: [reason: string, fix: string], zh: [reason: string, fix: string]]

/**
 * Rules of the catalogue for what EPUBCheck tells, in words for authors: by its number, `epubcheck-rsc-007`, and, where one
 * number has many faults under it, by the fault: `epubcheck-id-twice`.
 *
 * Ours come first: what is wrong with what (`{named}`, of `epubcheckNamed`), and how to mend it; EPUBCheck's number and its
 * own, English sentence (`{id}`, `{problem}`) stand at the end, for those who look it up.
 */
export function inWords(severity: Severity, table: Record<string, Words>): Record<string, Rule> {
  return Object.fromEntries(
    Object.entries(table).map(([name, [en, zh]]): [string, Rule] => [
      `epubcheck-${name}`,
      {
        severity,
        reason: { en: `${en[0]}{named}`, zh: `${zh[0]}{named}` },
        fix: { en: `${en[1]} (EPUBCheck {id}: {problem})`, zh: `${zh[1]}（EPUBCheck {id}：{problem}）` },
      },
    ]),
  )
}

/** The value of `{named}`: `: “p”, expected “h1”, “ol”`; empty where nothing is named. */
export function epubcheckNamed(
  there: readonly string[],
  expected: readonly string[],
): Record<Language, string> {
  const write = (names: readonly string[], comma: string) => names.map((name) => `“${name}”`).join(comma)
  const isBoth = there.length > 0 && expected.length > 0
  if (there.length + expected.length === 0) return { en: '', zh: '' }
  return {
    en: `: ${write(there, ', ')}${isBoth ? ', ' : ''}${expected.length > 0 ? `expected ${write(expected, ', ')}` : ''}`,
    zh: `：${write(there, '、')}${isBoth ? '，' : ''}${expected.length > 0 ? `应为${write(expected, '、')}` : ''}`,
  }
}
