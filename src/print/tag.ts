/** A tag of a PDF: a structure element (ISO 32000-1: 14.7.2), as plain data that the cache can keep. */
export type Tag = {
  type: 'tag'
  /** The structure type: `P`, `H1`; as Chromium has it, or as `sortTags` has set it right. */
  role: string
  kids: TagKid[]
  /** What the page said of it: see `in-page/tell-tags.js`. Empty once the tags are in order. */
  words: string[]
  /** Where it is not that of the book. */
  lang?: string
  alt?: string
  /** What its content says, where characters alone don't. */
  actualText?: string
  /** What a link says. */
  contents?: string
  id?: string
  attributes?: TagAttributes
}

/** What a page draws under a number. Pages count from 0; `form` is the number of the form's object, if it is in one. */
export type Content = { type: 'content'; page: number; mcid: number; form?: number }

/** The n-th annotation of a page. Both count from 0. */
export type Annotation = { type: 'annotation'; page: number; index: number }

export type TagKid = Tag | Content | Annotation

/** Owner → key → value; names without their solidus, ids as arrays: `{ Table: { Scope: 'Column' } }`. */
export type TagAttributes = Record<string, Record<string, string | number | string[]>>
