import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Book, Section } from '../../src/book.ts'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { launchBrowser, type RunningBrowser } from '../../src/browser/launch-browser.ts'
import { bookSchema } from '../../src/config/schema.ts'
import { dressBook } from '../../src/dress-book.ts'
import type { Message } from '../../src/message.ts'
import { typeArea } from '../../src/paginate/page-css.ts'
import { type Area, type Session, startSession } from '../../src/paginate/session.ts'
import type { Run } from '../../src/run.ts'
import type { ServedFiles } from '../../src/served-files.ts'

/** The engine of the product, with its browser, fonts and style sheets, for sections that a test makes. */
export type Engine = {
  run: Run
  messages: Message[]
  area: Area
  css: string
  files: ServedFiles
  /** A browser of one's own: it may be made to hang. */
  launch: () => Promise<RunningBrowser>
  openSession: (browser: RunningBrowser, css?: string) => Promise<Session>
  close: () => Promise<void>
}

/** All characters of the sections are in the fonts; nothing else is. */
export async function startEngine(sections: Section[], assets: Book['assets'] = []): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'banxin-engine-'))
  const messages: Message[] = []
  const controller = new AbortController()
  const run: Run = {
    signal: controller.signal,
    report: (message) => void messages.push(message),
    progress: () => undefined,
    cacheFolder: folder,
  }
  const config = bookSchema.parse({ title: '书' })
  const { css, files } = await dressBook(run, { config, sections, toc: [], assets }, folder)
  const choice = await findBrowser()
  const browsers: RunningBrowser[] = []
  return {
    run,
    messages,
    area: typeArea(config.page),
    css,
    files,
    launch: async () => {
      const browser = await launchBrowser(run, choice)
      browsers.push(browser)
      return browser
    },
    openSession: async (browser, extra = '') =>
      (await startSession(browser.browser)).load(`${css}\n${extra}`, files),
    close: async () => {
      controller.abort()
      await Promise.allSettled(browsers.map((browser) => browser.close()))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What Paged.js does by itself with a section, or how it fails to: `throws`, `hangs`. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | 'hangs'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'hangs'>((resolve) => {
    timer = setTimeout(() => resolve('hangs'), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
