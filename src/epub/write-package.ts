import type { BookConfig } from '../book.ts'
import { writtenDate } from '../written-date.ts'
import type { AccessFacts } from './describe-access.ts'
import { writeXml, type XmlElement, xml } from './xml.ts'

/** A file of the EPUB; `path` is relative to the package document. */
export type PackageFile = {
  path: string
  mediaType: string
  /** EPUB 3.3, D.6.1: `nav`, `cover-image`, `svg`, `mathml`. */
  properties?: string[]
}

export type PackageModel = {
  config: BookConfig
  identifier: string
  modified: Date
  access: AccessFacts
  files: PackageFile[]
  /** Paths in reading order. */
  spine: string[]
  /** Whether the EPUB names the pages of the printed book. */
  hasPages: boolean
}

/** `content.opf`: what the book is, what files it has, and in which order they are read. EPUB 3.3, 5. */
export function writePackage(model: PackageModel): string {
  const { config, files, spine } = model
  const ids = new Map(files.map(({ path }) => [path, idOf(path)]))
  const root = xml(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'book-id',
      'xml:lang': config.language,
    },
    [
      metadata(model),
      xml(
        'manifest',
        {},
        files.map(({ path, mediaType, properties }) =>
          xml('item', {
            id: ids.get(path),
            href: path,
            'media-type': mediaType,
            properties: properties && properties.length > 0 ? properties.join(' ') : undefined,
          }),
        ),
      ),
      xml(
        'spine',
        { toc: ids.get('toc.ncx'), 'page-progression-direction': config.epub.direction },
        spine.map((path) => xml('itemref', { idref: ids.get(path) })),
      ),
    ],
  )
  return writeXml(root)
}

function idOf(path: string): string {
  return `file-${path.replace(/[^A-Za-z0-9.-]/g, '-')}`
}

function metadata({ config, identifier, modified, access, hasPages, files }: PackageModel): XmlElement {
  const issuer = config.publisher ?? config.unit
  const cover = files.find(({ properties }) => properties?.includes('cover-image'))
  return xml('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
    xml('dc:identifier', { id: 'book-id' }, [identifier]),
    xml('dc:title', { id: 'title' }, [config.title]),
    refining('title', 'title-type', 'main'),
    ...(config.subtitle === undefined
      ? []
      : [
          xml('dc:title', { id: 'subtitle' }, [config.subtitle]),
          refining('subtitle', 'title-type', 'subtitle'),
        ]),
    xml('dc:language', {}, [config.language]),
    ...config.authors.flatMap(author),
    ...optional('dc:publisher', issuer),
    ...optional('dc:date', config.date),
    ...optional('dc:description', config.description),
    ...optional('dc:rights', config.rights),
    ...series(config),
    property('dcterms:modified', modified.toISOString().replace(/\.\d+Z$/, 'Z')),
    ...(hasPages ? printedSource(config, issuer) : []),
    ...Object.entries(access).flatMap(([name, values]) =>
      [values].flat().map((value) => property(`schema:${name}`, value)),
    ),
    ...(config.epub.conformsTo === undefined ? [] : [property('dcterms:conformsTo', config.epub.conformsTo)]),
    ...(config.epub.certifiedBy === undefined ? [] : [property('a11y:certifiedBy', config.epub.certifiedBy)]),
    // For readers of EPUB 2, which know no property `cover-image`.
    ...(cover ? [xml('meta', { name: 'cover', content: idOf(cover.path) })] : []),
  ])
}

/** MARC relators: who wrote or compiled a book made it, others had a part in it. */
function author({ name, role, fileAs }: BookConfig['authors'][number], index: number): XmlElement[] {
  const id = `author-${index + 1}`
  const element = role === 'aut' || role === 'edt' ? 'dc:creator' : 'dc:contributor'
  return [
    xml(element, { id }, [name]),
    refining(id, 'role', role, 'marc:relators'),
    ...(fileAs === undefined ? [] : [refining(id, 'file-as', fileAs)]),
    refining(id, 'display-seq', String(index + 1)),
  ]
}

function series({ series }: BookConfig): XmlElement[] {
  if (!series) return []
  return [
    xml('meta', { property: 'belongs-to-collection', id: 'series' }, [series.title]),
    refining('series', 'collection-type', 'series'),
    ...(series.number === undefined ? [] : [refining('series', 'group-position', String(series.number))]),
  ]
}

/**
 * The printed book that the page list is of.
 *
 * Not `pageBreakSource`: EPUBCheck 4.2 calls that an error (OPF-027), while all versions and Ace take this.
 */
function printedSource({ title, date, language }: BookConfig, issuer: string | undefined): XmlElement[] {
  const name = language === 'en' ? title : `《${title}》`
  const words = { 'zh-Hans': '印刷本', 'zh-Hant': '印刷本', en: 'printed edition' }[language]
  const source = [`${name}${language === 'en' ? ', ' : ''}${words}`, issuer, writtenDate(date, language)]
  return [
    xml('dc:source', { id: 'source' }, [
      source.filter((part) => part !== undefined).join(language === 'en' ? ', ' : '，'),
    ]),
    refining('source', 'source-of', 'pagination'),
  ]
}

function optional(name: string, value: string | undefined): XmlElement[] {
  return value === undefined ? [] : [xml(name, {}, [value])]
}

function property(name: string, value: string): XmlElement {
  return xml('meta', { property: name }, [value])
}

function refining(id: string, name: string, value: string, scheme?: string): XmlElement {
  return xml('meta', { refines: `#${id}`, property: name, scheme }, [value])
}
