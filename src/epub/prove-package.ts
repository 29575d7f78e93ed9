import type { BookConfig, TocEntry } from '../book.ts'
import { BookError } from '../errors.ts'
import type { Run } from '../run.ts'
import { readPacked } from './read-packed.ts'
import { elementsNamed, hasWord, type ReadElement, readText, readXml } from './read-xml.ts'

/** What the package and the contents of a book have to say. */
export type ExpectedPackage = {
  config: Pick<BookConfig, 'title' | 'subtitle' | 'authors' | 'language'>
  /** With the notes at the end of the book, where there are some. */
  entries: readonly TocEntry[]
  /** Files of the reading order. */
  spine: readonly string[]
}

/**
 * Read the finished file back and compare what says what the book is and where everything stands: title, authors with
 * their roles, language, cover, reading order, contents, and the contents and pages for old reading systems.
 *
 * @throws BookError where something differs; it has been reported
 */
export async function provePackage(run: Run, bytes: Uint8Array, expected: ExpectedPackage): Promise<void> {
  const packed = readPacked(bytes)
  const read = (name: string) => readXml(packed(`OEBPS/${name}`)?.toString() ?? '<none/>')
  const [opf, nav, ncx] = ['content.opf', 'toc.xhtml', 'toc.ncx'].map(read)
  if (!opf || !nav || !ncx) return
  const wanted = expectedLines(expected)
  const found = [...foundLines(opf, nav), ...ncxLines(ncx, nav)]
  const at = [...wanted, ''].findIndex((line, index) => line !== (found[index] ?? ''))
  if (at < 0) return
  run.report({
    ruleId: 'epub-package-differs',
    values: { expected: wanted[at] ?? '—', found: found[at] ?? '—' },
  })
  throw new BookError('the package of the EPUB is not that of the book')
}

function expectedLines({ config, entries, spine }: ExpectedPackage): string[] {
  const { title, subtitle, authors, language } = config
  // A heading that skips a level stands one below the next higher one.
  const open: number[] = []
  const contents = entries.map((entry) => {
    while ((open.at(-1) ?? 0) >= entry.level) open.pop()
    open.push(entry.level)
    return `${open.length} ${squeeze(entry.title)}`
  })
  return [
    `title ${squeeze(title)}`,
    ...(subtitle === undefined ? [] : [`title ${squeeze(subtitle)}`]),
    ...authors.map(({ name, role }) => `author ${squeeze(name)} ${role}`),
    `language ${language} ${language}`,
    'cover image 1',
    ...spine.map((file) => `file ${file}`),
    `contents ${language}`,
    ...contents,
    'landmark cover cover.xhtml',
    ...contents.map((line) => `old reading systems ${line}`),
    'old reading systems have the same pages',
  ]
}

function foundLines(opf: ReadElement, nav: ReadElement): string[] {
  const texts = (name: string) => elementsNamed(opf, name).map((element) => squeeze(readText(element)))
  const roleOf = (id: string | undefined) =>
    elementsNamed(opf, 'meta').find(
      ({ attributes }) => attributes.get('refines') === `#${id}` && attributes.get('property') === 'role',
    )
  const authors = elementsNamed(opf, 'metadata').flatMap(({ children }) =>
    children.filter(
      (child): child is ReadElement =>
        typeof child !== 'string' && /^dc:(?:creator|contributor)$/.test(child.name),
    ),
  )
  const items = elementsNamed(opf, 'item')
  const fileOf = (id: string | undefined) =>
    items.find(({ attributes }) => attributes.get('id') === id)?.attributes.get('href')
  const [toc, landmarks] = ['toc', 'landmarks'].map((type) => navOf(nav, type))
  const cover = landmarks && elementsNamed(landmarks, 'a').find((link) => hasWord(link, 'epub:type', 'cover'))
  return [
    ...texts('dc:title').map((title) => `title ${title}`),
    ...authors.map((author) => {
      const role = roleOf(author.attributes.get('id'))
      return `author ${squeeze(readText(author))} ${role ? readText(role) : ''}`
    }),
    `language ${texts('dc:language').join(' ')} ${opf.attributes.get('xml:lang')}`,
    `cover image ${items.filter((item) => hasWord(item, 'properties', 'cover-image')).length}`,
    ...elementsNamed(opf, 'itemref').map(({ attributes }) => `file ${fileOf(attributes.get('idref'))}`),
    `contents ${nav.attributes.get('lang')}`,
    ...(toc ? nestedLines(toc, 'ol', 'li', 'a') : []),
    `landmark cover ${cover?.attributes.get('href')}`,
  ]
}

function ncxLines(ncx: ReadElement, nav: ReadElement): string[] {
  const [map] = elementsNamed(ncx, 'navMap')
  const pageList = navOf(nav, 'page-list')
  const listed = (pageList ? elementsNamed(pageList, 'a') : []).map(
    (link) => `${readText(link)} ${link.attributes.get('href')}`,
  )
  const old = elementsNamed(ncx, 'pageTarget').map(
    (target) => `${readText(target).trim()} ${elementsNamed(target, 'content')[0]?.attributes.get('src')}`,
  )
  return [
    ...(map ? nestedLines(map, 'navMap', 'navPoint', 'navLabel') : []).map(
      (line) => `old reading systems ${line}`,
    ),
    `old reading systems have ${listed.join('\n') === old.join('\n') ? 'the same' : 'other'} pages`,
  ]
}

function navOf(nav: ReadElement, type: string): ReadElement | undefined {
  return elementsNamed(nav, 'nav').find((element) => hasWord(element, 'epub:type', type))
}

/** Entries as `2 井台上的半天`, by their depth. `list` holds entries where these do not hold each other. */
function nestedLines(root: ReadElement, list: string, entry: string, label: string): string[] {
  const lines: string[] = []
  const visit = (element: ReadElement, depth: number) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue
      if (child.name === list) visit(child, depth)
      else if (child.name === entry) {
        const [name] = elementsNamed(child, label)
        lines.push(`${depth} ${name ? squeeze(readText(name)) : ''}`)
        visit(child, depth + 1)
      }
    }
  }
  visit(root, 1)
  return lines
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}
