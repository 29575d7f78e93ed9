import type { LintFinding, LintRule } from '../lint-rule.ts'
import type { Passage } from '../passage.ts'

/** Numbers of headings go on by one below the same heading: 一、二、三. */
export const headingNumbers: LintRule = {
  id: 'lint-heading-numbers',
  authority: 'house',
  examples: { wrong: ['## 一、甲\n\n## 三、乙'], right: ['## 一、甲\n\n## 二、乙', '# 甲\n\n## 一、乙'] },
  check: (passage, _, all) => {
    const own = numberOf(passage)
    if (!own) return []
    const before = previousOf(passage, all)
    const last = before && numberOf(before)
    if (!last || last.form !== own.form || own.number === last.number + 1 || own.number === 1) return []
    const finding: LintFinding = {
      at: 0,
      length: own.length,
      values: { found: own.number, expected: last.number + 1 },
    }
    return [finding]
  },
}

/** The heading before on the same level, below the same heading. */
function previousOf(passage: Passage, all: readonly Passage[]): Passage | undefined {
  for (let index = all.indexOf(passage) - 1; index >= 0; index--) {
    const other = all[index]
    if (other?.kind !== 'heading') continue
    if (other.level < passage.level) return undefined
    if (other.level === passage.level) return other
  }
  return undefined
}

type Numbered = { form: string; number: number; length: number }

function numberOf({ kind, text }: Passage): Numbered | undefined {
  if (kind !== 'heading') return undefined
  const match = /^(第|（|\()?([一二三四五六七八九十百]+|\d+)([章讲课节篇回部分）)、.．]+)/.exec(text)
  const digits = match?.[2] ?? ''
  const number = /^\d/.test(digits) ? Number(digits) : chineseNumber(digits)
  if (!match || number === undefined) return undefined
  return { form: `${match[1] ?? ''}${/^\d/.test(digits)}${match[3]}`, number, length: match[0].length }
}

/** `二十三` → 23, up to 999. */
export function chineseNumber(text: string): number | undefined {
  const match = /^(?:([一二三四五六七八九])百)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(
    text,
  )
  if (!match || text === '') return undefined
  const digit = (character: string | undefined) => '一二三四五六七八九'.indexOf(character ?? '') + 1
  const tens = match[3] === undefined ? 0 : match[2] === undefined ? 1 : digit(match[2])
  return (
    (match[1] === undefined ? 0 : digit(match[1])) * 100 +
    tens * 10 +
    (match[4] === undefined ? 0 : digit(match[4]))
  )
}
