import { posix } from 'node:path'
import JSZip from 'jszip'
import type { Message } from '../message.ts'
import { elementsNamed, hasWord, type ReadElement, readXml, XmlFault } from './read-xml.ts'

/** Any EPUB, read as far as it can be. Paths are those in the zip. */
export type OpenEpub = {
  /** All files, without folders. */
  paths: ReadonlySet<string>
  packagePath: string
  packageDocument: ReadElement
  /** Of the format: `3.0`, `2.0`; `''` where it is not said. */
  version: string
  /** What the package document lists; `path` is '' for what is not in the zip's reach, such as a web address. */
  items: EpubItem[]
  /** In reading order. */
  spine: EpubItem[]
  /** XHTML and SVG files that could be read, by path. */
  documents: ReadonlyMap<string, ReadElement>
  navigation: EpubItem | undefined
  /** Style sheets, by path. */
  styles: ReadonlyMap<string, string>
  bytes: (path: string) => Promise<Uint8Array>
}

export type EpubItem = { id: string; href: string; path: string; mediaType: string; properties: string[] }

/** Why a file is no EPUB, or a part of it cannot be read: a rule of the catalogue, and where. */
export type EpubFault = {
  ruleId: string
  path?: string
  place?: { line: number; column: number }
  values?: Message['values']
}

/** `epub` is missing where nothing more can be said about the file. */
export async function openEpub(bytes: Uint8Array): Promise<{ epub?: OpenEpub; faults: EpubFault[] }> {
  const faults: EpubFault[] = []
  const zip = await JSZip.loadAsync(bytes).catch(() => undefined)
  if (!zip) return { faults: [{ ruleId: 'epub-not-zip' }] }
  const files = new Map(
    Object.values(zip.files)
      .filter((file) => !file.dir)
      .map((file) => [file.name, file]),
  )
  const textOf = async (path: string) => (await files.get(path)?.async('string')) ?? ''
  const read = async (path: string): Promise<ReadElement | undefined> => {
    try {
      return files.has(path) ? readXml(await textOf(path)) : undefined
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error
      const { ruleId, values, line, column } = error
      faults.push({ ruleId, path, place: { line, column }, values })
      return undefined
    }
  }
  const container = await read('META-INF/container.xml')
  const rootFile = container && elementsNamed(container, 'rootfile')[0]
  const packagePath = rootFile?.attributes.get('full-path') ?? ''
  const packageDocument = await read(packagePath)
  if (!packageDocument) return { faults: [...faults, { ruleId: 'epub-no-package' }] }

  const items = elementsNamed(packageDocument, 'item').map((item): EpubItem => {
    const href = item.attributes.get('href') ?? ''
    return {
      id: item.attributes.get('id') ?? '',
      href,
      path: resolveHref(packagePath, href)?.path ?? '',
      mediaType: item.attributes.get('media-type') ?? '',
      properties: (item.attributes.get('properties') ?? '').split(/\s+/).filter(Boolean),
    }
  })
  const byId = new Map(items.map((item) => [item.id, item]))
  const documents = new Map<string, ReadElement>()
  const styles = new Map<string, string>()
  for (const { path, mediaType } of items) {
    if (mediaType === 'text/css' && files.has(path)) styles.set(path, await textOf(path))
    if (!/^(?:application\/xhtml|image\/svg)\+xml$/.test(mediaType)) continue
    const root = await read(path)
    if (root) documents.set(path, root)
  }
  const epub = {
    paths: new Set(files.keys()),
    packagePath,
    packageDocument,
    version: packageDocument.attributes.get('version')?.trim() ?? '',
    items,
    spine: elementsNamed(packageDocument, 'itemref').flatMap(
      (item) => byId.get(item.attributes.get('idref') ?? '') ?? [],
    ),
    documents,
    navigation: items.find(({ properties }) => properties.includes('nav')),
    styles,
    bytes: async (path: string) => (await files.get(path)?.async('uint8array')) ?? new Uint8Array(),
  }
  return { epub, faults }
}

/** Where a reference leads in the zip; `undefined` where it leads out of it. */
export function resolveHref(from: string, href: string): { path: string; fragment: string } | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return undefined
  const [way = '', fragment = ''] = href.split('#', 2)
  const path = way === '' ? from : posix.join(posix.dirname(from), decode(way.replace(/\?.*$/, '')))
  return { path: path.replace(/^\.\//, ''), fragment: decode(fragment) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The `nav` of a kind: `toc`, `page-list`, `landmarks`. */
export function navOf({ navigation, documents }: OpenEpub, kind: string): ReadElement | undefined {
  const root = navigation && documents.get(navigation.path)
  return root && elementsNamed(root, 'nav').find((nav) => hasWord(nav, 'epub:type', kind))
}
