import type { Text } from 'hast'
import type { Node, Point, Position } from 'unist'
import type { VFile } from 'vfile'
import type { BookConfig, TocEntry } from '../book.ts'
import type { Severity } from '../message.ts'
import type { PictureShelf } from './picture-shelf.ts'

/** What the plugins of one chapter share: what they read, how they speak, and what they find for the second pass. */
export type ChapterContext = {
  file: VFile
  /** The text of `file`. */
  source: string
  /** Of the chapter, relative to the manuscript folder. */
  name: string
  /** `s01`: every id in the chapter begins with it. */
  sectionId: string
  config: BookConfig
  pictures: PictureShelf
  /** Of the table of a personalised run; without one, nothing is a field. */
  columns?: readonly string[] | undefined
  /** Of all nodes of the Markdown; a plugin that makes others adds theirs. */
  types: Set<string>
  report: (ruleId: string, place: Point | Position | undefined, values?: Values, severity?: Severity) => void
  /** Reports once a file for each `key`. */
  reportOnce: (key: string, ruleId: string, place: Point | Position | undefined, values?: Values) => void
  /** Title that book.yaml or the front matter gives. */
  title: { book: string | undefined; frontMatter: string | undefined }
  /** Visible text of the Markdown, in order, before it becomes HTML. */
  written: WrittenText[]
  /** What the author calls a place (slug, explicit id, `note-1`) → id in the book. */
  ids: Map<string, string>
  /** Terms that are explained in the chapter, counted. */
  terms: number
  /** How many equations have got numbers of ours. */
  equations: number
  /** Text that was taken out on purpose: answers that the edition has not, `{lines=3}` of fields. */
  taken: string[]
  headings: TocEntry[]
  /** Links into the book, to be resolved when all chapters are known. */
  references: Reference[]
  /** Calls of sources, to be filled when all of them are known. */
  citations: Citation[]
  /** Places that the index leads to. */
  marks: IndexMark[]
  /** Figures and tables that get a number, in reading order. */
  captions: Caption[]
  /** Something was refused, and with it its text: the text cannot be complete. */
  refused: boolean
  /** Raw HTML or a moved heading may have changed the order of the text. */
  reordered: boolean
}

export type Values = Record<string, string | number>

export type WrittenText = { text: string; node: Node }

/** `chapter` is the name of the chapter linked to; `fragment` is '' for its beginning, and not percent-encoded. */
export type Reference = {
  link: import('hast').Element
  place: Position | undefined
  chapter: string
  fragment: string
  /** The link as the author wrote it. */
  written: string
}

/** `id` is what the element that is to be filled says as `data-cite`. */
export type Citation = {
  id: string
  items: import('./nodes.ts').CitationItem[]
  place: Position | undefined
  /** The call as the author wrote it. */
  written: string
}

/** `id` is that of the place; `sub` the entry below `term`; `see` another entry in its stead, `also` one besides. */
export type IndexMark = {
  id: string
  term: string
  sub?: string
  see?: string
  also?: string
  /** Of `term`, as pinyin: `diào chá`. */
  reading?: string
  place: Position | undefined
}

export type Caption = { kind: 'figure' | 'table'; label: Text }
