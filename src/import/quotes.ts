import type { Edit } from './edit.ts'

/**
 * Straight quotes of one line in pairs, and the offsets of those that have no partner.
 *
 * A pair becomes curly if Han characters are in it or right beside it. An apostrophe and the sign for feet or
 * inches are no quotes.
 */
export function findQuotes(line: string): { edits: Edit[]; unpaired: number[] } {
  const edits: Edit[] = []
  const unpaired: number[] = []
  for (const kind of kinds) {
    let open: { offset: number; isStraight: boolean } | undefined
    for (const { 0: sign, index: offset } of line.matchAll(kind.signs)) {
      const isStraight = sign === kind.straight
      const before = line.charAt(offset - 1)
      const after = line.charAt(offset + 1)
      if (isStraight && kind.isOther(before, after)) continue
      const mayOpen = isStraight
        ? !(after === '' || /[\s，。；：！？、）》,;:!?)]/.test(after))
        : sign === kind.pair[0]
      const mayClose = isStraight ? !(before === '' || /[“‘（《(]/.test(before)) : sign === kind.pair[1]
      if (open && mayClose) {
        const inside = line.slice(Math.max(0, open.offset - 1), offset + 2)
        const isChinese = /[\p{Script=Han}\u3000-\u303F\uFF01-\uFF65]/u.test(inside)
        if (isChinese && open.isStraight) edits.push(edit(open.offset, kind.straight, kind.pair[0]))
        if (isChinese && isStraight) edits.push(edit(offset, kind.straight, kind.pair[1]))
        open = undefined
      } else if (mayOpen) {
        if (open?.isStraight) unpaired.push(open.offset)
        open = { offset, isStraight }
      } else if (isStraight) {
        unpaired.push(offset)
      }
    }
    if (open?.isStraight) unpaired.push(open.offset)
  }
  return { edits, unpaired: unpaired.sort((left, right) => left - right) }
}

const kinds = [
  {
    signs: /["“”]/g,
    straight: '"',
    pair: ['“', '”'],
    // 15" 的屏幕
    isOther: (before: string, after: string) => /\d/.test(before) && /\s/.test(after),
  },
  {
    signs: /['‘’]/g,
    straight: "'",
    pair: ['‘', '’'],
    // don't, the '90s, 6' tall, dogs' tails
    isOther: (before: string, after: string) =>
      /[A-Za-z0-9]/.test(before) ? /[A-Za-z0-9\s]/.test(after) : /\d/.test(after),
  },
] as const

function edit(offset: number, before: string, after: string): Edit {
  return { kind: 'quote', offset, before, after }
}
