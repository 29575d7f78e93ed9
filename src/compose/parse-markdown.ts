import type { Nodes, Root, RootContent } from 'mdast'
import type { Point } from 'unist'
import { countLines, type PlainBlock, plainBlock, plainKind, type Span } from './plain-blocks.ts'

/**
 * The tree that `parse` makes of a source, sooner where much of it is plain: blocks in which Markdown can find nothing
 * need not be read character by character.
 *
 * Those that stand one after another are parsed as a paragraph of one character, which then becomes what they are; all
 * places after it move. Where it turns out to be no paragraph, but a part of code or HTML, the whole source is parsed.
 */
export function parseMarkdown(source: string, parse: (source: string) => Root): Root {
  const standIn = standInFor(source)
  const runs = standIn === undefined ? [] : plainRuns(source)
  if (standIn === undefined || runs.length === 0) return parse(source)
  const pieces: string[] = []
  let from = 0
  for (const { start, end } of runs) {
    pieces.push(source.slice(from, start), standIn)
    from = end
  }
  const tree = parse(pieces.join('') + source.slice(from))
  return putBack(tree, standIn, runs, source) ? tree : parse(source)
}

/** A character that means nothing to Markdown and that the source has not. */
function standInFor(source: string): string | undefined {
  // It could be written as `&#xE000;`, too; and lines may end in more than a line feed.
  if (/\r|&#/.test(source)) return undefined
  return ['\ue000', '\ue001', '\ue002'].find((character) => !source.includes(character))
}

/** Plain blocks that stand one after another. */
type Run = Span & {
  blocks: PlainBlock[]
  /** Where its stand-in is in what is parsed. */
  place: number
  /** Line feeds and characters that what is parsed has fewer than the source, up to the end of the stand-in. */
  lines: number
  characters: number
  /** Of its end; counts from 1. */
  column: number
}

/**
 * Lists stand only between others: at the border of a run, one could be the beginning of another list, or its end.
 */
function plainRuns(source: string): Run[] {
  const runs: Run[] = []
  let blocks: PlainBlock[] = []
  const close = () => {
    if (blocks.at(-1)?.kind === 'list') blocks.pop()
    const [first, last] = [blocks[0], blocks.at(-1)]
    if (!first || !last) return
    const { lines, characters } = runs.at(-1) ?? { lines: 0, characters: 0 }
    const span = { start: first.start, end: last.end }
    runs.push({
      ...span,
      blocks,
      place: span.start - characters,
      lines: lines + countLines(source, span),
      characters: characters + span.end - span.start - 1,
      column: span.end - source.lastIndexOf('\n', span.end - 1),
    })
    blocks = []
  }
  for (let start = 0; start < source.length; ) {
    while (source[start] === '\n') start++
    const gap = source.indexOf('\n\n', start)
    const end = gap < 0 ? source.length - (source.endsWith('\n') ? 1 : 0) : gap
    const kind = plainKind(source.slice(start, end))
    const isStray = kind === 'list' && (blocks.length === 0 || blocks.at(-1)?.kind === 'list')
    if (kind && !isStray) blocks.push({ start, end, kind })
    else close()
    start = Math.max(end, start) + 1
  }
  close()
  return runs
}

/** Puts the blocks in their places and moves all others; false where a stand-in was read as something else. */
function putBack(tree: Root, standIn: string, runs: readonly Run[], source: string): boolean {
  const byPlace = new Map(runs.map((run) => [run.place, run]))
  let found = 0
  const blocksOf = (node: Nodes): RootContent[] | undefined => {
    if (node.type !== 'paragraph' || node.children.length !== 1 || !node.position) return undefined
    const [only] = node.children
    const run = byPlace.get(node.position.start.offset ?? -1)
    if (only?.type !== 'text' || only.value !== standIn || !run) return undefined
    found++
    let { line } = moved(node.position.start, runs)
    let at = run.start
    return run.blocks.map((block) => {
      line += countLines(source, { start: at, end: block.start })
      at = block.start
      return plainBlock(source, block, line)
    })
  }
  const visit = (node: Nodes): void => {
    if (node.position) {
      const { start, end } = node.position
      node.position = { start: moved(start, runs), end: moved(end, runs) }
    }
    if (!('children' in node)) return
    const mayHold = node.type === 'root' || node.type === 'containerDirective'
    const children = (node.children as Nodes[]).flatMap((child) => {
      const blocks = mayHold ? blocksOf(child) : undefined
      if (!blocks) visit(child)
      return blocks ?? child
    })
    node.children = children as typeof node.children
  }
  visit(tree)
  return found === runs.length
}

/** A place in what was parsed as one in the source. */
function moved({ line, column, offset = 0 }: Point, runs: readonly Run[]): Point {
  let [low, high] = [0, runs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.place ?? 0) < offset) low = middle + 1
    else high = middle
  }
  const run = runs[low - 1]
  if (!run) return { line, column, offset }
  return {
    line: line + run.lines,
    column: offset === run.place + 1 ? run.column : column,
    offset: offset + run.characters,
  }
}
