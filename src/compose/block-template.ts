import type { Nodes, RootContent } from 'mdast'
import type { Point } from 'unist'
import { countPieces, signs, type TextShape } from './text-shape.ts'

/** What Markdown makes of a block of some shape, ready to be made of others of the same shape. */
export type BlockTemplate = Made[]

/** A block between empty lines, its shape, and what Markdown makes of that. */
export type ShapedBlock = { written: string; shape: TextShape; template?: BlockTemplate }

type Made = {
  node: Nodes
  start: Place
  end: Place
  children: Made[] | undefined
  fields: Field[]
}

/** `line` counts from 0, `pieces` those that end at it or before; `offset` is one of the shape. */
type Place = { line: number; offset: number; pieces: number }

/** `value` is what the block has from the node's beginning to its end where it is left out, else what stands between pieces. */
type Field = { name: string; first: number; between?: string[] }

/**
 * `nodes` are what Markdown made of `shape`, which stood at `start` of what was read.
 *
 * `undefined` where not every sign of the shape is found in them again: such a block has to be read as it is.
 */
export function blockTemplate(
  nodes: readonly RootContent[],
  shape: TextShape,
  start: { line: number; offset: number },
): BlockTemplate | undefined {
  const { text, pieces } = shape
  /** Where the signs end in the shape. */
  const ends: number[] = []
  let shorter = 0
  for (const { start, end, sign } of pieces) {
    shorter += end - start - sign
    ends.push(end - shorter)
  }
  let isSure = true
  const placeOf = ({ line, offset = 0 }: Point): Place => {
    const at = offset - start.offset
    const next = ends.findIndex((end) => end > at)
    const count = next < 0 ? ends.length : next
    if (next >= 0 && (ends[next] ?? 0) - (pieces[next]?.sign ?? 0) < at) isSure = false
    return { line: line - start.line, offset: at, pieces: count }
  }
  const made = (node: Nodes): Made => {
    const from = placeOf(node.position?.start ?? { line: 0, column: 0 })
    const to = placeOf(node.position?.end ?? { line: 0, column: 0 })
    const children = 'children' in node ? node.children.map(made) : undefined
    const names = texts[node.type]
    if (!names || !node.position) isSure = false
    let next = children?.at(-1)?.end.pieces ?? from.pieces
    const fields: Field[] = []
    for (const name of names ?? []) {
      const value: unknown = Reflect.get(node, name)
      if (typeof value !== 'string') continue
      const count = pieces.length === 0 ? 0 : countPieces(value)
      const isWhole = value === text.slice(from.offset, to.offset)
      if (count > 0) fields.push({ name, first: next, ...(isWhole ? {} : { between: value.split(signs) }) })
      // Both say the same.
      if (name !== 'identifier') next += count
    }
    if ((names ?? []).length > 0 && next !== to.pieces) isSure = false
    return { node, start: from, end: to, children, fields }
  }
  const template = nodes.map(made)
  return isSure ? template : undefined
}

/** Kinds of nodes that a template may have, with the texts of each, in the order of the source, after its children. */
const texts: Record<string, readonly string[]> = {
  paragraph: [],
  heading: [],
  list: [],
  listItem: [],
  blockquote: [],
  table: [],
  tableRow: [],
  tableCell: [],
  emphasis: [],
  strong: [],
  delete: [],
  break: [],
  thematicBreak: [],
  text: ['value'],
  inlineCode: ['value'],
  code: ['lang', 'meta', 'value'],
  image: ['alt', 'url', 'title'],
  link: ['url', 'title'],
  footnoteReference: ['identifier', 'label'],
}

/** The nodes of a block whose template is known; it begins at `offset` of the source, in the first column of `line`. */
export function fillTemplate(
  { written: block, shape: { pieces }, template = [] }: ShapedBlock,
  { line, offset: start }: { line: number; offset: number },
): RootContent[] {
  /** How many characters the shape has fewer, up to each piece. */
  const longer = [0]
  for (const { start, end, sign } of pieces) longer.push((longer.at(-1) ?? 0) + end - start - sign)
  const lines = [0]
  for (let at = block.indexOf('\n'); at >= 0; at = block.indexOf('\n', at + 1)) lines.push(at + 1)

  const inBlock = ({ offset, pieces }: Place) => offset + (longer[pieces] ?? 0)
  const pointOf = (place: Place): Point => {
    const at = inBlock(place)
    return { line: line + place.line, column: at - (lines[place.line] ?? 0) + 1, offset: start + at }
  }
  const textOf = ({ first, between }: Field, from: Place, to: Place): string => {
    if (between === undefined) return block.slice(inBlock(from), inBlock(to))
    return between
      .map((text, index) => {
        const piece = index === 0 ? undefined : pieces[first + index - 1]
        return piece ? block.slice(piece.start, piece.end) + text : text
      })
      .join('')
  }
  const fill = ({ node, start, end, children, fields }: Made): Nodes => {
    const filled = copyOf(node)
    for (const field of fields) {
      const value = textOf(field, start, end)
      Reflect.set(filled, field.name, field.name === 'identifier' ? value.toLowerCase() : value)
    }
    if (children) Reflect.set(filled, 'children', children.map(fill))
    filled.position = { start: pointOf(start), end: pointOf(end) }
    return filled
  }
  return template.map((made) => fill(made) as RootContent)
}

/** Plugins change nodes later: nothing of them is shared. */
function copyOf(node: Nodes): Nodes {
  const copy = { ...node }
  if (copy.type === 'table' && copy.align) copy.align = [...copy.align]
  return copy
}
