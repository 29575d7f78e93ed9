import type { Root } from 'hast'
import type { Book, BookConfig, PagedBook, Section } from '../book.ts'
import { codeIdentity } from '../code-identity.ts'
import { BookError } from '../errors.ts'
import { layoutScale } from '../layout-scale.ts'
import type { Message } from '../message.ts'
import type { Run } from '../run.ts'
import type { ServedFiles } from '../served-files.ts'
import { srcOfNote } from './foot-margin-notes.ts'
import { withGeneratedSections } from './generated-sections.ts'
import { ALL_PAGES } from './imprint.ts'
import {
  afterSection,
  bookStart,
  type Dresser,
  numberPages,
  openSection,
  rememberingDresser,
} from './number-pages.ts'
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
  /** Shows by its code, in text made of that of the book, what no font has. */
  mark: (tree: Root) => void
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
  const paginator = await openPaginator(run, book.config, tools)
  try {
    const footed = (crowded: ReadonlySet<string>) => withGeneratedSections(book, crowded, tools.mark)
    const { paged } = await paginator.paginate(book.config, footed(new Set()), undefined, run.report, footed)
    return paged
  } finally {
    await paginator.close()
  }
}

/** Makes the pages of one book, or of many that are nearly the same. */
export type Paginator = {
  /**
   * `before` is a book that was made already: of its sections those that are in this one too, the same objects, are
   * not made again as long as the pages that they name hold. What was told of them is not told again. `footed` are the
   * sections with some notes of the margin at the foot, where it has no room for them; without it that is a fault. What
   * stood at the foot in `before` does so again.
   *
   * @throws BookError as `paginate` does
   */
  paginate: (
    config: BookConfig,
    sections: Section[],
    before?: SettledBook,
    report?: Run['report'],
    footed?: (crowded: ReadonlySet<string>) => Section[],
  ) => Promise<SettledBook>
  close: () => Promise<void>
}

/** A paginated book, and what another one can take over from it. */
export type SettledBook = {
  paged: PagedBook
  sections: Section[]
  made: Made
  labels: Map<string, string>
  /** Calls of the notes of the margin that stand at the foot. */
  crowded: ReadonlySet<string>
}

/** `config` is what all of the books have in common; in theirs, only words may be others. */
export async function openPaginator(run: Run, config: BookConfig, tools: PaginateTools): Promise<Paginator> {
  const engine = await codeIdentity(new URL('in-page/', import.meta.url))
  const press = new SectionPress(run, config, tools, engine)
  const dresser = rememberingDresser(tools.mark)
  return {
    paginate: (own, sections, before, report = run.report, footed) =>
      settle({ ...run, report }, own, sections, { press, dresser }, before, footed),
    close: () => press.close(),
  }
}

async function settle(
  run: Run,
  config: BookConfig,
  wantedSections: Section[],
  { press, dresser }: { press: SectionPress; dresser: Dresser },
  before: SettledBook | undefined,
  footed: ((crowded: ReadonlySet<string>) => Section[]) | undefined,
): Promise<SettledBook> {
  const crowded = new Set(before?.crowded)
  let sections = footed && crowded.size > 0 ? footed(crowded) : wantedSections
  const kept = new Set(before?.sections)
  const made: Made = new Map()
  for (const section of sections) {
    const one = kept.has(section) ? before?.made.get(section.id) : undefined
    if (one) made.set(section.id, one)
  }
  let labels = before?.labels ?? new Map<string, string>()
  for (let round = 0; ; round++) {
    const refs = (target: string) => labels.get(target) ?? (round === 0 ? '10' : '?')
    const wanted = sections.map((section) => {
      const last = made.get(section.id)
      const isSettled =
        last !== undefined &&
        (labels === before?.labels || !namesPages(section)) &&
        last.result.crowded.length === 0
      const html = isSettled ? last.html : prepareSection(section.tree, config.language, refs)
      return { section, html, made: html === last?.html ? last : undefined }
    })
    const turned = turnedSections(config, wanted)
    const changed = wanted.filter((one) => one.made === undefined)
    if (changed.length === 0 && turned.size === 0) break
    if (round === MAX_ROUNDS) {
      for (const { section } of changed) run.report({ ruleId: 'page-refs-unstable', file: section.source })
      break
    }
    const again = wanted.map((one) => (turned.has(one.section) ? { ...one, made: undefined } : one))
    for (const [section, one] of await press.make(again)) made.set(section.id, one)
    if (footed && tellCrowded(run, sections, made, crowded)) sections = footed(crowded)
    const found = pageLabels(config, sections, made, dresser)
    found.set(ALL_PAGES, String(numbered(config, sections, made, dresser).length))
    labels = before && same(before.labels, found) ? before.labels : found
  }
  const told = new Set(before?.made.values())
  const paged = finish(run, config, sections, made, told, await press.css(), dresser)
  return { paged, sections, made, labels, crowded }
}

function same(one: Map<string, string>, other: Map<string, string>): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value)
}

const naming = new WeakMap<Section, boolean>()

/** Whether its text depends on page numbers; looked for once. */
function namesPages(section: Section): boolean {
  const known = naming.get(section) ?? hasPageRefs(section.tree)
  naming.set(section, known)
  return known
}

/** Tells of notes that the margin has no room for, and adds them to those that are to stand at the foot; whether there are some. */
function tellCrowded(run: Run, sections: readonly Section[], made: Made, crowded: Set<string>): boolean {
  const before = crowded.size
  for (const section of sections)
    for (const id of made.get(section.id)?.result.crowded ?? []) {
      if (crowded.has(id)) continue
      crowded.add(id)
      const src = srcOfNote(section.tree, id)
      run.report(messageOf({ ruleId: 'margin-note-crowded', src, values: {} }, section))
    }
  return crowded.size > before
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

function numbered(config: BookConfig, sections: Section[], made: Made, dresser: Dresser) {
  const unnumbered = sections.map((section) => {
    const { pages = [], starts, openings } = made.get(section.id)?.result ?? {}
    return { section, pages, starts, openings }
  })
  return numberPages(config, unnumbered, dresser)
}

function pageLabels(
  config: BookConfig,
  sections: Section[],
  made: Made,
  dresser: Dresser,
): Map<string, string> {
  const pages = numbered(config, sections, made, dresser)
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

/** What is in `told` has been spoken of. */
function finish(
  run: Run,
  config: BookConfig,
  sections: Section[],
  made: Made,
  told: ReadonlySet<MadeSection>,
  css: string,
  dresser: Dresser,
): PagedBook {
  let lost = 0
  for (const section of sections) {
    const one = made.get(section.id)
    const result = one && !told.has(one) ? one.result : undefined
    for (const finding of result?.findings ?? []) run.report(messageOf(finding, section))
    for (const finding of result?.lost ?? []) run.report(messageOf(finding, section))
    lost += result?.lost.length ?? 0
  }
  if (lost > 0) throw new BookError('the proof misses something')
  const pages = numbered(config, sections, made, dresser)
  const { title, language } = config
  const scale = layoutScale(config.page.typeArea.linePitch)
  return { title, language, pages, css, scale, anchors: anchorPages(pages, sections, made) }
}

/** A finding's `file:line:column` as a message's place. */
function messageOf({ ruleId, src, values }: Finding, section: Section): Message {
  const match = /^(.*):(\d+):(\d+)$/.exec(src)
  if (!match) return { ruleId, file: section.source || undefined, values }
  return { ruleId, file: match[1], place: { line: Number(match[2]), column: Number(match[3]) }, values }
}
