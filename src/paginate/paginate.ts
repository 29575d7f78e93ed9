import type { Book, PagedBook, Section } from '../book.ts'
import { cacheKey, readCached, writeCached } from '../cache.ts'
import { codeIdentity } from '../code-identity.ts'
import { BookError } from '../errors.ts'
import type { Message } from '../message.ts'
import type { Run } from '../run.ts'
import type { ServedFiles } from '../served-files.ts'
import { withGeneratedSections } from './generated-sections.ts'
import { numberPages } from './number-pages.ts'
import { typeArea } from './page-css.ts'
import { hasPageRefs, prepareSection } from './prepare-section.ts'
import type { Finding, SectionPages, Session } from './session.ts'

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
 * Sections whose text names pages (the contents, cross references) are set again until the numbers are true.
 *
 * @throws BookError where the proof misses something of a section; all that is missing has been reported.
 */
export async function paginate(run: Run, book: Book, tools: PaginateTools): Promise<PagedBook> {
  const sections = withGeneratedSections(book)
  const engine = await codeIdentity(new URL('in-page/', import.meta.url))
  const press = new SectionPress(run, book, tools, engine)
  try {
    const made = new Map<string, { html: string; result: SectionPages }>()
    let labels = new Map<string, string>()
    for (let round = 0; ; round++) {
      const refs = (target: string) => labels.get(target) ?? (round === 0 ? '10' : '?')
      const changed = sections.flatMap((section) => {
        const before = made.get(section.id)
        if (before && !hasPageRefs(section.tree)) return []
        const html = prepareSection(section.tree, book.config.language, refs)
        return html === before?.html ? [] : [{ section, html }]
      })
      if (changed.length === 0) break
      if (round === MAX_ROUNDS) {
        for (const { section } of changed) run.report({ ruleId: 'page-refs-unstable', file: section.source })
        break
      }
      for (const [index, result] of (await press.make(changed)).entries()) {
        const { section, html } = changed[index] as (typeof changed)[number]
        made.set(section.id, { html, result })
      }
      labels = pageLabels(book, sections, made)
    }
    return finish(run, book, sections, made, await press.css())
  } finally {
    await press.close()
  }
}

type Made = Map<string, { html: string; result: SectionPages }>

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
  return { title, language, pages, css, anchors: anchorPages(pages, sections, made) }
}

/** A finding's `file:line:column` as a message's place. */
function messageOf({ ruleId, src, values }: Finding, section: Section): Message {
  const match = /^(.*):(\d+):(\d+)$/.exec(src)
  if (!match) return { ruleId, file: section.source || undefined, values }
  return { ruleId, file: match[1], place: { line: Number(match[2]), column: Number(match[3]) }, values }
}

/** Makes sections in several browser pages side by side, and remembers those of earlier builds. */
class SectionPress {
  readonly #run: Run
  readonly #book: Book
  readonly #tools: PaginateTools
  /** Part of every cache key: other code makes other pages of the same HTML. */
  readonly #engine: string
  #sessions: Promise<Session>[] = []
  #done = 0

  constructor(run: Run, book: Book, tools: PaginateTools, engine: string) {
    this.#engine = engine
    this.#run = run
    this.#book = book
    this.#tools = tools
  }

  /** Pages of each section, in the order given. */
  async make(wanted: { section: Section; html: string }[]): Promise<SectionPages[]> {
    const area = typeArea(this.#book.config.page)
    const results: (SectionPages | undefined)[] = await Promise.all(
      wanted.map(async ({ html }) => parse(await readCached(this.#run.cacheFolder, this.#name(html)))),
    )
    const missing = results.flatMap((result, index) => (result ? [] : [index]))
    const total = wanted.length
    this.#done = total - missing.length
    this.#run.progress('paginate', this.#done, total)
    // The longest first: the last section to be finished is then a short one.
    missing.sort((a, b) => (wanted[b]?.html.length ?? 0) - (wanted[a]?.html.length ?? 0))
    const workers = Math.min(missing.length, this.#tools.openSessions.length)
    await Promise.all(
      Array.from({ length: workers }, async (_, worker) => {
        const session = await this.#session(worker)
        for (let index = missing.shift(); index !== undefined; index = missing.shift()) {
          this.#run.signal.throwIfAborted()
          const html = wanted[index]?.html ?? ''
          const result = await session.paginate(html, area, this.#book.config.lines)
          results[index] = result
          if (result.lost.length === 0)
            await writeCached(this.#run.cacheFolder, this.#name(html), JSON.stringify(result))
          this.#run.progress('paginate', ++this.#done, total)
        }
      }),
    )
    return results as SectionPages[]
  }

  /** The style sheet as Paged.js translated it. */
  async css(): Promise<string> {
    const name = `css/${cacheKey(this.#engine, this.#tools.css)}.css`
    const cached = await readCached(this.#run.cacheFolder, name)
    if (cached) return cached.toString()
    const css = await (await this.#session(0)).css()
    await writeCached(this.#run.cacheFolder, name, css)
    return css
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#sessions.map(async (session) => (await session).close()))
  }

  #session(worker: number): Promise<Session> {
    const open = this.#tools.openSessions[worker]
    if (!open) throw new Error('no browser for a session')
    this.#sessions[worker] ??= worker === 0 ? this.#first(open) : open()
    return this.#sessions[worker]
  }

  async #first(open: () => Promise<Session>): Promise<Session> {
    const session = await open()
    const { onCss } = this.#tools
    if (onCss) onCss(await session.css())
    return session
  }

  #name(html: string): string {
    return `sections/${cacheKey(this.#engine, this.#tools.css, this.#tools.fonts, JSON.stringify(this.#book.config.lines), html)}.json`
  }
}

function parse(cached: Buffer | undefined): SectionPages | undefined {
  return cached && (JSON.parse(cached.toString()) as SectionPages)
}
