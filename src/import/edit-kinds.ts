import { listSigns } from './list-signs.ts'

/**
 * What the import may do to a text, and for each kind the law that its edits keep.
 *
 * The proof holds every edit against its law. None lets a letter, a digit or a Han character go or come.
 */
export const editKinds = {
  /** Another system's line end becomes a line feed. */
  'line-end': { before: /^(?:\r\n|[\r\f\v\u0085\u2028\u2029])$/, after: /^\n$/ },
  /** A control character that no font can set goes. */
  control: { before: /^(?:(?![\t\n])[\p{Cc}\uFDD0-\uFDEF\uFFFE\uFFFF])+$/u, after: /^$/ },
  /** A character without ink or width goes. */
  invisible: { before: /^[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]+$/, after: /^$/ },
  /** The mark of a character that another program lost becomes the sign for an illegible one. */
  lost: { before: /^(?:\uFFFD|[\uD800-\uDFFF])$/, after: /^□$/ },
  /** A line broken in mid-sentence is joined to the next one. */
  join: { before: /^[\s]*\n\s*$/, after: /^ ?$/ },
  /** Line ends, blank lines and indents become one paragraph end, or a line end inside verse. */
  layout: { before: /^\s*$/, after: /^\n{0,2}$/ },
  /** A line of signs becomes a thematic break. */
  separator: { before: /^[^\p{L}\p{N}\p{M}\n]+$/u, after: /^\*\*\*$/ },
  /** Spaces in a line go, or become one. */
  space: { before: /^[^\S\n]+$/, after: /^[ \u3000]?$/ },
  /** Half-width punctuation and the spaces around it become full-width. */
  'full-width': { before: /^[^\S\n]*[,.;:?!()][^\S\n]*$/, after: /^[，。；：？！（）]$/ },
  /** A straight quote becomes a curly one. */
  quote: { before: /^["']$/, after: /^[“”‘’]$/ },
  /** Dots become an ellipsis. */
  ellipsis: { before: /^(?:\.{3,}|。{3,}|．{3,}|·{3,}|…)$/, after: /^……$/ },
  /** Hyphens become a dash. */
  dash: { before: /^[^\S\n]*(?:-{2,}|－{2,}|—)[^\S\n]*$/, after: /^——$/ },
  /** The sign of a list becomes that of an item. */
  'list-sign': { before: new RegExp(`^[${listSigns}][^\\S\\n]*$`), after: /^•\t$/ },
} as const satisfies Record<string, { before: RegExp; after: RegExp }>

export type EditKind = keyof typeof editKinds
