import type { ChapterContext } from '../chapter-context.ts'
import type { Directives, SpaceStyle } from '../nodes.ts'
import { type AttributeName, attributeNamed, attributeNames, type PartKind } from './part-kinds.ts'

/** What an author may say of a part in braces; checked. */
export type PartAttributes = {
  /** `auto`: as many as the expected answer takes. */
  lines?: number | 'auto'
  space?: SpaceStyle
  source?: string
  author?: string
  answer?: string
  rows?: number
  columns?: number
  pages?: number
  title?: string
  /** Of a code: its text, or the column that it comes from; millimetres. */
  content?: string
  field?: string
  width?: number
  by?: 'pinyin' | 'stroke'
}

/** Reads the attributes of a part; what it does not take, or cannot read, is told at its place and ignored. */
export function readAttributes(
  node: Directives,
  kind: PartKind,
  { report }: ChapterContext,
): { attributes: PartAttributes; id: string | undefined; classes: string[] } {
  const attributes: PartAttributes = {}
  let id: string | undefined
  const classes: string[] = []
  for (const [key, value] of Object.entries(node.attributes ?? {})) {
    const written = value ?? ''
    const name = attributeNamed(key)
    if (key === 'id') id = written
    else if (key === 'class') classes.push(...written.split(/\s+/))
    else if (kind.alert && onScreens.has(key)) continue
    else if (name === undefined || !kind.takes.includes(name))
      report('part-attribute-unknown', node.position, {
        attribute: key,
        part: node.name,
        expected: kind.takes.map((one) => attributeNames[one][0] ?? one).join('、') || '—',
      })
    else if (!readers[name](written.trim(), attributes))
      report('part-attribute', node.position, {
        attribute: key,
        value: written,
        part: node.name,
        expected: expectations[name],
      })
  }
  return { attributes, id, classes }
}

/** What other programs say of alerts that means nothing on paper. */
const onScreens = new Set(['open', 'icon', 'collapsed', 'collapsible'])

type Reader = (written: string, into: PartAttributes) => boolean

const readers: Record<AttributeName, Reader> = {
  lines: (written, into) => {
    if (written === 'auto' || written === '自动') into.lines = 'auto'
    else return number(written, 1, 200, (value) => (into.lines = value))
    return true
  },
  space: (written, into) => {
    into.space = styles.get(written)
    return into.space !== undefined
  },
  source: text('source'),
  author: text('author'),
  answer: text('answer'),
  rows: (written, into) => number(written, 1, 200, (value) => (into.rows = value)),
  columns: (written, into) => number(written, 1, 3, (value) => (into.columns = value)),
  pages: (written, into) => number(written, 1, 100, (value) => (into.pages = value)),
  title: text('title'),
  content: text('content'),
  field: text('field'),
  width: (written, into) =>
    number(written.replace(/ *(?:mm|毫米)$/, ''), 10, 150, (value) => (into.width = value)),
  by: (written, into) => {
    into.by = orders.get(written)
    return into.by !== undefined
  },
}

const expectations: Record<AttributeName, string> = {
  lines: '1–200, auto',
  space: 'ruled, squared, blank (横线、方格、空白)',
  source: '…',
  author: '…',
  answer: '…',
  rows: '1–200',
  columns: '1–3',
  pages: '1–100',
  title: '…',
  content: '…',
  field: '…',
  width: '10mm–150mm',
  by: 'pinyin, stroke (拼音、笔画)',
}

const styles = new Map<string, SpaceStyle>([
  ['ruled', 'ruled'],
  ['横线', 'ruled'],
  ['橫線', 'ruled'],
  ['squared', 'squared'],
  ['方格', 'squared'],
  ['blank', 'blank'],
  ['空白', 'blank'],
])

const orders = new Map<string, 'pinyin' | 'stroke'>([
  ['pinyin', 'pinyin'],
  ['拼音', 'pinyin'],
  ['stroke', 'stroke'],
  ['strokes', 'stroke'],
  ['笔画', 'stroke'],
  ['筆畫', 'stroke'],
])

function number(written: string, least: number, most: number, set: (value: number) => void): boolean {
  const value = Number(written)
  if (!/^\d+$/.test(written) || value < least || value > most) return false
  set(value)
  return true
}

function text(name: 'source' | 'author' | 'answer' | 'title' | 'content' | 'field'): Reader {
  return (written, into) => {
    into[name] = written
    return written !== ''
  }
}
