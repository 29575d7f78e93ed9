import type { LintFault } from '../src/lint/lint-chapter.ts'
import { lintChapter } from '../src/lint/lint-chapter.ts'
import { faultless, faulty } from '../test/lint/sentences.ts'

/** How many of the sentences with a fault the proofreader finds, and how often it is wrong about those without. */
export type LintFigures = {
  faulty: number
  found: number
  /** Of a kind that only somebody who understands the text can find. */
  notAsked: number
  faultless: number
  falseAlarms: number
}

const context = { language: 'zh-Hans', terms: { 群众路线: ['群众路綫'], 登录: ['登陆'] } } as const

/** Counted over test/lint/sentences.ts. */
export function lintFigures(): LintFigures {
  const find = (text: string): LintFault[] => lintChapter(text, context, new Set())
  return {
    faulty: faulty.length,
    found: faulty.filter(([rule, text]) => find(text).some(({ ruleId }) => ruleId === `lint-${rule}`)).length,
    notAsked: faulty.filter(([rule]) => rule === 'not-asked').length,
    faultless: faultless.length,
    falseAlarms: faultless.filter((text) => find(text).length > 0).length,
  }
}
