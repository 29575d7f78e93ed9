import type { Nodes, Root, RootContent } from 'mdast'
import type { Point } from 'unist'
import { readShapes } from './block-shapes.ts'
import { fillTemplate, type ShapedBlock } from './block-template.ts'
import { countLines, type PlainBlock, plainBlock, plainKind, type Span } from './plain-blocks.ts'
import { textShape } from './text-shape.ts'

/**
 * The tree that `parse` makes of a source, sooner where much of it stands by itself: blocks in which Markdown can find
 * nothing need not be read character by character, and others are read once for all that look the same to it.
 *
 * Those that stand one after another are parsed as a paragraph of one character, which then becomes what they are; all
 * places after it move. Where it turns out to be no paragraph, but a part of code or HTML, they are parsed where they
 * stand.
 */
export function parseMarkdown(source: string, parse: (source: string) => Root): Root {
  const standIn = standInFor(source)
  let groups = standIn === undefined ? [] : groupsOf(source)
  for (let attempt = 0; standIn !== undefined && groups.length > 0 && attempt < 2; attempt++) {
    const runs = runsOf(source, groups)
    const tree = parse(withStandIns(source, runs, standIn))
    const found = findStandIns(tree, standIn, runs)
    if (found.size === runs.length) {
      const shaped = groups.flat().filter((block) => block.kind === 'shaped')
      const mayCall = shaped.some(({ written }) => written.includes('['))
      const notes = mayCall ? notesOf(tree) : new Set<string>()
      if (!notes || !readShapes(shaped, notes, standIn, parse)) break
      putBack(tree, found, runs, source)
      return tree
    }
    const kept = new Set([...found.values()].map(({ blocks }) => blocks))
    groups = groups.filter((group) => kept.has(group))
  }
  return parse(source)
}

/** A character that means nothing to Markdown and that the source has not. */
function standInFor(source: string): string | undefined {
  // It could be written as `&#xE000;`, too; and lines may end in more than a line feed.
  if (/\r|&#/.test(source)) return undefined
  // Looking for the end of front matter that has none, micromark takes no notice of lists and quotations.
  if (/^---[ \t]*\n(?!(?:[\s\S]*\n)?---[ \t]*(?:\n|$))/.test(source)) return undefined
  return ['\ue000', '\ue001', '\ue002'].find((character) => !source.includes(character))
}

type Block = PlainBlock | (Span & ShapedBlock & { kind: 'shaped' })

/**
 * Blocks that stand one after another.
 *
 * Lists stand only between others: at the border, one could be the beginning of another list, or its end.
 */
function groupsOf(source: string): Block[][] {
  const groups: Block[][] = []
  let blocks: Block[] = []
  let isInCode = false
  const close = () => {
    const last = blocks.at(-1)
    if (last && isList(last)) blocks.pop()
    if (blocks.length > 0) groups.push(blocks)
    blocks = []
  }
  const hasLinkDefinitions = /^[ >]*\[(?!\^)[^\n]*\]:/m.test(source)
  for (let start = 0; start < source.length; ) {
    while (source[start] === '\n') start++
    const gap = source.indexOf('\n\n', start)
    const end = gap < 0 ? source.length - (source.endsWith('\n') ? 1 : 0) : gap
    const written = source.slice(start, end)
    const block = isInCode ? undefined : blockOf(written, { start, end }, hasLinkDefinitions)
    // Only a guess: what is in code anyway is found out.
    if (!block && ((written.match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0) & 1) === 1) isInCode = !isInCode
    if (block && mayFollow(block, blocks.at(-1))) blocks.push(block)
    else {
      close()
      const text = isInCode ? undefined : textOfNote(written)
      if (text !== undefined) groups.push([{ kind: 'paragraph', start: end - text.length, end }])
    }
    start = Math.max(end, start) + 1
  }
  close()
  return groups
}

/** Longer ones hardly come again. */
const LONGEST_SHAPE = 300

function blockOf(written: string, span: Span, hasLinkDefinitions: boolean): Block | undefined {
  const kind = plainKind(written)
  if (kind) return { ...span, kind }
  const shape = hasLinkDefinitions && written.includes('[') ? undefined : textShape(written)
  if (!shape || shape.text.length > LONGEST_SHAPE) return undefined
  return { ...span, kind: 'shaped', written, shape }
}

/** The words of a note in one line, which are a paragraph of their own. */
function textOfNote(written: string): string | undefined {
  const text = /^\[\^[\w-]+\]: ([^ \n].*)$/.exec(written)?.[1]
  return text !== undefined && plainKind(text) === 'paragraph' ? text : undefined
}

/** What is open before a group ends in another place if a quotation comes. */
function mayFollow(block: Block, before: Block | undefined): boolean {
  if (!before) return !isList(block) && !(block.kind === 'shaped' && block.written.startsWith('>'))
  return !(isList(block) && isList(before))
}

/** Whether it is a list, or has one that could go on after it. */
function isList(block: Block): boolean {
  return (
    block.kind === 'list' ||
    (block.kind === 'shaped' && /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?: |$)/m.test(block.written))
  )
}

/** A group in its place. */
type Run = Span & {
  blocks: Block[]
  /** Where its stand-in is in what is parsed. */
  place: number
  /** Line feeds and characters that what is parsed has fewer than the source, up to the end of the stand-in. */
  lines: number
  characters: number
  /** Of its end; counts from 1. */
  column: number
}

function runsOf(source: string, groups: readonly Block[][]): Run[] {
  const runs: Run[] = []
  for (const blocks of groups) {
    const span = { start: blocks[0]?.start ?? 0, end: blocks.at(-1)?.end ?? 0 }
    const { lines, characters } = runs.at(-1) ?? { lines: 0, characters: 0 }
    runs.push({
      ...span,
      blocks,
      place: span.start - characters,
      lines: lines + countLines(source, span),
      characters: characters + span.end - span.start - 1,
      column: span.end - source.lastIndexOf('\n', span.end - 1),
    })
  }
  return runs
}

function withStandIns(source: string, runs: readonly Run[], standIn: string): string {
  const pieces: string[] = []
  let from = 0
  for (const { start, end } of runs) {
    pieces.push(source.slice(from, start), standIn)
    from = end
  }
  return pieces.join('') + source.slice(from)
}

/** What a stand-in may stand in. */
const holders = new Set(['root', 'containerDirective', 'footnoteDefinition'])

/** Paragraphs that stand for runs; a stand-in that was read as something else is not among them. */
function findStandIns(tree: Root, standIn: string, runs: readonly Run[]): Map<Nodes, Run> {
  const byPlace = new Map(runs.map((run) => [run.place, run]))
  const found = new Map<Nodes, Run>()
  const look = (node: Nodes): void => {
    if (holders.has(node.type) && 'children' in node) for (const child of node.children) look(child)
    if (node.type !== 'paragraph' || node.children.length !== 1 || !node.position) return
    const [only] = node.children
    const run = byPlace.get(node.position.start.offset ?? -1)
    if (only?.type === 'text' && only.value === standIn && run) found.set(node, run)
  }
  look(tree)
  return found
}

/**
 * The names of the chapter's notes; `undefined` where they do not hold for all of it: those of a container are not known
 * before it. Nor are the names of links.
 */
function notesOf(tree: Root): Set<string> | undefined {
  const names = new Set<string>()
  let isSure = true
  const look = (node: Nodes, isContained: boolean): void => {
    if (node.type === 'footnoteDefinition') names.add(node.identifier)
    if (node.type === 'definition' || (node.type === 'footnoteDefinition' && isContained)) isSure = false
    if ('children' in node)
      for (const child of node.children) look(child, isContained || node.type === 'containerDirective')
  }
  look(tree, false)
  return isSure ? names : undefined
}

/** Puts the blocks in their places and moves all others. */
function putBack(tree: Root, found: ReadonlyMap<Nodes, Run>, runs: readonly Run[], source: string): void {
  const blocksOf = (node: Nodes): RootContent[] | undefined => {
    const run = found.get(node)
    if (!run || !node.position) return undefined
    let { line } = moved(node.position.start, runs)
    let at = run.start
    return run.blocks.flatMap((block) => {
      line += countLines(source, { start: at, end: block.start })
      at = block.start
      return block.kind === 'shaped'
        ? fillTemplate(block, { line, offset: at })
        : plainBlock(source, block, line)
    })
  }
  const put = (node: Nodes): void => {
    if (node.position) {
      const { start, end } = node.position
      node.position = { start: moved(start, runs), end: moved(end, runs) }
    }
    if (!('children' in node)) return
    const children = (node.children as Nodes[]).flatMap((child) => {
      const blocks = blocksOf(child)
      if (!blocks) put(child)
      return blocks ?? child
    })
    node.children = children as typeof node.children
  }
  put(tree)
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
