import type { LintFinding, LintRule } from '../lint-rule.ts'

const closers: Record<string, string> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '（': '）',
  '【': '】',
  '〔': '〕',
}
const openers = new Map(Object.entries(closers).map(([open, close]) => [close, open]))

/** Brackets and quotation marks come in pairs; a quotation of several paragraphs is closed in the last one. */
export const unpairedMark: LintRule = {
  id: 'lint-unpaired-mark',
  authority: 'GB/T 15834-2011, 4.8, 4.9 and 4.15',
  examples: {
    wrong: ['他说：“走吧。', '见《读书笔记一文。', '（这是补充。', '走吧。”他说。'],
    right: ['他说：“走吧。”', '见《读书笔记》一文。', 'It is John’s.', '1）先看；2）再问。'],
  },
  check: (passage, _, all) => {
    const open: { mark: string; at: number }[] = []
    const findings: LintFinding[] = []
    const report = (mark: string, at: number) =>
      findings.push({
        at,
        length: 1,
        values: { found: mark, expected: closers[mark] ?? openers.get(mark) ?? '' },
      })
    for (const [at, mark] of passage.text.split('').entries()) {
      if (mark in closers) open.push({ mark, at })
      const opener = openers.get(mark)
      if (opener === undefined) continue
      // An apostrophe, and the bracket of a number: （1）, 1）.
      if (mark === '’' && /[A-Za-z]/.test(passage.text[at - 1] ?? '')) continue
      if (mark === '）' && !open.some(({ mark: each }) => each === '（') && isNumbered(passage.text, at))
        continue
      const index = open.findLastIndex((each) => each.mark === opener)
      if (index < 0) {
        if (!isContinued(all[all.indexOf(passage) - 1], opener)) report(mark, at)
      } else for (const { mark: left, at: place } of open.splice(index).slice(1)) report(left, place)
    }
    const next = all[all.indexOf(passage) + 1]
    for (const { mark, at } of open) {
      const goesOn =
        /[“‘「『]/.test(mark) &&
        next?.kind === 'paragraph' &&
        (next.text.startsWith(mark) || closesFirst(next.text, mark))
      if (!goesOn) report(mark, at)
    }
    return findings.sort((a, b) => a.at - b.at)
  },
}

function isNumbered(text: string, at: number): boolean {
  return /(?:^|[\s，。；：、])[0-9a-zA-Z一二三四五六七八九十]{1,3}$/.test(text.slice(0, at))
}

/** Whether the paragraph before leaves a quotation open. */
function isContinued(before: { text: string } | undefined, opener: string): boolean {
  return (
    before !== undefined && before.text.lastIndexOf(opener) > before.text.lastIndexOf(closers[opener] ?? '')
  )
}

/** A quotation that goes on without being opened anew. */
function closesFirst(text: string, opener: string): boolean {
  const close = text.indexOf(closers[opener] ?? '')
  const open = text.indexOf(opener)
  return close >= 0 && (open < 0 || close < open)
}
