import Printer from 'pagedjs-cli'
import type { Browser, Page } from 'puppeteer-core'
import type { BookConfig, Side } from '../book.ts'
import { unlessCrashed } from '../page-crash.ts'
import { pageScript, startPage } from '../page-script.ts'
import { moduleFiles, SERVED_ORIGIN, type ServedFiles, serveFiles } from '../served-files.ts'

/** A thing to tell about a section, as the browser page reports it; `src` is `file:line:column` or ''. */
export type Finding = { ruleId: string; src: string; values: Record<string, string | number> }

/** The type area in CSS pixels; `line` is the pitch of body lines. */
export type Area = { width: number; height: number; line: number }

/** What the browser page makes of one section. */
export type SectionPages = {
  /** Finished `.pagedjs_page` elements. */
  pages: string[]
  /** Element id → page, counted from 0 in the section. */
  anchors: [id: string, page: number][]
  findings: Finding[]
  /** What the proof misses: empty, or the section must not be printed. */
  lost: Finding[]
  /** Characters proven. */
  ink: number
  /** Where in the section each page begins: `Page.start`; empty where the proof misses something. */
  starts: number[]
  /** `Page.opening` of each page. */
  openings: string[]
  /** Ids of calls of notes that the margin of their page has no room for. */
  crowded: string[]
}

/** How many pages a section takes where it opens on either side; `same` where they are no others. */
export type PageCounts = { recto: number; verso: number; same: boolean }

/** What the author chose for lines, and whether the book's fonts have stops and commas in the middle of their cell. */
export type LineOptions = BookConfig['lines'] & { centred: boolean }

/** A browser page with Paged.js loaded once and the book's style sheet translated, kept for many sections. */
export type Session = {
  /**
   * `opens` is asked for the side of the first page once it is known how many there are. Where that side is known before,
   * as `opening`, it is told only.
   */
  paginate: (
    html: string,
    area: Area,
    lines?: LineOptions,
    opens?: (counts: PageCounts) => Side | Promise<Side>,
    opening?: Side,
  ) => Promise<SectionPages>
  /** The same by Paged.js alone, without our plan: only to show what it loses. */
  paginatePlainly: (html: string) => Promise<SectionPages>
  /** The style sheet of the finished pages. */
  css: () => Promise<string>
  close: () => Promise<void>
  /** For one who goes on in it instead of closing it. */
  page: Page
}

const inPageFolder = new URL('in-page/', import.meta.url)

/** A browser page with Paged.js in it, waiting for a style sheet. */
export type StartedSession = { load: (css: string, files: ServedFiles) => Promise<Session> }

/**
 * Start a session in a running browser.
 *
 * Paged.js comes with pagedjs-cli's `Printer`, which typesets one small document to begin with; every section gets a
 * new Previewer in the same page (`in-page/session.js`).
 */
export async function startSession(browser: Browser): Promise<StartedSession> {
  const script = await pageScript('paginate-page')
  const served: ServedFiles = script ? new Map() : await moduleFiles(inPageFolder, 'paginate/in-page/')
  const printer = new OfflinePrinter(browser, served)
  const page = await printer.render({ html: blankDocument })
  /** Call a function of `in-page/session.js`, as text: a runner that wraps functions would break them in the page. */
  const call = <T>(name: string, ...args: unknown[]): Promise<T> => {
    const list = args.map((arg) => JSON.stringify(arg)).join(', ')
    return unlessCrashed(page, () => page.evaluate(`globalThis.banxin.${name}(${list})`) as Promise<T>)
  }
  await printer.serving
  await unlessCrashed(page, async () => {
    if (await page.evaluate('globalThis.banxin !== undefined')) return
    await page.evaluate(
      script ?? `import('${SERVED_ORIGIN}paginate/in-page/session.js').then(() => undefined)`,
    )
  })
  const load = async (css: string, files: ServedFiles): Promise<Session> => {
    for (const [name, file] of files) served.set(name, file)
    await call('start', css)
    return {
      paginate: async (html, area, lines, opens = () => 'recto', opening) => {
        if (opening) {
          const made = await call<[PageCounts, SectionPages]>('layAndMake', html, area, lines, opening)
          await opens(made[0])
          return made[1]
        }
        const counts = await call<PageCounts>('lay', html, area, lines)
        return call<SectionPages>('make', await opens(counts))
      },
      paginatePlainly: (html) => call('paginatePlainly', html),
      css: () => call('styles'),
      close: () => page.close(),
      page,
    }
  }
  return { load }
}

/** Works in a browser that runs, waits for no answer that it does not need, nor for a network: there is none. */
class OfflinePrinter extends Printer {
  /** Done when the page gets its files from memory, and from nowhere else. */
  serving: Promise<void> | undefined

  constructor(browser: Browser, files: ServedFiles) {
    super({ closeAfter: false, timeout: 0 })
    const newPage = async () => {
      const begun = await begunPage(browser)
      const page = begun ?? (await unusedPage(browser))
      const pagedjs = await pageScript('paged')
      this.serving = serveFiles(page, files)
      this.serving.catch(() => undefined)
      const add = page.addScriptTag.bind(page)
      const expose = page.exposeFunction.bind(page)
      // A megabyte as it comes.
      const own = pagedjs !== undefined && {
        addScriptTag: async () => (begun ? undefined : add({ content: pagedjs })),
      }
      // What it waits for in the end is there.
      const waits = { waitForNetworkIdle: async () => undefined, waitForSelector: async () => null }
      // The page does one thing after the other, whether each is waited for or not; what fails makes the next fail.
      const ahead = (doing: Promise<unknown>) => void doing.catch(() => undefined)
      const unhurried = {
        setContent: async (html: string) =>
          ahead(page.evaluate(`document.open(); document.write(${JSON.stringify(html)}); document.close()`)),
        content: async () => '',
        exposeFunction: async (...[name, called]: Parameters<typeof expose>) => ahead(expose(name, called)),
      }
      return Object.assign(page, waits, own, unhurried)
    }
    this.browser = { newPage }
  }
}

/** Browsers whose first page serves already. */
const begun = new WeakSet<Browser>()

/** The page that the browser was started with, if that is ours: Paged.js is in it, or will soon be. */
async function begunPage(browser: Browser): Promise<Page | undefined> {
  const [page, ...others] = await browser.pages()
  // Of the target: the document may still be another.
  const isOurs = page?.target().url() === startPage() && startPage() !== 'about:blank'
  if (!page || !isOurs || begun.has(browser) || others.length > 0) return undefined
  begun.add(browser)
  for (const end = performance.now() + PATIENCE; performance.now() < end; ) {
    // As puppeteer waits, it would bring scripts of its own first.
    const isThere = await page.evaluate(loaded).catch((error) => {
      if (!browser.connected || page.isClosed()) throw error
    })
    if (isThere) return page
  }
  return undefined
}

/** In ms; then a new page serves. */
const PATIENCE = 10_000

/** Whether the page has done what needs no book, which comes last; asked for a tenth of a second at most. */
const loaded = `new Promise((done) => {
  const end = performance.now() + 100
  const look = () => {
    if (globalThis.banxin?.isPrepared) done(true)
    else if (performance.now() > end) done(false)
    else setTimeout(look, 2)
  }
  look()
})`

/** The page that the browser starts with, while nothing else has been opened: a tenth of a second less. */
async function unusedPage(browser: Browser): Promise<Page> {
  if (!begun.has(browser)) {
    begun.add(browser)
    const [page, ...others] = await browser.pages()
    if (page?.target().url() === 'about:blank' && others.length === 0) return page
  }
  return browser.newPage()
}

/** The base is where the sections' pictures are. */
const blankDocument =
  '<!doctype html><html lang="zh-Hans"><head><title>版心</title>' +
  `<base href="${SERVED_ORIGIN}"></head><body><p>版</p></body></html>`
