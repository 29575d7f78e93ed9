import { readFile } from 'node:fs/promises'
import type { Asset, BookConfig, Page, Section, TocEntry } from '../book.ts'
import type { Run } from '../run.ts'
import { adaptSection } from './adapt-section.ts'
import { describeAccess } from './describe-access.ts'
import type { EpubDocument } from './document.ts'
import { identify } from './identify.ts'
import { isAnimated } from './is-animated.ts'
import { modifiedDate } from './modified-date.ts'
import { nameIds } from './name-ids.ts'
import { type Landmark, nestEntries, writeNavigation } from './navigation.ts'
import { eachElement, findElement, hasClass, make } from './nodes.ts'
import { type PackedParts, packEpub } from './pack-epub.ts'
import { placeContents } from './place-contents.ts'
import { placePages } from './place-pages.ts'
import { proveEpub } from './prove-epub.ts'
import { provePackage } from './prove-package.ts'
import { reportTables } from './report-tables.ts'
import { epubWords } from './words.ts'
import { writeDocument } from './write-document.ts'
import { writeNcx } from './write-ncx.ts'
import { type PackageFile, writePackage } from './write-package.ts'

export type EpubInput = {
  config: BookConfig
  /** Those of print, in its order: title page and contents made, notes in their place. */
  sections: Section[]
  toc: TocEntry[]
  assets: Asset[]
  /** Of the printed book; without them the EPUB names no pages. */
  pages?: Page[]
  /** Id of a place → what its printed page is called. */
  labels?: ReadonlyMap<string, string>
  cover: Cover
  fonts: EpubFonts
}

/** A picture for the shelf. */
export type Cover = { bytes: Uint8Array; mediaType: Asset['mediaType'] }

/** `css` has the `@font-face` rules of `files`, whose paths are relative to it: `fonts/hei-700.ttf`. */
export type EpubFonts = { css: string; files: Map<string, Uint8Array> }

/**
 * Make the EPUB of a book: EPUB 3.3, also good for readers of EPUB 2.
 *
 * @throws BookError where the finished file does not have the text of the book
 */
export async function makeEpub(run: Run, input: EpubInput): Promise<Uint8Array> {
  const { config, sections } = input
  reportTables(run, sections)
  const { epub, files, entries, spine } = await writeEpub(input)
  const documents = documentSections(sections).map((section) => ({ section, file: fileOf(section) }))
  await proveEpub(run, epub, documents, files)
  await provePackage(run, epub, { config, entries, spine })
  run.progress('epub', sections.length, sections.length)
  return epub
}

/** Its files are as large as the book: they are gone when it is read back. */
async function writeEpub(input: EpubInput) {
  const { parts, ...expected } = await writeParts(input)
  return { epub: await packEpub(parts), files: parts.files, ...expected }
}

/** All files. The trees that they are made of are as large as the book: they are gone when these are packed. */
async function writeParts(input: EpubInput) {
  const { config, sections, toc, assets, pages, cover, fonts } = input
  const words = epubWords[config.language]
  const pictures = new Map(assets.map(({ src }) => [src, src.replace(/^assets\//, 'images/')]))
  const calls = firstCalls(sections)
  const documents = documentSections(sections).map((section): EpubDocument => {
    const root = adaptSection(section, { words, pictures, calls, labels: input.labels ?? new Map() })
    return { section, file: fileOf(section), root }
  })
  const addresses = nameIds(documents)
  const addressOf = (id: string) => {
    const address = addresses.get(id)
    if (address === undefined) throw new Error(`nothing has the id ${id}`)
    return address
  }

  const coverFile: PackageFile = {
    path: `cover.${cover.mediaType.replace(/^image\//, '').replace('jpeg', 'jpg')}`,
    mediaType: cover.mediaType,
    properties: ['cover-image'],
  }
  const entries = withNotes(toc, sections)
  const navigation = {
    entries: nestEntries(entries, addressOf),
    landmarks: landmarksOf(documents, input),
    pages: placePages(pages ?? [], documents, sections.find(({ role }) => role === 'contents')?.id),
    contentsPages: placeContents(pages ?? [], sections, addressOf),
  }
  const written = [
    { path: 'cover.xhtml', xhtml: coverPage(config, coverFile.path) },
    ...documents.map((document) => ({ path: document.file, xhtml: sectionPage(document, config) })),
  ]
  const identifier = identify(config)
  const modified = modifiedDate(config.date, process.env.SOURCE_DATE_EPOCH)
  const spine = readingOrder(sections)
  const used = usedPictures(documents)
  const files = assets.flatMap(({ src, bytes, mediaType }) => {
    const path = pictures.get(src) ?? src
    return used.has(path) ? [{ path, bytes, mediaType }] : []
  })
  const packageDocument = writePackage({
    config,
    identifier,
    modified,
    access: describeAccess(documents, {
      hasPages: navigation.pages.length > 0,
      moves: files.some(({ bytes, mediaType }) => isAnimated(bytes, mediaType)),
      language: config.language,
    }),
    files: [
      { path: 'toc.xhtml', mediaType: 'application/xhtml+xml', properties: ['nav'] },
      { path: 'toc.ncx', mediaType: 'application/x-dtbncx+xml' },
      { path: 'style.css', mediaType: 'text/css' },
      coverFile,
      { path: 'cover.xhtml', mediaType: 'application/xhtml+xml' },
      ...documents.map((document) => ({
        path: document.file,
        mediaType: 'application/xhtml+xml',
        properties: contentProperties(document),
      })),
      ...files,
      ...[...fonts.files.keys()].map((path) => ({ path, mediaType: 'font/ttf' })),
    ],
    spine,
    hasPages: navigation.pages.length > 0,
  })
  const packed = [
    { path: coverFile.path, bytes: cover.bytes },
    ...files.map(({ path, bytes }) => ({ path, bytes })),
    ...[...fonts.files].map(([path, bytes]) => ({ path, bytes })),
  ]
  const parts: PackedParts = {
    title: config.title,
    packageDocument,
    ncx: writeNcx(navigation, config, identifier),
    navigation: writeNavigation(navigation, config, words),
    css: [fonts.css, await readFile(styleSheet, 'utf8')].join('\n'),
    documents: written,
    files: packed,
  }
  return { parts, entries, spine }
}

/** The sections that are documents of their own: the contents are the navigation document. */
function documentSections(sections: readonly Section[]): Section[] {
  return sections.filter(({ role }) => role !== 'contents')
}

const styleSheet = new URL('../../styles/epub.css', import.meta.url)

/** The name of a section's file. */
export function fileOf({ id, role }: Section): string {
  if (role === 'contents') return 'toc.xhtml'
  return id === 'title' ? 'titlepage.xhtml' : `${id}.xhtml`
}

/** Files as they are read: the cover, and the sections in the order of print, the contents among them. */
export function readingOrder(sections: readonly Section[]): string[] {
  return ['cover.xhtml', ...sections.map(fileOf)]
}

/** Note id → id of its first call. */
function firstCalls(sections: readonly Section[]): Map<string, string> {
  const calls = new Map<string, string>()
  for (const { tree } of sections)
    eachElement(tree, (element) => {
      if (!hasClass(element, 'note-call')) return
      const link = findElement(element, ({ tagName }) => tagName === 'a')
      const note = String(link?.properties.href ?? '').slice(1)
      const id = link?.properties.id
      if (typeof id === 'string' && !calls.has(note)) calls.set(note, id)
    })
  return calls
}

/** Notes at the end of the book are a section that has no heading in the manuscript. */
export function withNotes(toc: readonly TocEntry[], sections: readonly Section[]): TocEntry[] {
  const index = sections.findIndex(({ role }) => role === 'notes')
  const notes = sections[index]
  if (!notes) return [...toc]
  const later = new Set(sections.slice(index + 1).map(({ id }) => id))
  const entry: TocEntry = { id: notes.id, title: notes.title, level: 1, sectionId: notes.id }
  const at = toc.findIndex(({ sectionId }) => later.has(sectionId))
  return at < 0 ? [...toc, entry] : [...toc.slice(0, at), entry, ...toc.slice(at)]
}

function landmarksOf(documents: readonly EpubDocument[], { config, sections }: EpubInput): Landmark[] {
  const hasContents = sections.some(({ role }) => role === 'contents')
  const words = epubWords[config.language]
  const title = documents.find(({ section }) => section.id === 'title')
  const body = documents.find(({ section }) => matterOf(section) === 'bodymatter')
  return [
    { type: 'cover', title: words.cover, href: 'cover.xhtml' },
    ...(title ? [{ type: 'titlepage', title: words.titlePage, href: title.file }] : []),
    // Where print has no contents, those of the EPUB are no part of the book, and nothing may lead there.
    ...(hasContents ? [{ type: 'toc', title: config.contents.title, href: 'toc.xhtml#toc' }] : []),
    ...(body ? [{ type: 'bodymatter', title: words.body, href: body.file }] : []),
  ]
}

function coverPage({ title, language }: BookConfig, path: string): string {
  const words = epubWords[language]
  const picture = make('img', { src: path, alt: words.coverOf(title), role: 'doc-cover' })
  return writeDocument({
    title: words.cover,
    language,
    type: 'frontmatter',
    className: 'cover',
    children: [make('section', { 'epub:type': 'cover', ariaLabel: words.cover }, [picture])],
  })
}

function sectionPage({ section, root }: EpubDocument, { title, language }: BookConfig): string {
  return writeDocument({
    title: section.role === 'title' ? title : `${section.title} · ${title}`,
    language: String(root.properties.lang ?? language),
    type: matterOf(section),
    children: [root],
  })
}

function matterOf({ role }: Section): 'frontmatter' | 'bodymatter' | 'backmatter' {
  if (role === 'title' || role === 'imprint' || role === 'preface' || role === 'contents')
    return 'frontmatter'
  return role === 'chapter' ? 'bodymatter' : 'backmatter'
}

function contentProperties({ root }: EpubDocument): string[] {
  const names = ['svg', 'math'].filter((name) => findElement(root, ({ tagName }) => tagName === name))
  return names.map((name) => (name === 'math' ? 'mathml' : name)).sort()
}

function usedPictures(documents: readonly EpubDocument[]): Set<string> {
  const used = new Set<string>()
  for (const { root } of documents)
    eachElement(root, ({ tagName, properties }) => {
      if (tagName === 'img') used.add(String(properties.src))
    })
  return used
}
