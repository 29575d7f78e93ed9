import type { ElementContent } from 'hast'
import { fromHtmlTree } from '../rich/from-html.ts'
import { inkOf, type RichGuess, type RichText } from '../rich/rich-text.ts'
import { expectedText } from './expected-text.ts'
import { type EbookNotes, findNotes } from './find-notes.ts'
import { headingsOfContents } from './headings-of-contents.ts'
import { type Ebook, openEbook, parseXml, resolvePath } from './open-ebook.ts'
import { isFront } from './skipped.ts'
import { attributesOf, type EbookWay, nameOf, noteToHast, toHast } from './to-hast.ts'

/**
 * Read an EPUB, 2 or 3, in the order of its spine; its text is read once more without the same parser, for the proof.
 *
 * Nothing of it runs, nothing is fetched, and no name in the zip becomes a name on the disk.
 *
 * @throws EbookFault
 */
export async function readEpub(packed: Uint8Array): Promise<RichText> {
  const book = await openEbook(packed)
  const left: RichText['left'] = []
  const guesses: RichGuess[] = []
  const roots = new Map([...book.documents].map(([path, source]) => [path, bodyOf(source)]))
  const front = new Set(
    [...roots]
      .filter(([path, body]) => book.navigation.has(path) || isFrontPage(body) || isCover(book, path, body))
      .map(([path]) => path),
  )
  const notes = findNotes(roots, front)
  for (const [path, body] of roots) if (isEmptied(body, notes)) front.add(path)
  for (const path of front) left.push({ kind: 'front', text: wordsOutside(roots.get(path), notes) })
  guesses.push(...headingsOfContents(book.contents, roots, front))

  const pictures = new PictureShelf(book.bytes, left)
  const way = (path: string): EbookWay => ({
    path,
    notes,
    picture: (from, href) => pictures.take(from, href),
    drawing: (svg) => pictures.draw(svg),
    leave: (kind, text) => left.push({ kind, text }),
  })
  const children: ElementContent[] = []
  for (const [path, body] of roots) {
    if (front.has(path)) continue
    children.push(...[...body.childNodes].flatMap((child) => toHast(child, way(path))))
  }
  const items = notes.notes.map(
    ({ number, path, block }): ElementContent => ({
      type: 'element',
      tagName: 'li',
      properties: { id: `footnote-${number}` },
      children: noteToHast(block, way(path)),
    }),
  )
  if (items.length > 0) children.push({ type: 'element', tagName: 'ol', properties: {}, children: items })
  const cover = book.cover.picture === undefined ? undefined : pictures.take('', book.cover.picture)
  await pictures.load()
  const coverName = cover === undefined ? undefined : pictures.nameOf(cover)
  const { blocks, guesses: found } = fromHtmlTree({ type: 'root', children: children.map(pictures.named) })
  guesses.push(...found)
  if (book.title !== undefined) guesses.push({ kind: 'title', text: book.title })
  return {
    blocks,
    title: book.title,
    isTitleTaken: false,
    about: {
      ...(book.authors.length > 0 ? { authors: book.authors } : {}),
      ...(book.publisher === undefined ? {} : { publisher: book.publisher }),
      ...(coverName === undefined || /\.svg$/.test(coverName) ? {} : { cover: coverName }),
    },
    pictures: pictures.files,
    expected: expectedText(book.documents, front, notes),
    guesses,
    left: left.filter(({ text }) => inkOf(text) !== ''),
  }
}

function bodyOf(source: string): Element {
  const root = parseXml(source)
  return [...root.querySelectorAll('*')].find((element) => nameOf(element) === 'body') ?? root
}

/** Cover, title page, contents: it says so itself, or is nothing but a picture or such a part. */
function isFrontPage(body: Element): boolean {
  if (isFront(attributesOf(body))) return true
  const parts = [...body.children]
  return parts.length > 0 && parts.every((part) => isFront(attributesOf(part)))
}

/** The page that holds nothing but the cover's picture. */
function isCover({ cover }: Ebook, path: string, body: Element): boolean {
  if (inkOf(body.textContent ?? '') !== '') return false
  const pictures = [...body.querySelectorAll('img, image')].map(
    (one) => one.getAttribute('src') ?? one.getAttribute('xlink:href') ?? one.getAttribute('href') ?? '',
  )
  const [picture, ...others] = pictures.map((href) => resolvePath(path, href)?.path)
  return others.length === 0 && (path === cover.page || (picture !== undefined && picture === cover.picture))
}

/** Whether nothing but headings is left of a page when its notes stand where they are called. */
function isEmptied(body: Element, notes: EbookNotes): boolean {
  if (![...notes.blocks.keys()].some((block) => body.contains(block))) return false
  const headings = [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  return (
    body.querySelector('img, svg, math') === null &&
    wordsOutside(body, notes) === inkOf(headings.map((heading) => heading.textContent ?? '').join(''))
  )
}

/** The ink of a page, without its notes. */
function wordsOutside(body: Element | undefined, notes: EbookNotes): string {
  const text = (node: Node): string => {
    if (node.nodeType === 3 || node.nodeType === 4) return node.nodeValue ?? ''
    if (node.nodeType !== 1 || notes.blocks.has(node as Element)) return ''
    return [...node.childNodes].map(text).join('')
  }
  return body ? inkOf(text(body)) : ''
}

/** The endings of the pictures that a book can hold, by the bytes that they begin with. */
const kinds: readonly [ending: string, pattern: RegExp][] = [
  ['png', /^\x89PNG/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8/],
  ['webp', /^RIFF....WEBP/s],
  ['svg', /^\s*(?:\xef\xbb\xbf)?(?:<\?xml|<!DOCTYPE svg|<!--|<svg)/],
]

/** The pictures of a book, each once, under names of ours. */
class PictureShelf {
  readonly files = new Map<string, Uint8Array>()
  /** Path in the zip → a place holder. */
  readonly #asked = new Map<string, string>()
  /** Place holder → name; '' for what no book can hold. */
  readonly #names = new Map<string, string>()
  readonly #bytes: (path: string) => Promise<Uint8Array | undefined>
  readonly #left: RichText['left']

  constructor(bytes: (path: string) => Promise<Uint8Array | undefined>, left: RichText['left']) {
    this.#bytes = bytes
    this.#left = left
  }

  take(from: string, href: string): string {
    const path = resolvePath(from, href)?.path
    if (path === undefined) {
      this.#left.push({ kind: 'picture', text: href.slice(0, 200) })
      return ''
    }
    const holder = this.#asked.get(path) ?? `picture:${this.#asked.size + 1}`
    this.#asked.set(path, holder)
    return holder
  }

  /** The name of a picture that was taken and loaded; `undefined` of one that no book can hold. */
  nameOf(holder: string): string | undefined {
    return this.#names.get(holder) || undefined
  }

  draw(svg: string): string {
    const text = /\sxmlns=/.test(svg) ? svg : svg.replace(/^<svg/, '<svg xmlns="http://www.w3.org/2000/svg"')
    const name = this.#next('svg')
    this.files.set(name, Buffer.from(text))
    return name
  }

  async load(): Promise<void> {
    for (const [path, holder] of this.#asked) {
      const bytes = await this.#bytes(path)
      const head = bytes ? Buffer.from(bytes.subarray(0, 200)).toString('latin1') : ''
      const ending = kinds.find(([, pattern]) => pattern.test(head))?.[0]
      if (!bytes || ending === undefined) {
        this.#left.push({ kind: 'picture', text: path })
        this.#names.set(holder, '')
        continue
      }
      const name = this.#next(ending)
      this.files.set(name, bytes)
      this.#names.set(holder, name)
    }
  }

  /** The tree with names instead of place holders. */
  readonly named = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node
    const src = this.#names.get(String(node.properties.src ?? ''))
    return {
      ...node,
      properties: src === undefined ? node.properties : { ...node.properties, src },
      children: node.children.map(this.named),
    }
  }

  #next(ending: string): string {
    return `images/${String(this.files.size + 1).padStart(2, '0')}.${ending}`
  }
}
