import { rubyText } from '../ruby-text.ts'
import type { EbookNotes } from './find-notes.ts'
import { resolvePath } from './open-ebook.ts'
import { type Attributes, isFront, isPageBreak, noteBlocks, skipped } from './skipped.ts'

/**
 * All text of an EPUB's documents, read without the parser that the chapters come from: the body in the order of the
 * spine, then the notes in the order of their calls.
 */
export function expectedText(
  documents: ReadonlyMap<string, string>,
  left: ReadonlySet<string>,
  notes: EbookNotes,
): { body: string; notes: string } {
  const body: string[] = []
  const noteTexts = new Map<number, string>()
  for (const [path, source] of documents) {
    const root = readTree(source)
    const reader: Reader = { path, notes, noteTexts, blocks: noteTags(root, path, notes) }
    const text = textOf(find(root, 'body') ?? root, reader)
    if (!left.has(path)) body.push(text)
  }
  const sorted = [...noteTexts].sort(([a], [b]) => a - b)
  return { body: body.join('\n'), notes: sorted.map(([, text]) => text).join('\n') }
}

type Tag = { name: string; attributes: Attributes; children: (Tag | string)[]; parent: Tag | undefined }

type Reader = {
  path: string
  notes: EbookNotes
  noteTexts: Map<number, string>
  blocks: Map<Tag, number>
}

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<![A-Za-z](?:[^>[]|\[[^\]]*\])*>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>/g

function readTree(source: string): Tag {
  const root: Tag = { name: '', attributes: new Map(), children: [], parent: undefined }
  let open = root
  let at = 0
  for (const match of source.matchAll(token)) {
    if (match.index > at) open.children.push(unescaped(source.slice(at, match.index)))
    at = match.index + match[0].length
    const [, cdata, closed, opened, written = '', slash] = match
    if (cdata !== undefined) open.children.push(cdata)
    else if (closed !== undefined) {
      let up: Tag | undefined = open
      while (up && up.name !== closed) up = up.parent
      open = up?.parent ?? open
    } else if (opened !== undefined) {
      const pairs = [...written.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)]
      const attributes = new Map(pairs.map(([, key = '', a, b]) => [key, unescaped(a ?? b ?? '')]))
      const tag: Tag = { name: opened, attributes, children: [], parent: open }
      open.children.push(tag)
      if (slash !== '/') open = tag
    }
  }
  open.children.push(unescaped(source.slice(at)))
  return root
}

const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name === undefined
      ? String.fromCodePoint(Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16))
      : (names[String(name)] ?? whole),
  )
}

function localName({ name }: Tag): string {
  return name.replace(/^.*:/, '').toLowerCase()
}

function find(tag: Tag, name: string): Tag | undefined {
  if (localName(tag) === name) return tag
  for (const child of tag.children) {
    const found = typeof child === 'string' ? undefined : find(child, name)
    if (found) return found
  }
  return undefined
}

/** The elements that are notes, by the ids that calls lead to. */
function noteTags(
  tag: Tag,
  path: string,
  notes: EbookNotes,
  found = new Map<Tag, number>(),
): Map<Tag, number> {
  const note = notes.byTarget.get(`${path}#${tag.attributes.get('id') ?? ''}`)
  if (note) {
    let block: Tag | undefined = tag
    while (block && !noteBlocks.has(localName(block))) block = block.parent
    const up = block?.parent
    if (block && localName(block) === 'p' && up && /^(?:li|aside|dd)$/.test(localName(up))) block = up
    if (block) found.set(block, note.number)
  }
  for (const child of tag.children) if (typeof child !== 'string') noteTags(child, path, notes, found)
  return found
}

function textOf(tag: Tag | string, reader: Reader): string {
  if (typeof tag === 'string') return tag
  const name = localName(tag)
  if (skipped.has(name) || name === 'svg' || name === 'math' || isPageBreak(tag.attributes)) return ''
  if (name !== 'body' && isFront(tag.attributes)) return ''
  const number = reader.blocks.get(tag)
  if (number !== undefined && !reader.noteTexts.has(number)) {
    reader.noteTexts.set(number, '')
    reader.noteTexts.set(number, textOf(tag, reader))
    return ''
  }
  if (name === 'a' && isCallOrArrow(tag, reader)) return ''
  if (name === 'ruby') return readings(tag)
  const inner = tag.children.map((child) => textOf(child, reader)).join('')
  return name === 'q' ? `“${inner}”` : inner
}

function isCallOrArrow(tag: Tag, { path, notes, blocks }: Reader): boolean {
  const way = resolvePath(path, tag.attributes.get('href') ?? '')
  if (!way) return false
  const target = `${way.path}#${way.fragment}`
  let up: Tag | undefined = tag
  while (up && !blocks.has(up)) up = up.parent
  return up ? notes.callers.has(target) : notes.byTarget.has(target) && isCallTag(tag, notes, path)
}

/** The parser above has looked at what calls: here its id, or the words in it, tell the same one. */
function isCallTag(tag: Tag, notes: EbookNotes, path: string): boolean {
  const href = tag.attributes.get('href') ?? ''
  const words = tag.children.map((child) => allText(child)).join('')
  return [...notes.calls].some(
    (call) =>
      call.getAttribute('href') === href &&
      (call.textContent ?? '') === words &&
      resolvePath(path, href) !== undefined,
  )
}

function allText(tag: Tag | string): string {
  return typeof tag === 'string' ? tag : tag.children.map(allText).join('')
}

function readings(ruby: Tag): string {
  const pairs: [string, string][] = []
  let base = ''
  for (const child of ruby.children) {
    const name = typeof child === 'string' ? '' : localName(child)
    if (name === 'rp') continue
    if (name === 'rt') {
      pairs.push([base.trim(), allText(child).trim()])
      base = ''
    } else base += allText(child)
  }
  if (base.trim() !== '') pairs.push([base.trim(), ''])
  return rubyText(pairs)
}
