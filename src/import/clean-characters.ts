import type { Edit, Pass } from './edit.ts'

/**
 * First look: line ends of other systems, and characters that have no place in a text.
 *
 * A joiner stays between emoji and in scripts that write with it; marks of direction stay in a text that has
 * letters from right to left.
 */
export function cleanCharacters(source: string): Pass {
  const hasRightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(
    source,
  )
  const edits: Edit[] = []
  for (const { 0: before, index: offset } of source.matchAll(suspects)) {
    if (/^[\r\f\v\u0085\u2028\u2029]/.test(before)) {
      edits.push({ kind: 'line-end', offset, before, after: '\n' })
    } else if (/^[\uFFFD\uD800-\uDFFF]/.test(before)) {
      edits.push({ kind: 'lost', offset, before, after: '□' })
    } else if (/^[\u200C\u200D]/.test(before)) {
      if (!joins.test(source.slice(Math.max(0, offset - 2), offset)))
        edits.push({ kind: 'invisible', offset, before, after: '' })
    } else if (/^[\u00AD\u200B\u2060-\u2064\uFEFF]/.test(before)) {
      edits.push({ kind: 'invisible', offset, before, after: '' })
    } else if (/^[\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]/.test(before)) {
      if (!hasRightToLeft) edits.push({ kind: 'invisible', offset, before, after: '' })
    } else {
      edits.push({ kind: 'control', offset, before, after: '' })
    }
  }
  return edits
}

const suspects =
  /\r\n|(?![\t\n])[\p{Cc}\u2028\u2029]|\uFFFD|\p{Cs}|[\uFDD0-\uFDEF\uFFFE\uFFFF]|[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu

const joins =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{M}]$/u
