import { isSeparator } from './line-kinds.ts'
import { columns } from './lines.ts'
import { numberingOf } from './numbering.ts'

/** Whether the first line of a text is its title: short, not numbered, without the punctuation of sentences. */
export function isTitle(text: string): boolean {
  return (
    !text.includes('\n') &&
    columns(text) <= 60 &&
    /[\p{L}\p{N}]/u.test(text) &&
    !/[。；，、,;!]|[.:：]$|[.?]\s/.test(text) &&
    !isSeparator(text) &&
    !numberingOf(text)
  )
}

/** Whether the line after the title is a subtitle: `——在基层的一年`. */
export function isSubtitle(text: string): boolean {
  return (
    /^(?:—{1,2}|-{2,}|─{1,2}|－{2,})\s*\S/.test(text) &&
    !text.includes('\n') &&
    columns(text) <= 70 &&
    !/[。；]$/.test(text)
  )
}
