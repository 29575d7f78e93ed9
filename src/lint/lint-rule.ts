import type { Passage } from './passage.ts'

/** A fault: where in the passage's text, and how it can be mended without asking. */
export type LintFinding = {
  at: number
  length: number
  values?: Record<string, string | number>
  /** Instead of what stands there. Only where there is no doubt. */
  fix?: string
}

/** What a rule knows of the book. */
export type LintContext = {
  language: 'zh-Hans' | 'zh-Hant' | 'en'
  /** The right word → words that the book does not want. */
  terms: Readonly<Record<string, readonly string[]>>
}

/** One thing that a proofreader looks for; its words are in `src/rules/lint.ts` under the same id. */
export type LintRule = {
  id: string
  /** Standard and clause, or `house` for a custom of good houses. */
  authority: string
  /** For the documentation, and tests: each wrong one is found, none of the right ones is. */
  examples: { wrong: readonly string[]; right: readonly string[] }
  check: (passage: Passage, context: LintContext, all: readonly Passage[]) => LintFinding[]
}

/** Findings of a pattern. What it captures first, where it does, is the fault; around it is what makes it one. */
export function matches(
  text: string,
  pattern: RegExp,
  finding: (found: string, match: RegExpMatchArray) => Partial<LintFinding> = () => ({}),
): LintFinding[] {
  return [...text.matchAll(pattern)].map((match) => {
    const found = match[1] ?? match[0]
    const at = match.index + match[0].indexOf(found)
    return {
      at,
      length: found.length,
      ...finding(found, match),
      values: { found, ...finding(found, match).values },
    }
  })
}
