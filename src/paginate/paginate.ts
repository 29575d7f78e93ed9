import type { Book, BookConfig, PagedBook, Section } from '../book.ts'
import { codeIdentity } from '../code-identity.ts'
import { BookError } from '../errors.ts'
import { layoutScale } from '../layout-scale.ts'
import type { Message } from '../message.ts'
import type { Run } from '../run.ts'
import type { ServedFiles } from '../served-files.ts'
import { withGeneratedSections } from './generated-sections.ts'
import { ALL_PAGES } from './imprint.ts'
import { afterSection, bookStart, numberPages, openSection } from './number-pages.ts'
import { hasPageRefs, prepareSection } from './prepare-section.ts'
import { type MadeSection, SectionPress } from './section-press.ts'
import type { Finding, Session } from './session.ts'

/** What pagination works with besides the book. */
export type PaginateTools = {
  /** Sessions that can be opened: each in a browser of its own. Opened only when a section must be made. */
  openSessions: (() => Promise<Session>)[]
  /** The complete style sheet of print. */
  css: string
  /** Fonts and pictures. */
  files: ServedFiles
  /** The same for fonts that set the same text in the same lines. */
  fonts: string
  /** Called with the style sheet of the finished pages as soon as a session has it, where one is opened. */
  onCss?: (css: string) => void
}

/** References whose text moves pages are set anew until they hold; more rounds than this never helped. */
const MAX_ROUNDS = 5

/**
 * Make the pages of a book: every section by itself, then numbered as a whole.
 *
 * Sections whose text names pages (the contents, cross references) are set again until the numbers are true; so are
 * those that turn out to open on another side, for of two pages that lie open together one looks to the other.
 *
 * @throws BookError where the proof misses something of a section; all that is missing has been reported.
 */
export async function paginate(run: Run, book: Book, tools: PaginateTools): Promise<PagedBook> {
  const sections = withGeneratedSections(book)
  const engine = await codeIdentity(new URL('in-page/', import.meta.url))
  const press = new SectionPress(run, book.config, tools, engine)
  try {
    const made: Made = new Map()
    let labels = new Map<string, string>()
    for (let round = 0; ; round++) {
      const refs = (target: string) => labels.get(target) ?? (round === 0 ? '10' : '?')
      const wanted = sections.map((section) => {
        const before = made.get(section.id)
        const isSettled = before !== undefined && !hasPageRefs(section.tree)
        const html = isSettled ? before.html : prepareSection(section.tree, book.config.language, refs)
        return { section, html, made: html === before?.html ? before : undefined }
      })
      const turned = turnedSections(book.config, wanted)
      const changed = wanted.filter((one) => one.made === undefined)
      if (changed.length === 0 && turned.size === 0) break
      if (round === MAX_ROUNDS) {
        for (const { section } of changed) run.report({ ruleId: 'page-refs-unstable', file: section.source })
        break
      }
      const again = wanted.map((one) => (turned.has(one.section) ? { ...one, made: undefined } : one))
      for (const [section, one] of await press.make(again)) made.set(section.id, one)
      labels = pageLabels(book, sections, made)
      labels.set(ALL_PAGES, String(numbered(book, sections, made).length))
    }
    return finish(run, book, sections, made, await press.css())
  } finally {
    await press.close()
  }
}

/** Sections that were made for the other side than that which they open on. */
function turnedSections(
  config: BookConfig,
  wanted: readonly { section: Section; made: MadeSection | undefined }[],
): Set<Section> {
  const turned = new Set<Section>()
  let position = bookStart
  for (const { section, made } of wanted) {
    // Where those before it are not known, it is told when they are made.
    if (!made) break
    const { side } = openSection(config, position, section.role)
    if (!made.counts.same && made.side !== side) turned.add(section)
    position = afterSection(config, position, section.role, made.result.pages.length)
  }
  return turned
}

type Made = Map<string, MadeSection>

function numbered(book: Book, sections: Section[], made: Made) {
  const unnumbered = sections.map((section) => {
    const { pages = [], starts, openings } = made.get(section.id)?.result ?? {}
    return { section, pages, starts, openings }
  })
  return numberPages(book.config, unnumbered)
}

function pageLabels(book: Book, sections: Section[], made: Made): Map<string, string> {
  const pages = numbered(book, sections, made)
  return new Map(
    [...anchorPages(pages, sections, made)].map(([id, number]) => [id, pages[number - 1]?.label ?? '?']),
  )
}

/** Anchor id → page number in the book. */
function anchorPages(pages: PagedBook['pages'], sections: Section[], made: Made): Map<string, number> {
  const anchors = new Map<string, number>()
  for (const section of sections) {
    const first = pages.findIndex((page) => page.sectionId === section.id && page.kind !== 'blank') + 1
    for (const [id, page] of made.get(section.id)?.result.anchors ?? [])
      if (!anchors.has(id)) anchors.set(id, first + page)
  }
  return anchors
}

function finish(run: Run, book: Book, sections: Section[], made: Made, css: string): PagedBook {
  let lost = 0
  for (const section of sections) {
    const result = made.get(section.id)?.result
    for (const finding of result?.findings ?? []) run.report(messageOf(finding, section))
    for (const finding of result?.lost ?? []) run.report(messageOf(finding, section))
    lost += result?.lost.length ?? 0
  }
  if (lost > 0) throw new BookError('the proof misses something')
  const pages = numbered(book, sections, made)
  const { title, language } = book.config
  const scale = layoutScale(book.config.page.typeArea.linePitch)
  return { title, language, pages, css, scale, anchors: anchorPages(pages, sections, made) }
}

/** A finding's `file:line:column` as a message's place. */
function messageOf({ ruleId, src, values }: Finding, section: Section): Message {
  const match = /^(.*):(\d+):(\d+)$/.exec(src)
  if (!match) return { ruleId, file: section.source || undefined, values }
  return { ruleId, file: match[1], place: { line: Number(match[2]), column: Number(match[3]) }, values }
}
