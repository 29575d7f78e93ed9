import type { Section } from '../../../src/book.ts'
import { compose } from '../../../src/compose/compose.ts'
import { checkEpub } from '../../../src/epub/check-epub.ts'
import { fileOf, readingOrder, withNotes } from '../../../src/epub/make-epub.ts'
import { proveEpub } from '../../../src/epub/prove-epub.ts'
import { provePackage } from '../../../src/epub/prove-package.ts'
import { BookError } from '../../../src/errors.ts'
import { readManuscript } from '../../../src/manuscript/read-manuscript.ts'
import { withGeneratedSections } from '../../../src/paginate/generated-sections.ts'
import { testRun } from '../made-epub.ts'
import { pageFaults, printedPages } from '../page-truth.ts'
import { listedPages, openEpub } from '../read-epub.ts'
import { askAce } from './ace.ts'
import { askReader } from './ask-reader.ts'
import { askEpubCheck } from './epub-check.ts'
import { asFile, type JudgedBook } from './judge-books.ts'

/** What stands between a defect and the reader; each says what it finds wrong. The slow ones come last. */
export const gates: readonly {
  name: string
  ask: (epub: Uint8Array, book: JudgedBook) => Promise<string[]>
}[] = [
  { name: 'check-epub', ask: askCheckEpub },
  { name: 'the proof', ask: askProof },
  { name: 'the printed pages', ask: askPages },
  { name: 'EPUBCheck 5.3', ask: (epub) => askEpubCheck('EPUBCheck 5.3', epub) },
  { name: 'EPUBCheck 4.2.6', ask: (epub) => askEpubCheck('EPUBCheck 4.2.6', epub) },
  { name: 'a reading system', ask: askReader },
  { name: 'Ace', ask: (epub) => asFile(epub, 'book.epub', async (path) => violationsOf(path)) },
]

/** Likecoin's EPUBCheck and what we ask besides. */
export async function askCheckEpub(epub: Uint8Array): Promise<string[]> {
  const run = testRun()
  await checkEpub(run, epub, 'book.epub')
  return run.messages.map(({ ruleId, file, values }) => `${ruleId} ${file} ${JSON.stringify(values ?? {})}`)
}

/** What the build itself asks at its end: text, pictures and notes of the manuscript, in order. */
async function askProof(epub: Uint8Array, { folder }: JudgedBook): Promise<string[]> {
  const run = testRun()
  const composed = await compose(run, await readManuscript(run, folder))
  const sections: Section[] = withGeneratedSections(composed)
  const documents = sections
    .filter(({ role }) => role !== 'contents')
    .map((section) => ({ section, file: fileOf(section) }))
  const files = composed.assets.map(({ src, bytes }) => ({
    path: src.replace(/^assets\//, 'images/'),
    bytes,
  }))
  const entries = withNotes(composed.toc, sections)
  run.messages.length = 0
  for (const prove of [
    () => proveEpub(run, epub, documents, files),
    () => provePackage(run, epub, { config: composed.config, entries, spine: readingOrder(sections) }),
  ])
    await prove().catch((error: unknown) => {
      if (!(error instanceof BookError)) throw error
    })
  return run.messages.map(({ ruleId, values }) => `${ruleId} ${JSON.stringify(values)}`)
}

async function askPages(epub: Uint8Array, { pdf }: JudgedBook): Promise<string[]> {
  return pageFaults(await listedPages(await openEpub(epub)), printedPages(pdf))
}

async function violationsOf(path: string): Promise<string[]> {
  const [report] = await askAce([path])
  if (!report) throw new Error('Ace has said nothing')
  return report.violations
}
