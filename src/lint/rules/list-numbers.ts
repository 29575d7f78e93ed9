import type { LintRule } from '../lint-rule.ts'
import type { Passage } from '../passage.ts'
import { chineseNumber } from './heading-numbers.ts'

/** Paragraphs that begin with numbers of one form go on by one: （一）（二）（三）. */
export const listNumbers: LintRule = {
  id: 'lint-list-numbers',
  authority: 'house',
  examples: {
    wrong: ['（一）听。\n\n（三）商。', '1）先看。\n\n2）再问。\n\n4）后做。', '第一，听。\n\n第三，商。'],
    right: [
      '（一）听。\n\n（二）理。',
      '（一）听。\n\n## 下节\n\n（三）商。',
      '1）先看。\n\n（1）细看。\n\n2）再问。',
      '第一，听。\n\n文。\n\n第二，理。\n\n第一，另说。',
    ],
  },
  check: (passage, _, all) => {
    const own = numberOf(passage)
    const last = own && previousOf(passage, own.form, all)
    if (!last || own.number <= last || own.number === last + 1) return []
    return [{ at: 0, length: own.length, values: { found: own.number, expected: last + 1 } }]
  },
}

/** The number of the paragraph before that begins in the same form, below the same heading. */
function previousOf(passage: Passage, form: string, all: readonly Passage[]): number | undefined {
  for (let index = all.indexOf(passage) - 1; index >= 0; index--) {
    const other = all[index]
    if (!other || other.kind === 'heading') return undefined
    const found = numberOf(other)
    if (found?.form === form) return found.number
  }
  return undefined
}

function numberOf({ kind, text }: Passage): { form: string; number: number; length: number } | undefined {
  if (kind !== 'paragraph') return undefined
  const match = /^([（(第]?)([一二三四五六七八九十]{1,3}|\d{1,2})([)）、，])/.exec(text)
  if (!match) return undefined
  const [whole, before = '', digits = '', after = ''] = match
  // 三、五个人: a number that is no number of anything has no such mark; 第三、四 is none either.
  const isForm = before === '第' ? after === '，' : before === '' ? after !== '，' : /[)）]/.test(after)
  const number = /^\d/.test(digits) ? Number(digits) : chineseNumber(digits)
  if (!isForm || number === undefined) return undefined
  return { form: `${before}${/^\d/.test(digits)}${after}`, number, length: whole.length }
}
