import { firstCharacter, isHan, lastCharacter } from '../cjk/characters.ts'
import type { Edit } from './edit.ts'

/**
 * Half-width brackets of one line that belong to Chinese, as pairs made full-width.
 *
 * A pair is Chinese if it has Han characters inside, or one right before it, or if it begins the line and one follows.
 * `f(x)` and `(Git)` in English stay; so does a bracket without its partner. Full-width ones bring their own white.
 */
export function findBrackets(line: string): Edit[] {
  const open: number[] = []
  const edits: Edit[] = []
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index)
    if (character === '(') open.push(index)
    if (character !== ')') continue
    const start = open.pop()
    if (start === undefined) continue
    const inside = line.slice(start + 1, index)
    const left = lastCharacter(line.slice(Math.max(0, start - 3), start).trimEnd())
    const right = firstCharacter(line.slice(index + 1, index + 4).trimStart())
    const isChinese =
      /\p{Script=Han}/u.test(inside) ||
      isHan(left) ||
      /[，。；：！？、”》]/.test(left) ||
      (left === '' && isHan(right))
    if (!isChinese) continue
    edits.push(edit(line, start, '（'), edit(line, index, '）'))
  }
  return edits
}

/** With the spaces around, but for those that belong to a mark or bracket beyond them. */
function edit(line: string, index: number, after: string): Edit {
  const left = /(?<=[^\s,;:?!.()—－-])[^\S\n]+$/.exec(line.slice(0, index))?.[0] ?? ''
  const right = /^[^\S\n]+(?=[^\s,;:?!.()—－-])/.exec(line.slice(index + 1))?.[0] ?? ''
  return {
    kind: 'full-width',
    offset: index - left.length,
    before: line.slice(index - left.length, index + 1 + right.length),
    after,
  }
}
