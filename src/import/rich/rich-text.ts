import type { RootContent } from 'mdast'

/** A document with headings, notes and pictures, read out of another format. */
export type RichText = {
  blocks: RootContent[]
  /** Of the document, where it names one; else the file's name or a heading serves. */
  title: string | undefined
  /** The title is a line of `expected.body`, and of no chapter. */
  isTitleTaken: boolean
  /** What else book.yaml gets to know of the document. */
  about?: Record<string, unknown>
  /** Name in the manuscript folder → bytes. */
  pictures: Map<string, Uint8Array>
  /** All text that must be in the chapters: the body, then the notes, as another reader than the one above found it. */
  expected: { body: string; notes: string }
  guesses: RichGuess[]
  /** What is in the file and not in the chapters, each with how much of it. */
  left: { kind: LeftKind; text: string }[]
}

export type RichGuess = {
  kind: 'heading' | 'contents' | 'title' | 'indent' | 'bullet' | 'number' | 'head'
  text: string
  level?: number
}

export type LeftKind =
  | 'comment'
  | 'deleted'
  | 'header'
  | 'picture'
  | 'page'
  | 'formula'
  | 'front'
  | 'media'
  | 'link'

/** Characters that leave ink, in the one order of form: what the proof compares. */
export function inkOf(text: string): string {
  return text.normalize('NFC').replace(/[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, '')
}
