/** What flows between the stages. Types only. */
import type { Root } from 'hast'
import type { VFile } from 'vfile'
import type { BookConfig } from './config/schema.ts'

export type { BookConfig } from './config/schema.ts'

/** What a section is in the book; `title`, `contents`, `imprint`, `notes` and `back-cover` (in the EPUB alone) are made, not written. */
export type Role =
  | 'title'
  | 'contents'
  | 'imprint'
  | 'preface'
  | 'chapter'
  | 'appendix'
  | 'afterword'
  | 'notes'
  | 'colophon'
  | 'back-cover'

/** The manuscript folder, read and checked; no Markdown parsed yet. */
export type Manuscript = {
  /** Absolute path of the folder. */
  folder: string
  config: BookConfig
  /** In reading order. */
  chapters: ChapterSource[]
  /** Names of the columns that `{{…}}` may mean, in a personalised run. */
  columns?: readonly string[]
  /** The file of sources that `bibliography` names. */
  bibliography?: VFile | undefined
}

export type ChapterSource = {
  /** `path` is relative to the folder the command runs in, as messages show it; `value` is the text. */
  file: VFile
  /** Relative to the manuscript folder, with `/`: the name that links in other chapters use. */
  name: string
  role: Role
  /** Made of book.yaml: there is no file of it that could be changed. */
  isMade?: true
}

/** The whole book as HTML trees, before any page: print and EPUB both start here. */
export type Book = {
  config: BookConfig
  /** In reading order, without generated sections (title page, contents). */
  sections: Section[]
  /** Nested by level, to the depth of the headings, not of the printed contents. */
  toc: TocEntry[]
  /** Pictures, by the `src` that the trees use. */
  assets: Asset[]
}

export type Section = {
  /** Unique in the book, ASCII: also the anchor of the section's start. */
  id: string
  /** Plain text. */
  title: string
  role: Role
  /** One `<section id class="section section-ROLE" data-role lang>` element. */
  tree: Root
  /** The chapter's `file.path`; empty for generated sections. */
  source: string
  /** In a personalised run: the section has values of a row, and nobody else will ask for its pages. */
  isFilled?: true
  /** The title, too. */
  isTitleFilled?: true
}

/** The wishes for one row of a personalised run. */
export type FilledConfig = BookConfig & { isTitleFilled?: true }

export type TocEntry = { id: string; title: string; level: 1 | 2 | 3 | 4 | 5 | 6; sectionId: string }

export type Asset = {
  /** `assets/<first 16 hex digits of the sha-256>.<ext>`: what `img[src]` says. */
  src: string
  mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'
  bytes: Uint8Array
  /** Pixels. */
  width: number
  height: number
  /** The picture as it was given, where that is in inks (a CMYK JPEG or TIFF): `bytes` show it on screens. */
  inks?: Uint8Array | undefined
}

export type Side = 'recto' | 'verso'

export type Page = {
  /** Counts from 1 over the whole PDF. */
  number: number
  /** What is printed: `iv`, `12`, or '' where the page bears none. */
  folio: string
  /** What readers call the page also where nothing is printed; the PDF's page label. */
  label: string
  side: Side
  sectionId: string
  kind: 'opening' | 'normal' | 'blank'
  /** Running head as printed, '' for none. */
  head: string
  /** A finished `.pagedjs_page` element. */
  html: string
  /**
   * Where in its section the page begins: so many characters of its flow stand before, in the order of the HTML. What
   * counts is told in docs/epub.md. Left out for blank pages.
   */
  start?: number
  /** The first characters of the flow on the page, 20 at most: they show that `start` is true. */
  opening?: string
}

export type PagedBook = {
  title: string
  language: string
  pages: Page[]
  /** The one style sheet of all pages. */
  css: string
  /** Pixels of the layout to a CSS pixel: see `layout-scale.ts`. */
  scale: number
  /** Anchor id → page `number`. */
  anchors: Map<string, number>
}
