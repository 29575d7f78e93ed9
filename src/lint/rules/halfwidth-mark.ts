import { type LintRule, matches } from '../lint-rule.ts'

const wide: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '.': '。',
}

/** Marks of Chinese text take a whole cell. */
export const halfwidthMark: LintRule = {
  id: 'lint-halfwidth-mark',
  authority: 'GB/T 15834-2011, 5.1',
  examples: {
    wrong: [
      '他来了,又走了。',
      '真的吗?',
      '第一讲(上)讲完了。',
      '第一讲 (可选项) 讲完了。',
      '他走了.',
      'PS:这是后话。',
    ],
    right: [
      '他来了，又走了。',
      '版本 2.0, 见 a.b.c。',
      '比例是 3:2。',
      '她说 OK, fine. 就这样。',
      '函数 f(x) 与 g()，都是增函数。',
      'the word (中文) is',
      'the word (中文)',
    ],
  },
  check: ({ text }) => {
    const marks = matches(
      text,
      /(?<=[\p{Script=Han}》”’）])([,;:?!])(?![\d/\\a-zA-Z~=<>&|])|(?<=[A-Za-z])([,;:?!])(?=\p{Script=Han})/gu,
    )
    const stops = matches(text, /(?<=[\p{Script=Han}》”’）])(\.)(?=$|[”’])/gu)
    const pairs = pairsIn(text)
    const paired = new Set(pairs.flatMap(({ places }) => places))
    // One alone is the text's where Han stands on its inner and its outer side.
    const brackets = matches(
      text,
      /(?<=\p{Script=Han})\((?=\p{Script=Han})|(?<=\p{Script=Han})\)(?=\p{Script=Han}|[，。；：？！、]|$)/gu,
    ).filter(({ at }) => !paired.has(at))
    const places = [
      ...[...marks, ...stops, ...brackets].map(({ at }) => at),
      ...pairs.flatMap((pair) => (pair.isChinese ? pair.places : [])),
    ]
    return places.map((at) => {
      const found = text.slice(at, at + 1)
      return { at, length: 1, fix: wide[found], values: { found, expected: wide[found] ?? '' } }
    })
  },
}

/** Pairs of brackets; Chinese are those around Chinese words within Chinese text, a space beside them or not. */
function pairsIn(text: string): { places: [number, number]; isChinese: boolean }[] {
  return [...text.matchAll(/\(([^()（）]+)\)/gu)].map(({ index, 0: whole, 1: inner = '' }) => {
    const [before, after] = [text.slice(0, index).trimEnd(), text.slice(index + whole.length).trimStart()]
    const isInside = /^\p{Script=Han}|[\p{Script=Han}。！？]$/u.test(inner)
    const isAmong =
      /[\p{Script=Han}，。；：？！、》”\uFFFC]$/u.test(before) ||
      /^[\p{Script=Han}，。；：？！、]/u.test(after)
    return { places: [index, index + whole.length - 1], isChinese: isInside && isAmong }
  })
}
