import type { Heading, List, Paragraph, Text } from 'mdast'

/** From–to in the source, in UTF-16 units. */
export type Span = { start: number; end: number }

/** A block in which Markdown can find nothing but what it is. */
export type PlainBlock = Span & { kind: 'paragraph' | 'heading' | 'list' }

/** What lines without an empty one among them are wherever they stand between empty lines; `undefined` where that is not sure. */
export function plainKind(block: string): PlainBlock['kind'] | undefined {
  if (isPlain(block)) return 'paragraph'
  if (heading.test(block))
    return isPlain(block.replace(/^#+ /, '').replace(anchor, '')) ? 'heading' : undefined
  const mark = listMark(block)
  if (mark === undefined) return undefined
  const items = block.split('\n')
  return items.every((item) => listMark(item) === mark && isPlain(item.replace(itemMark, '')))
    ? 'list'
    : undefined
}

/** The node that Markdown makes of it; `line` counts from 1. */
export function plainBlock(source: string, block: PlainBlock, line: number): Paragraph | Heading | List {
  if (block.kind === 'heading') return headingOf(source, block, line)
  if (block.kind === 'list') return listOf(source, block, line)
  return paragraphOf(source, block, line, block.start - source.lastIndexOf('\n', block.start - 1))
}

/**
 * Each line begins with a character that begins nothing else (a digit may begin a list, a space code), and none ends in
 * a space (two of them are a line break).
 */
function isPlain(block: string): boolean {
  return plain.test(block) && !/(?:^|\n)[\x20-\x7f]| (?:\n|$)/.test(block)
}

/** Han, kana, their marks and full-width forms, quotation marks, dashes; letters, digits and a few marks of ASCII. */
const plain = /^[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef“”‘’…—·A-Za-z0-9 ,;%()\n]+$/

/** One line, with its name where it has one. */
const heading = /^#{1,6} [^ \n][^\n]*$/
const anchor = / \{#[A-Za-z0-9-]+\}$/

const itemMark = /^(?:-|\d{1,9}\.) /

/** Of the two usual kinds of lists. */
function listMark(block: string): '-' | '.' | undefined {
  const mark = itemMark.exec(block)?.[0].at(-2)
  return mark === '-' || mark === '.' ? mark : undefined
}

function headingOf(source: string, span: Span, line: number): Heading {
  const value = source.slice(span.start, span.end)
  const depth = value.indexOf(' ') as Heading['depth']
  const children = [textOf(source, { start: span.start + depth + 1, end: span.end }, line, depth + 2)]
  return { type: 'heading', depth, children, position: positionOf(source, span, line, 1) }
}

/** All of its items are of one line, and no empty line stands between them. */
function listOf(source: string, span: Span, line: number): List {
  const first = source.slice(span.start, span.end)
  const ordered = first[0] !== '-'
  let start = span.start
  const children = first.split('\n').map((written, index): List['children'][number] => {
    const item = { start, end: start + written.length }
    start = item.end + 1
    const mark = itemMark.exec(written)?.[0].length ?? 0
    const text = { start: item.start + mark, end: item.end }
    return {
      type: 'listItem',
      spread: false,
      checked: null,
      children: [paragraphOf(source, text, line + index, mark + 1)],
      position: positionOf(source, item, line + index, 1),
    }
  })
  return {
    type: 'list',
    ordered,
    start: ordered ? Number.parseInt(first, 10) : null,
    spread: false,
    children,
    position: positionOf(source, span, line, 1),
  }
}

function paragraphOf(source: string, span: Span, line: number, column: number): Paragraph {
  const children = [textOf(source, span, line, column)]
  return { type: 'paragraph', children, position: positionOf(source, span, line, column) }
}

function textOf(source: string, span: Span, line: number, column: number): Text {
  const value = source.slice(span.start, span.end)
  return { type: 'text', value, position: positionOf(source, span, line, column) }
}

/** One of its own: nodes that are changed later must not share their places. */
function positionOf(source: string, { start, end }: Span, line: number, column: number) {
  const last = source.lastIndexOf('\n', end - 1)
  return {
    start: { line, column, offset: start },
    end: {
      line: line + countLines(source, { start, end }),
      column: last < start ? column + end - start : end - last,
      offset: end,
    },
  }
}

/** Line feeds within. */
export function countLines(source: string, { start, end }: Span): number {
  let count = 0
  for (let at = source.indexOf('\n', start); at >= 0 && at < end; at = source.indexOf('\n', at + 1)) count++
  return count
}
