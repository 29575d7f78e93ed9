import type { LintFinding, LintRule } from '../lint-rule.ts'

/** Quotation marks are curly, or corners in Traditional text. What quotes no Chinese may be code, feet or seconds. */
export const straightQuotes: LintRule = {
  id: 'lint-straight-quotes',
  authority: 'GB/T 15834-2011, 4.8',
  examples: {
    wrong: ['他说"走吧"。', "她叫它'老地方'。", '他说："走吧。'],
    right: [
      '他说“走吧”。',
      'It is "fine".',
      "the book's end 是英文。",
      '长 5" 的钉子。',
      "写 alias rm='rm -i'，保存。",
    ],
  },
  check: ({ text }, { language }) => {
    const [double, single] = language === 'zh-Hant' ? ['「」', '『』'] : ['“”', '‘’']
    return [...inMark(text, '"', double), ...inMark(text, "'", single)]
  },
}

function inMark(text: string, mark: string, pair: string): LintFinding[] {
  const at = marksOf(text, mark)
  const values = { found: mark, expected: pair }
  if (at.length % 2 === 1)
    return at.filter((place) => isBesideHan(text, place)).map((place) => ({ at: place, length: 1, values }))
  return at.flatMap((place, index) => {
    const [start = 0, end = 0] = index % 2 === 0 ? [place, at[index + 1]] : [at[index - 1], place]
    if (!/\p{Script=Han}/u.test(text.slice(start, end))) return []
    return [{ at: place, length: 1, fix: pair[index % 2], values }]
  })
}

function isBesideHan(text: string, at: number): boolean {
  return /[\p{Script=Han}，。！？：]/u.test(text.slice(Math.max(0, at - 1), at + 2))
}

/** Without apostrophes, and without inches, which stand after a number where nothing is open. */
function marksOf(text: string, mark: string): number[] {
  const places: number[] = []
  for (const { index } of text.matchAll(new RegExp(mark, 'g'))) {
    const [before, after] = [text[index - 1] ?? '', text[index + 1] ?? '']
    const isInside = /[A-Za-z]/.test(before) && /[A-Za-z]/.test(after)
    const isOpener = places.length % 2 === 0
    if (!isInside && !(isOpener && /[A-Za-z0-9]/.test(before))) places.push(index)
  }
  return places
}
