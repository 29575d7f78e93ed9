import type { Nodes, Parent } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { isCjk } from '../cjk/characters.ts'
import { parseContainers } from '../markdown/parse-containers.ts'
import { remarkIndentedBlocks } from '../markdown/remark-indented-blocks.ts'

/** A paragraph, heading or cell as its reader reads it; `offsets` says where in the file each character stands. */
export type Passage = {
  /** `￼` stands for what is no text: code, a formula, a picture. */
  text: string
  offsets: number[]
  kind: 'paragraph' | 'heading' | 'cell'
  /** Of a heading, 1 to 6. */
  level: number
  /** Of the chapter, where its front matter gives one. */
  language: string | undefined
  /** Rules that a comment before it sets aside; `*` for all. */
  ignored: ReadonlySet<string>
}

/** What stands for a picture, a formula or code. */
export const OBJECT = '\uFFFC'

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(remarkDirective)
  .use(remarkIndentedBlocks)
  .use(remarkMath)
  .freeze()

/**
 * The passages of a chapter, in order.
 *
 * `<!-- lint-ignore dash range -->` (or 不校) before a block sets those rules aside for it, without names all of them.
 */
export function passagesOf(source: string): Passage[] {
  const { tree, text: joined } = parseContainers(source, (text) => processor.parse(text))
  const passages: Passage[] = []
  const [first] = tree.children
  // Front matter was checked when the chapter was composed.
  const own = first?.type === 'yaml' ? /^lang:\s*["']?([\w-]+)/m.exec(first.value)?.[1] : undefined
  const visit = (parent: Parent, language: string | undefined, around: ReadonlySet<string>) => {
    let next: ReadonlySet<string> = new Set()
    for (const node of parent.children) {
      const comment = node.type === 'html' ? ignoreComment.exec(node.value) : null
      if (comment) {
        next = new Set(
          (comment[1] ?? '').trim() === '' ? ['*'] : (comment[1] ?? '').trim().split(/[\s,，、]+/),
        )
        continue
      }
      const ignored = new Set([...around, ...next])
      next = new Set()
      const kind = kinds[node.type]
      if (kind)
        passages.push({ ...readAt(node, source, joined), kind, level: levelOf(node), language, ignored })
      else if ('children' in node) visit(node, language, ignored)
    }
  }
  visit(tree, own, new Set())
  return passages
}

const ignoreComment = /^<!--\s*(?:lint-ignore|不校)(?![\p{L}\p{N}])([^>]*?)-->$/u

const kinds: Partial<Record<Nodes['type'], Passage['kind']>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  tableCell: 'cell',
}

function levelOf(node: Nodes): number {
  return node.type === 'heading' ? node.depth : 0
}

/** Titles of such containers stand a few characters further on in the source. */
function readAt(block: Nodes, source: string, joined: string): Pick<Passage, 'text' | 'offsets'> {
  const { text, offsets } = readInline(block, joined)
  if (joined === source || block.type !== 'paragraph' || !block.data?.directiveLabel) return { text, offsets }
  const from = block.children[0]?.position?.start.offset ?? 0
  const shift = source.indexOf(joined.slice(from, block.children.at(-1)?.position?.end.offset), from) - from
  return { text, offsets: offsets.map((offset) => offset + Math.max(0, shift)) }
}

function readInline(block: Nodes, source: string): Pick<Passage, 'text' | 'offsets'> {
  const characters: string[] = []
  const offsets: number[] = []
  const add = (character: string, offset: number) => {
    characters.push(character)
    offsets.push(offset)
  }
  /** Within `<span lang="en">`: what is of another language is not proofread. */
  let foreign = ''
  const visit = (node: Nodes) => {
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? start
    const written = source.slice(start, end)
    if (node.type === 'html') {
      const opened = /^<(\w+)\s[^>]*\blang=/i.exec(node.value)?.[1]
      if (foreign === '' && opened !== undefined) {
        foreign = opened
        add(OBJECT, start)
      } else if (foreign !== '' && node.value.toLowerCase().startsWith(`</${foreign}`)) foreign = ''
    } else if (foreign !== '') return
    else if (node.type === 'text') addText(node.value, written, start, add)
    else if (node.type === 'footnoteReference') return
    else if (node.type === 'break') add('\n', start)
    // `12:30` is a directive for the parser, and text for us.
    else if (node.type === 'textDirective' && !/[[{]/.test(written)) addText(written, written, start, add)
    else if (node.type === 'link' && isAddress(node, written)) add(OBJECT, start)
    else if ('children' in node) for (const child of node.children) visit(child)
    else add(OBJECT, start)
  }
  if ('children' in block) for (const child of block.children) visit(child)
  return withoutMarkup(characters.join(''), offsets)
}

/** `<https://a.b>`, or the address alone. */
function isAddress({ url }: { url: string }, written: string): boolean {
  return !written.startsWith('[') || written.slice(1, written.indexOf(']')) === url
}

/** Text may be written otherwise than it is read: `\*`, `&amp;`, lines that begin with `>`. */
function addText(
  value: string,
  written: string,
  start: number,
  add: (character: string, offset: number) => void,
): void {
  let cursor = 0
  for (const character of value.split('')) {
    const found = written.indexOf(character, cursor)
    if (found >= 0) cursor = found
    add(character, start + cursor)
    if (found >= 0) cursor++
  }
}

/** Of `{汉字|hàn zì}` the characters alone, no `{#id}`, no ends of lines within a sentence. */
function withoutMarkup(text: string, offsets: number[]): Pick<Passage, 'text' | 'offsets'> {
  const left = new Set<number>()
  for (const match of text.matchAll(/\{([^{}|\n]+)\|[^{}\n]*\}|\s*\{[#.][^{}]*\}/g)) {
    const base = match[1] === undefined ? '' : match[1]
    for (let at = match.index; at < match.index + match[0].length; at++)
      if (base === '' || at === match.index || at > match.index + base.length) left.add(at)
  }
  for (const match of text.matchAll(/\n/g)) {
    const [before, after] = [text[match.index - 1] ?? '', text[match.index + 1] ?? '']
    if (isCjk(before) || isCjk(after)) left.add(match.index)
  }
  const kept = [...text.split('').keys()].filter((at) => !left.has(at))
  return {
    text: kept.map((at) => (text[at] === '\n' ? ' ' : text[at])).join(''),
    offsets: kept.map((at) => offsets[at] ?? 0),
  }
}
