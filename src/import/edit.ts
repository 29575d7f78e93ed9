import type { EditKind } from './edit-kinds.ts'

/** One change of a text. `offset` counts UTF-16 units from 0 in the text before the pass. */
export type Edit = { kind: EditKind; offset: number; before: string; after: string }

/** The edits of one look over the text, in order of their offsets, none overlapping another. */
export type Pass = Edit[]

/** The text after a pass. Throws where an edit does not find what it says stands there. */
export function applyEdits(text: string, pass: Pass): string {
  const parts: string[] = []
  let from = 0
  for (const { offset, before, after, kind } of pass) {
    if (offset < from) throw new Error(`the edit ${kind} at ${offset} overlaps the one before`)
    if (!text.startsWith(before, offset)) throw new Error(`the edit ${kind} at ${offset} does not fit`)
    parts.push(text.slice(from, offset), after)
    from = offset + before.length
  }
  parts.push(text.slice(from))
  return parts.join('')
}
