import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Manuscript, Page, Section } from '../../src/book.ts'
import { compose } from '../../src/compose/compose.ts'
import { flowOf } from '../../src/epub/flow.ts'
import { makeEpub } from '../../src/epub/make-epub.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import type { Message } from '../../src/message.ts'
import { withGeneratedSections } from '../../src/paginate/generated-sections.ts'
import { ruleOf } from '../../src/rules.ts'
import { type OpenedEpub, openEpub } from './read-epub.ts'

export type MadeEpub = { bytes: Uint8Array; epub: OpenedEpub; messages: Message[]; errors: Message[] }

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

/** Pages of 60 characters each, as a press would have made them; the contents have one. */
export function pagesOf(sections: readonly Section[]): Page[] {
  const pages: Page[] = []
  for (const { id, role, tree } of sections) {
    const items = tree.children.flatMap((child) => (child.type === 'element' ? flowOf(child) : []))
    const flow = items.map(({ ink }) => ink).join('')
    for (let start = 0; start === 0 || (start < flow.length && role !== 'contents'); start += 60) {
      const number = pages.length + 1
      pages.push({
        number,
        folio: String(number),
        label: String(number),
        side: number % 2 === 1 ? 'recto' : 'verso',
        sectionId: id,
        kind: start === 0 ? 'opening' : 'normal',
        head: '',
        html: '',
        start,
        opening: flow.slice(start, start + 20),
      })
    }
  }
  return pages
}

/** The EPUB of some files, `book.yaml` among them or not; without pages, fonts and a browser. */
export async function epubOf(
  files: Record<string, string | Uint8Array>,
  messages: Message[] = [],
  paged = false,
): Promise<MadeEpub> {
  const folder = await mkdtemp(join(tmpdir(), 'banxin-epub-'))
  folders.push(folder)
  const all = { 'book.yaml': 'title: 书\n', ...files }
  for (const [name, content] of Object.entries(all)) await writeFile(join(folder, name), content)
  return epubOfFolder(folder, messages, paged)
}

/** The EPUB of a manuscript folder. `messages` gets them as they come, also those of a book that is not made. */
export async function epubOfFolder(
  folder: string,
  messages: Message[] = [],
  paged = false,
): Promise<MadeEpub> {
  const run = testRun(messages)
  return epubOfManuscript(run, await readManuscript(run, folder), paged)
}

export async function epubOfManuscript(
  run: ReturnType<typeof testRun>,
  manuscript: Manuscript,
  paged = false,
): Promise<MadeEpub> {
  const book = await compose(run, manuscript)
  const { config, toc, assets } = book
  const sections = withGeneratedSections(book)
  const cover = { bytes: smallPng, mediaType: 'image/png' } as const
  const fonts = { css: '', files: new Map() }
  const pages = paged ? pagesOf(sections) : undefined
  const bytes = await makeEpub(run, { config, sections, toc, assets, pages, cover, fonts })
  const { messages } = run
  const errors = messages.filter(
    (message) => (message.severity ?? ruleOf(message.ruleId)?.severity) === 'error',
  )
  return { bytes, epub: await openEpub(bytes), messages, errors }
}

export function testRun(messages: Message[] = []) {
  return {
    signal: new AbortController().signal,
    report: (message: Message) => void messages.push(message),
    progress: () => undefined,
    cacheFolder: '',
    messages,
  }
}

/** One white pixel. */
export const smallPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEANl9ngAAAAABJRU5ErkJggg==',
  'base64',
)
