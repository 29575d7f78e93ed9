import { rowWidths } from './row-widths.ts'
import type { Tag } from './tag.ts'
import { roleMap } from './write-tags.ts'

/** A tag that is not as ISO 14289-1 (PDF/UA-1) asks for. */
export type TagFault = {
  /** Of ISO 14289-1. */
  clause: string
  /** Its structure type. */
  role: string
  /** Counts from 1; 0 for a tag without content. */
  page: number
}

/**
 * Look through the tags of a book for what a program can find: types that are none, pictures without words, tables and
 * lists that are no such, headings that leave out a level, links and notes that lead nowhere.
 */
export function checkTags(tags: readonly Tag[]): TagFault[] {
  const faults: TagFault[] = []
  let level = 0
  const walk = (tag: Tag, parent: string) => {
    const fault = (clause: string) => faults.push({ clause, role: tag.role, page: pageOf(tag) })
    if (!standard.has(tag.role) && roleMap[tag.role] === undefined) fault('7.1')
    const heading = /^H([1-6])$/.exec(tag.role)
    if (heading) {
      if (Number(heading[1]) > level + 1) fault('7.4.2')
      level = Number(heading[1])
    }
    for (const { clause, holds } of rules[tag.role] ?? []) if (!holds(tag, parent)) fault(clause)
    for (const kid of tag.kids) if (kid.type === 'tag') walk(kid, tag.role)
  }
  for (const tag of tags) walk(tag, 'Document')
  return faults
}

/** ISO 32000-1: 14.8.4. */
const standard = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl ' +
    'LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu ' +
    'WT WP Figure Formula Form'
  ).split(' '),
)

type TagRule = { clause: string; holds: (tag: Tag, parent: string) => boolean }

const hasAlt = ({ alt }: Tag) => alt !== undefined && alt.trim() !== ''

const rules: Record<string, TagRule[]> = {
  Figure: [{ clause: '7.3', holds: hasAlt }],
  Formula: [{ clause: '7.7', holds: hasAlt }],
  Table: [
    { clause: '7.5', holds: only('TR', 'THead', 'TBody', 'TFoot', 'Caption') },
    { clause: '7.5', holds: isEven },
  ],
  TR: [
    { clause: '7.5', holds: only('TH', 'TD') },
    { clause: '7.5', holds: within('Table', 'THead', 'TBody', 'TFoot') },
  ],
  TH: [
    { clause: '7.5', holds: within('TR') },
    { clause: '7.5', holds: ({ attributes }) => attributes?.Table?.Scope !== undefined },
  ],
  TD: [{ clause: '7.5', holds: within('TR') }],
  L: [{ clause: '7.6', holds: only('L', 'LI', 'Caption') }],
  LI: [
    { clause: '7.6', holds: only('Lbl', 'LBody') },
    { clause: '7.6', holds: within('L') },
  ],
  LBody: [{ clause: '7.6', holds: within('LI') }],
  TOC: [{ clause: '7.2', holds: only('TOC', 'TOCI', 'Caption') }],
  TOCI: [{ clause: '7.2', holds: within('TOC') }],
  Note: [{ clause: '7.9', holds: ({ id }) => id !== undefined }],
  Link: [
    { clause: '7.18.5', holds: ({ kids }) => kids.some(({ type }) => type === 'annotation') },
    { clause: '7.18.5', holds: ({ kids }) => kids.some(({ type }) => type !== 'annotation') },
  ],
  RB: [{ clause: '7.2', holds: within('Ruby') }],
  RT: [{ clause: '7.2', holds: within('Ruby') }],
}

function only(...roles: string[]): TagRule['holds'] {
  return ({ kids }) => kids.every((kid) => kid.type === 'tag' && roles.includes(kid.role))
}

function within(...roles: string[]): TagRule['holds'] {
  return (_, parent) => roles.includes(parent)
}

/** Whether all rows of a table are equally long. */
function isEven(table: Tag): boolean {
  return new Set(rowWidths(table)).size <= 1
}

function pageOf(tag: Tag): number {
  for (const kid of tag.kids) {
    const page = kid.type === 'tag' ? pageOf(kid) : kid.page + 1
    if (page > 0) return page
  }
  return 0
}
