import { posix } from 'node:path'
import JSZip from 'jszip'
import { DOMParser } from 'linkedom'
import { unpackedSizes } from '../../unpacked-sizes.ts'
import { xhtmlText } from './xhtml-text.ts'

/** What an EPUB says of itself, and its documents in reading order; nothing of it touches the disk. */
export type Ebook = {
  title: string | undefined
  authors: string[]
  publisher: string | undefined
  /** Path in the zip → the file as text; the spine's documents. */
  documents: Map<string, string>
  /** Paths of the spine that are navigation, not text. */
  navigation: Set<string>
  /** Entries of the table of contents: the place that each leads to, and its level from 1. */
  contents: { path: string; fragment: string; label: string; level: number }[]
  /** Its cover: the page, and the picture, as EPUB 2 (`guide`, `meta`) and 3 (`properties`) name them. */
  cover: { page: string | undefined; picture: string | undefined }
  /** The bytes of a file; `undefined` where there is none. */
  bytes: (path: string) => Promise<Uint8Array | undefined>
}

/** So much may a file unpack to, and all together, in bytes: far more than books have, and less than a computer has. */
const most = { file: 256 * 2 ** 20, all: 2 ** 30 }

/** An EPUB that cannot be read, with what is wrong. */
export class EbookFault extends Error {
  override name = 'EbookFault'
}

/**
 * Open an EPUB 2 or 3.
 *
 * @throws EbookFault where it is none, is encrypted, or would unpack to more than a computer holds
 */
export async function openEbook(packed: Uint8Array, limits = most): Promise<Ebook> {
  refuseBomb(packed, limits)
  const zip = await JSZip.loadAsync(packed).catch((error: unknown) => {
    throw new EbookFault(error instanceof Error ? error.message : String(error))
  })
  const bytes = async (path: string) => {
    const file = zip.file(path)
    return file ? unpack(file, limits) : undefined
  }
  const xml = async (path: string) => {
    const file = await bytes(path)
    return file && parseXml(xhtmlText(file))
  }
  const packagePath =
    named(await xml('META-INF/container.xml'), 'rootfile')[0]?.getAttribute('full-path') ?? ''
  const packageDocument = await xml(packagePath)
  if (!packageDocument) throw new EbookFault('META-INF/container.xml names no package document')
  const items = new Map(
    named(packageDocument, 'item').map((item) => [
      item.getAttribute('id') ?? '',
      {
        path: resolvePath(packagePath, item.getAttribute('href') ?? '')?.path ?? '',
        type: item.getAttribute('media-type') ?? '',
        properties: (item.getAttribute('properties') ?? '').split(/\s+/),
      },
    ]),
  )
  const spine = named(packageDocument, 'itemref').flatMap(
    (reference) => items.get(reference.getAttribute('idref') ?? '') ?? [],
  )
  const encrypted = new Set(
    named(await xml('META-INF/encryption.xml'), 'CipherReference').map(
      (reference) => resolvePath('', reference.getAttribute('URI') ?? '')?.path,
    ),
  )
  const documents = new Map<string, string>()
  for (const { path } of spine) {
    if (encrypted.has(path)) throw new EbookFault(`${path} is encrypted (DRM)`)
    const file = await bytes(path)
    if (!file) throw new EbookFault(`${path} is missing`)
    documents.set(path, xhtmlText(file))
  }
  const all = [...items.values()]
  const nav = all.find(({ properties }) => properties.includes('nav'))?.path
  const ncx = all.find(({ type }) => type === 'application/x-dtbncx+xml')?.path
  const coverId = named(packageDocument, 'meta')
    .find((meta) => meta.getAttribute('name') === 'cover')
    ?.getAttribute('content')
  const coverPage = named(packageDocument, 'reference')
    .find((reference) => /^cover$/i.test(reference.getAttribute('type') ?? ''))
    ?.getAttribute('href')
  const text = (name: string) =>
    named(packageDocument, name)
      .map((element) => (element.textContent ?? '').trim())
      .filter((value) => value !== '')
  return {
    title: text('title')[0],
    authors: text('creator'),
    publisher: text('publisher')[0],
    documents,
    navigation: new Set(nav === undefined ? [] : [nav]),
    contents: nav ? navEntries(await xml(nav), nav) : ncx ? ncxEntries(await xml(ncx), ncx) : [],
    cover: {
      page: resolvePath(packagePath, coverPage ?? '')?.path,
      picture: (all.find(({ properties }) => properties.includes('cover-image')) ?? items.get(coverId ?? ''))
        ?.path,
    },
    bytes,
  }
}

function refuseBomb(packed: Uint8Array, limits: typeof most): void {
  const sizes = [...unpackedSizes(packed).values()]
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total > limits.all || sizes.some((size) => size > limits.file)) throw tooLarge(limits)
}

function tooLarge({ file, all }: typeof most): EbookFault {
  return new EbookFault(
    `it unpacks to more than ${file / 2 ** 20} MiB a file, or ${all / 2 ** 20} MiB in all`,
  )
}

/** Sizes in the directory of a zip may lie: it is counted, too. */
function unpack(file: JSZip.JSZipObject, limits: typeof most): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = []
    let size = 0
    const stream = file.nodeStream('nodebuffer')
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limits.file) {
        stream.pause()
        fail(tooLarge(limits))
      } else chunks.push(chunk)
    })
    stream.on('error', (error) => fail(new EbookFault(error.message)))
    stream.on('end', () => done(Buffer.concat(chunks)))
  })
}

/** Where a reference leads in the zip; `undefined` where it leads out of it. */
export function resolvePath(from: string, href: string): { path: string; fragment: string } | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return undefined
  const [way = '', fragment = ''] = href.split('#', 2)
  const path = way === '' ? from : posix.join(posix.dirname(from), decode(way.replace(/\?.*$/, '')))
  return path.startsWith('../') ? undefined : { path, fragment: decode(fragment) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export function parseXml(source: string): Element {
  return new DOMParser().parseFromString(source, 'text/xml').documentElement as unknown as Element
}

/** Elements of a local name, whatever their prefix. */
function named(root: Element | undefined, name: string): Element[] {
  if (!root) return []
  return [root, ...root.querySelectorAll('*')].filter(
    (element) => element.tagName.replace(/^.*:/, '').toLowerCase() === name.toLowerCase(),
  )
}

function navEntries(root: Element | undefined, path: string): Ebook['contents'] {
  const toc = named(root, 'nav').find((nav) => /\btoc\b/.test(nav.getAttribute('epub:type') ?? ''))
  return named(toc, 'a').flatMap((link) => {
    let level = 0
    for (let up = link.parentElement; up && up !== toc; up = up.parentElement)
      if (up.tagName.toLowerCase() === 'ol') level++
    return entry(path, link.getAttribute('href'), link.textContent, level)
  })
}

function ncxEntries(root: Element | undefined, path: string): Ebook['contents'] {
  return named(root, 'navPoint').flatMap((point) => {
    let level = 1
    for (let up = point.parentElement; up; up = up.parentElement) if (/navpoint/i.test(up.tagName)) level++
    const [label] = [...point.children].filter(({ tagName }) => /navlabel/i.test(tagName))
    const [content] = [...point.children].filter(({ tagName }) => /content/i.test(tagName))
    return entry(path, content?.getAttribute('src'), label?.textContent, level)
  })
}

function entry(
  from: string,
  href: string | null | undefined,
  label: string | null | undefined,
  level: number,
): Ebook['contents'] {
  const target = resolvePath(from, href ?? '')
  return target ? [{ ...target, label: (label ?? '').trim(), level }] : []
}
