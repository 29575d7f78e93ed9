import type { Root, RootContent } from 'mdast'
import { type BlockTemplate, blockTemplate, type ShapedBlock } from './block-template.ts'
import { countLines } from './plain-blocks.ts'
import type { TextShape } from './text-shape.ts'

/**
 * Finds out what Markdown makes of the blocks, each by itself: it sets their shapes and templates.
 *
 * All shapes that are not known yet are parsed in one go, with `standIn` as a paragraph between them, by which it is seen
 * where each ends; blocks that turn out to need it are parsed as they are written. `notes` are the names of the notes that
 * the chapter has. False where a block is not to be understood by itself.
 */
export function readShapes(
  blocks: readonly ShapedBlock[],
  notes: ReadonlySet<string>,
  standIn: string,
  parse: (source: string) => Root,
): boolean {
  const unread: ShapedBlock[] = []
  const unknown = new Map<string, TextShape>()
  for (const { written, shape } of blocks)
    if (!known.has(shape.text) && hasItsNotes(written, notes)) unknown.set(shape.text, shape)
  const made = parseApart([...unknown.values()], ['a'], standIn, parse)
  if (known.size + unknown.size > MOST_KNOWN) known.clear()
  for (const [text, template] of made ?? []) known.set(text, template)
  for (const block of blocks) {
    const template = hasItsNotes(block.written, notes) ? known.get(block.shape.text) : undefined
    if (template) block.template = template
    else unread.push(block)
  }
  for (const block of unread) block.shape = { text: block.written, pieces: [] }
  const read = parseApart(
    unread.map(({ shape }) => shape),
    [...notes].filter((name) => /^[\w-]+$/.test(name)),
    standIn,
    parse,
  )
  for (const block of unread) {
    const template = read?.get(block.written)
    if (!template) return false
    block.template = template
  }
  return true
}

/** By shape; none where that does not tell enough. What Markdown makes of a text depends on nothing else. */
const known = new Map<string, BlockTemplate | undefined>()

/** Each takes about a kilobyte. */
const MOST_KNOWN = 4000

/** Whether all that look like calls of notes are some. */
function hasItsNotes(written: string, notes: ReadonlySet<string>): boolean {
  if (!written.includes('[^')) return true
  return [...written.matchAll(/\[\^([^\]]*)\]/g)].every(([, name = '']) => notes.has(name.toLowerCase()))
}

/** What becomes of each, by its text; `undefined` for all where they do not stay apart. */
function parseApart(
  shapes: readonly TextShape[],
  notes: readonly string[],
  standIn: string,
  parse: (source: string) => Root,
): Map<string, BlockTemplate | undefined> | undefined {
  const templates = new Map<string, BlockTemplate | undefined>()
  if (shapes.length === 0) return templates
  const source = [
    standIn,
    ...shapes.flatMap(({ text }) => [text, standIn]),
    ...notes.map((name) => `[^${name}]: ${standIn}`),
  ].join('\n\n')
  const { children } = parse(source)
  let next = 0
  const isStandIn = (node: RootContent | undefined, offset: number) =>
    node?.type === 'paragraph' && node.position?.start.offset === offset && source[offset] === standIn
  let [line, offset] = [1, 0]
  if (!isStandIn(children[next++], offset)) return undefined
  for (const shape of shapes) {
    const start = { line: line + 2, offset: offset + 3 }
    line = start.line + countLines(shape.text, { start: 0, end: shape.text.length }) + 2
    offset = start.offset + shape.text.length + 2
    const nodes: RootContent[] = []
    while (next < children.length && (children[next]?.position?.start.offset ?? 0) < offset)
      nodes.push(...children.slice(next, ++next))
    if (!isStandIn(children[next++], offset)) return undefined
    templates.set(shape.text, blockTemplate(nodes, shape, start))
  }
  return templates
}
