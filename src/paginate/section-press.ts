import type { BookConfig, Section, Side } from '../book.ts'
import { cacheKey, readCached, writeCachedMeanwhile } from '../cache.ts'
import type { Run } from '../run.ts'
import { afterSection, bookStart, openSection } from './number-pages.ts'
import { typeArea } from './page-css.ts'
import type { PaginateTools } from './paginate.ts'
import type { LineOptions, PageCounts, SectionPages, Session } from './session.ts'

/** A section's pages, and the side that they were made for. */
export type MadeSection = { html: string; side: Side; counts: PageCounts; result: SectionPages }

/** A section of the book in its place; without `made`, its pages are to be made. */
type Wanted = { section: Section; html: string; made: MadeSection | undefined }

/** Sections of rows that are remembered, twice over: counts and pages. */
const MOST_FILLED = 200

/**
 * Makes sections in several browser pages side by side, and remembers those of earlier builds.
 *
 * They are begun in the order of the book. Which side one opens on is known as soon as those before it are laid out, long
 * before they are finished.
 */
export class SectionPress {
  readonly #run: Run
  readonly #config: BookConfig
  readonly #tools: PaginateTools
  /** Part of every cache key: other code makes other pages of the same HTML. */
  readonly #engine: string
  #sessions: Promise<Session>[] = []
  #css: Promise<string> | undefined
  /** Sections of rows, for other rows with the same values; under names of the cache. */
  readonly #filled = new Map<string, PageCounts | SectionPages>()

  constructor(run: Run, config: BookConfig, tools: PaginateTools, engine: string) {
    this.#engine = engine
    this.#run = run
    this.#config = config
    this.#tools = tools
  }

  /** Make what is not made yet of all sections of the book, which come in its order. */
  async make(sections: readonly Wanted[]): Promise<Map<Section, MadeSection>> {
    const orders = await this.#orders(sections)
    const total = orders.length
    let done = 0
    const made = new Map<Section, MadeSection>()
    this.#run.progress('paginate', done, total)
    const workers = Math.min(total, this.#tools.openSessions.length)
    let next = 0
    const work = async (worker: number) => {
      for (let order = orders[next++]; order; order = orders[next++]) {
        this.#run.signal.throwIfAborted()
        made.set(order.section, await this.#one(order, worker))
        this.#run.progress('paginate', ++done, total)
      }
    }
    try {
      await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)))
    } catch (error) {
      // Who waits for the side that it opens on waits no longer.
      for (const { counts } of orders) counts.reject(error)
      throw error
    }
    return made
  }

  /** What is to be made, each with its side as soon as that is known. */
  async #orders(sections: readonly Wanted[]): Promise<Order[]> {
    const orders: Order[] = []
    let position = Promise.resolve(bookStart)
    const known = await Promise.all(
      sections.map(
        async ({ section, html, made }) =>
          made?.counts ?? (await this.#read<PageCounts>(section, this.#name('counts', html))),
      ),
    )
    for (const [index, { section, html, made }] of sections.entries()) {
      const { role } = section
      const before = position
      const side = before.then((at) => openSection(this.#config, at, role).side)
      const counts = deferred<PageCounts>()
      const found = known[index]
      if (found) counts.resolve(found)
      position = Promise.all([before, side, counts.promise]).then(([at, opens, pages]) =>
        afterSection(this.#config, at, role, made?.result.pages.length ?? pages[opens]),
      )
      for (const promise of [side, position]) promise.catch(() => undefined)
      if (!made) orders.push({ section, html, side, counts, known: found })
    }
    return orders
  }

  async #one({ section, html, side, counts, known }: Order, worker: number): Promise<MadeSection> {
    if (known) {
      const name = this.#name('sections', html, known.same ? undefined : await side)
      const cached = await this.#read<SectionPages>(section, name)
      if (cached) return { html, side: await side, counts: known, result: cached }
    }
    const session = await this.#session(worker)
    let told: PageCounts | undefined
    // Where one session makes all sections, those before this one are made.
    const opening = this.#tools.openSessions.length === 1 ? await side : undefined
    const opens = async (found: PageCounts) => {
      told = found
      counts.resolve(found)
      return side
    }
    const result = await session.paginate(html, typeArea(this.#config.page), this.#lines(), opens, opening)
    if (!told) throw new Error('a section whose pages were not counted')
    const opened = await side
    if (result.lost.length === 0) {
      this.#keep(section, this.#name('counts', html), told)
      this.#keep(section, this.#name('sections', html, told.same ? undefined : opened), result)
    }
    return { html, side: opened, counts: told, result }
  }

  /** The style sheet as Paged.js translated it. */
  css(): Promise<string> {
    this.#css ??= this.#readCss()
    return this.#css
  }

  async #readCss(): Promise<string> {
    const name = `css/${cacheKey(this.#engine, this.#tools.css)}.css`
    const cached = await readCached(this.#run.cacheFolder, name)
    if (cached) return cached.toString()
    const css = await (await this.#session(0)).css()
    writeCachedMeanwhile(this.#run.cacheFolder, name, css)
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

  async #read<Kept extends PageCounts | SectionPages>(
    { isFilled }: Section,
    name: string,
  ): Promise<Kept | undefined> {
    if (isFilled) return this.#filled.get(name) as Kept | undefined
    const cached = await readCached(this.#run.cacheFolder, name)
    return cached && (JSON.parse(cached.toString()) as Kept)
  }

  /** What has a row's values is nobody else's: it stays in memory, and not for long. */
  #keep({ isFilled }: Section, name: string, value: PageCounts | SectionPages): void {
    if (!isFilled) {
      writeCachedMeanwhile(this.#run.cacheFolder, name, JSON.stringify(value))
      return
    }
    this.#filled.set(name, value)
    if (this.#filled.size <= MOST_FILLED) return
    const [oldest] = this.#filled.keys()
    if (oldest !== undefined) this.#filled.delete(oldest)
  }

  #lines(): LineOptions {
    return { ...this.#config.lines, centred: this.#config.language === 'zh-Hant' }
  }

  #name(kind: 'counts' | 'sections', html: string, side = ''): string {
    const lines = JSON.stringify(this.#lines())
    return `${kind}/${cacheKey(this.#engine, this.#tools.css, this.#tools.fonts, lines, html, side)}.json`
  }
}

type Order = {
  section: Section
  html: string
  side: Promise<Side>
  counts: Deferred<PageCounts>
  /** Counts of an earlier build. */
  known: PageCounts | undefined
}

type Deferred<T> = { promise: Promise<T>; resolve: (value: T) => void; reject: (reason: unknown) => void }

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined
  let reject: (reason: unknown) => void = () => undefined
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  promise.catch(() => undefined)
  return { promise, resolve, reject }
}
