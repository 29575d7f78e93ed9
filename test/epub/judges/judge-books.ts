import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildBook } from '../../../src/build.ts'
import { banxin, writeFiles } from '../../build/banxin.ts'
import { sampleBook } from '../../build/sample-book.ts'

/** A book of both kinds, from one build. */
export type JudgedBook = {
  name: string
  /** Of the manuscript. */
  folder: string
  pdf: string
  epub: string
  bytes: Buffer
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
const masses = `${root}../shared/data/manuscripts/to-the-masses.txt`

/**
 * What the judges are shown: our booklet, all that Markdown can say, the hard cases of typography, a small book, and,
 * where it is at hand, a text of others as imported. With CI=true it must be there.
 */
export const judgedBooks = [
  'the manuscript',
  'everything',
  'the specimen',
  'the sweeps',
  'the sample book',
  ...(existsSync(masses) || process.env.CI === 'true' ? ['to-the-masses'] : []),
]

/** Build one of them below `home`. */
export async function buildJudgedBook(name: string, home: string): Promise<JudgedBook> {
  const place = await mkdtemp(join(home, 'book-'))
  const folder = await manuscriptOf(name, place)
  const run = {
    signal: new AbortController().signal,
    report: () => undefined,
    progress: () => undefined,
    cacheFolder: join(home, 'cache'),
  }
  const [pdf, epub] = await buildBook(run, folder, join(place, 'out'), { pdf: true, epub: 'paged' })
  if (!pdf || !epub) throw new Error(`no PDF and EPUB of ${name}`)
  return { name, folder, pdf: pdf.path, epub: epub.path, bytes: await readFile(epub.path) }
}

async function manuscriptOf(name: string, place: string): Promise<string> {
  if (name === 'the manuscript') return `${root}manuscript`
  if (name === 'everything') return `${root}test/themes/everything`
  if (name === 'the specimen') return `${root}test/typography/specimen`
  if (name === 'the sweeps') return `${root}test/typography/sweeps`
  const folder = join(place, 'manuscript')
  if (name === 'the sample book') {
    await mkdir(folder)
    // The cell too many and the link to nowhere are told when it is built; they are no faults of the EPUB.
    await writeFiles(folder, sampleBook())
    return folder
  }
  const { code, err } = await banxin(place, ['import', masses, '--to', folder])
  if (code !== 0) throw new Error(`to-the-masses could not be imported:\n${err}`)
  return folder
}

/** A folder that is gone when `body` has ended. */
export async function withFolder<Result>(body: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'banxin-judges-'))
  try {
    return await body(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
}

/** Bytes as a file for a program that reads files. */
export async function asFile<Result>(
  bytes: Uint8Array,
  name: string,
  body: (path: string) => Promise<Result>,
): Promise<Result> {
  return withFolder(async (folder) => {
    const path = join(folder, name)
    await writeFile(path, bytes)
    return body(path)
  })
}
