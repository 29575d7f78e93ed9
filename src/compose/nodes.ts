import type { Nodes, Paragraph, Parent, Table } from 'mdast'
import type {} from 'remark-directive'
import type {} from 'remark-math'
import type {} from 'remark-rehype'

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

declare module 'mdast' {
  interface PhrasingContentMap {
    ruby: Ruby
  }
  interface RootContentMap {
    ruby: Ruby
    captionedTable: CaptionedTable
    notes: Notes
    note: Note
  }
  interface BlockContentMap {
    captionedTable: CaptionedTable
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
    /** From `![](x.png){#id}`, for the figure. */
    figureId?: string
  }
}

declare module 'hast' {
  interface Element {
    /** Made by this program from Markdown: it is not the author's raw HTML, and not sanitised. */
    made?: boolean
  }
}
