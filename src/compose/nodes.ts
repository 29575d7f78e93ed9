import type { Nodes, Paragraph, Parent, Table } from 'mdast'
import type {} from 'remark-directive'
import type {} from 'remark-math'
import type {} from 'remark-rehype'
import type { CodeKind } from '../draw-codes.ts'

/** `{汉字|hàn zì}`: each base with its reading. */
export type Ruby = {
  type: 'ruby'
  pairs: { base: string; reading: string }[]
  position?: Parent['position']
  data?: Parent['data']
}

export type Directives = Extract<Nodes, { type: 'containerDirective' | 'leafDirective' | 'textDirective' }>

/** A table with the paragraph of its caption, without the word `Table:`. */
export type CaptionedTable = Omit<Parent, 'children'> & {
  type: 'captionedTable'
  children: [Paragraph, Table]
  id: string | undefined
}

/** All notes of a chapter. */
export type Notes = Omit<Parent, 'children'> & { type: 'notes'; children: Note[] }

/** The text of one note; `number` counts from 1 in the chapter. */
export type Note = Omit<Parent, 'children'> & {
  type: 'note'
  number: number
  children: import('mdast').FootnoteDefinition['children']
}

/** A note in the margin; `id` is that of its call. */
export type MarginNote = Omit<Parent, 'children'> & {
  type: 'marginNote'
  id: string
  children: import('mdast').PhrasingContent[]
}

/** All of a chapter, as a node that does not show what is in it: see `remarkOneNode`. */
export type WholeChapter = { type: 'wholeChapter'; tree: import('mdast').Root } & Placed

/** Words of ours beside the author's: `学习要点` above a part, `——` before a source. */
export type PartLabel = { type: 'partLabel'; value: string; className: string } & Placed

/** Room to write in: so many lines, each a line of the grid high. */
export type AnswerSpace = { type: 'answerSpace'; lines: number; style: SpaceStyle } & Placed

export type SpaceStyle = 'ruled' | 'squared' | 'blank'

/** All answers of a chapter, to be taken to the end of the book. */
export type AnswerKey = Omit<Parent, 'children'> & {
  type: 'answerKey'
  children: import('mdast').BlockContent[]
}

/** `[@wang1980, 12页; @li2001]`: a call of sources, in `items` as they were written. */
export type CitationNode = { type: 'citation'; items: CitationItem[]; written: string } & Placed

/** `locator` is the place in the source, `12页`; without the author's name where `year` alone is wanted, `[-@key]`. */
export type CitationItem = { key: string; locator: string; yearOnly: boolean }

/** What is made of all chapters together: `resolveLists` fills it. */
export type MadeList = {
  type: 'madeList'
  kind: 'glossary' | 'references' | 'index' | 'figure-list' | 'table-list'
  /** Of an index, its order. */
  by: 'pinyin' | 'stroke' | undefined
} & Placed

/** A bar or QR code of a text, which may hold fields; millimetres. */
export type CodeDrawing = { type: 'codeDrawing'; kind: CodeKind; text: string; width: number } & Placed

type Placed = { position?: Parent['position']; data?: Parent['data'] }

declare module 'mdast' {
  interface PhrasingContentMap {
    ruby: Ruby
    partLabel: PartLabel
    citation: CitationNode
  }
  interface RootContentMap {
    ruby: Ruby
    partLabel: PartLabel
    citation: CitationNode
    answerSpace: AnswerSpace
    codeDrawing: CodeDrawing
    answerKey: AnswerKey
    madeList: MadeList
    captionedTable: CaptionedTable
    notes: Notes
    note: Note
    marginNote: MarginNote
    wholeChapter: WholeChapter
  }
  interface BlockContentMap {
    captionedTable: CaptionedTable
    answerSpace: AnswerSpace
    codeDrawing: CodeDrawing
    madeList: MadeList
  }
  interface Data {
    /** Made by us of a part: the element is not the author's HTML. */
    part?: string
  }
  interface TableCellData {
    /** Of a form: lines to write on, columns that it takes. */
    lines?: number
    span?: number
  }
  interface FootnoteReferenceData {
    /** `call` counts the calls of this note from 1. */
    number?: number
    call?: number
  }
  interface HeadingData {
    /** From `{#id}`, as written. */
    explicitId?: string
  }
  interface ParagraphData {
    /** From `![](x.png){#id}`, for the figure; of a heading in an answer, for what it became. */
    figureId?: string
  }
}

declare module 'hast' {
  interface Element {
    /** Made by this program from Markdown: it is not the author's raw HTML, and not sanitised. */
    made?: boolean
  }
}
