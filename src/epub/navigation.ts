import type { Element } from 'hast'
import type { BookConfig, Page, TocEntry } from '../book.ts'
import { make, text } from './nodes.ts'
import { markOf } from './place-pages.ts'
import type { EpubWords } from './words.ts'
import { writeDocument } from './write-document.ts'

/** A place in the EPUB and what it is called; `href` is relative to the package document. */
export type NavEntry = { title: string; href: string; id: string; children: NavEntry[] }

/** A part of the book that reading systems have a button for. */
export type Landmark = { type: string; title: string; href: string }

/** Where a printed page begins; `label` is what its reader calls it: `iv`, `12`. */
export type PageTarget = { label: string; href: string }

export type Navigation = {
  /** Nested by level. */
  entries: NavEntry[]
  landmarks: Landmark[]
  /** Empty where the EPUB names no pages. */
  pages: PageTarget[]
  /** Pages of the printed contents, by the entry where they begin: its id, or `contentsTitle`. */
  contentsPages: ReadonlyMap<string, readonly Page[]>
}

/** The id of the title above the contents. */
export const contentsTitle = 'toc-title'

/** Headings nested by their levels; one that skips a level is the child of the next higher one. */
export function nestEntries(toc: readonly TocEntry[], addressOf: (id: string) => string): NavEntry[] {
  const top: NavEntry[] = []
  const open: { level: number; entry: NavEntry }[] = []
  for (const { id, title, level } of toc) {
    const href = addressOf(id)
    const entry = { title, href, id: entryId(href), children: [] }
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    ;(open.at(-1)?.entry.children ?? top).push(entry)
    open.push({ level, entry })
  }
  return top
}

/** The id of the entry that leads there: `s01.xhtml#s01-go` → `toc-s01-go`. */
export function entryId(href: string): string {
  return `toc-${href.slice(href.indexOf('#') + 1)}`
}

/** `toc.xhtml`: the contents as readers see and hear them, the parts of the book, and the list of printed pages. */
export function writeNavigation(
  { entries, landmarks, pages, contentsPages }: Navigation,
  { title, language, contents }: BookConfig,
  words: EpubWords,
): string {
  const list = make(
    'nav',
    { 'epub:type': 'toc', role: 'doc-toc', id: 'toc', ariaLabelledBy: [contentsTitle] },
    [
      make('h1', { id: contentsTitle }, [...marksAt(contentsTitle, contentsPages), text(contents.title)]),
      listOf(entries, contentsPages),
    ],
  )
  const parts = make(
    'nav',
    { 'epub:type': 'landmarks', id: 'landmarks', ariaLabel: words.landmarks, hidden: true },
    [
      make(
        'ol',
        {},
        landmarks.map(({ type, title: name, href }) =>
          make('li', {}, [make('a', { 'epub:type': type, href }, [text(name)])]),
        ),
      ),
    ],
  )
  const pageList = make(
    'nav',
    { 'epub:type': 'page-list', role: 'doc-pagelist', id: 'page-list', ariaLabel: words.pages, hidden: true },
    [
      make(
        'ol',
        {},
        pages.map(({ label, href }) => make('li', {}, [make('a', { href }, [text(label)])])),
      ),
    ],
  )
  return writeDocument({
    title: `${contents.title} · ${title}`,
    language,
    type: 'frontmatter',
    className: 'contents',
    children: [list, parts, ...(pages.length > 0 ? [pageList] : [])],
  })
}

function listOf(entries: readonly NavEntry[], contentsPages: Navigation['contentsPages']): Element {
  return make(
    'ol',
    {},
    entries.map(({ title, href, id, children }) =>
      make('li', { id }, [
        make('a', { href }, [...marksAt(id, contentsPages), text(title)]),
        ...(children.length > 0 ? [listOf(children, contentsPages)] : []),
      ]),
    ),
  )
}

function marksAt(id: string, contentsPages: Navigation['contentsPages']): Element[] {
  return (contentsPages.get(id) ?? []).map(markOf)
}
