import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Book } from '../../src/book.ts'
import { compose } from '../../src/compose/compose.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import type { Run } from '../../src/run.ts'
import { type Build, banxinBuild } from './banxin-build.ts'
import { BenchError } from './bench-error.ts'
import { countLost, type Losses } from './count-lost.ts'
import { countPages } from './count-pages.ts'
import { pagedjsCliBook, printedSections } from './pagedjs-cli-book.ts'
import { pagedjsCliBuild } from './pagedjs-cli-build.ts'
import { COLD, PAGEDJS, PLAIN } from './targets.ts'

/** One build of a book, measured and looked at. */
export type Result = {
  /** One of the names in targets.ts. */
  press: string
  build: Omit<Build, 'path'>
  /** Counted in the PDF. */
  pages: number
  losses: Losses | undefined
}

/** A changed text of one chapter file, and what to call the build after it. */
export type Change = { press: string; name: string; text: string }

/**
 * Build a manuscript folder cold, then after each change (every one made on the folder as it was, the cache as the
 * build before left it), cold once more by `plain`, a banxin.js without the composer, then with pagedjs-cli.
 *
 * What is written goes to `work`, into folders and files of its own; the manuscript itself stays as it is. `tell` is
 * called after each build, `fault` where one fails that is not Banxin as it is: what was measured stays.
 */
export async function compare(
  run: Run,
  manuscript: string,
  changes: readonly Change[],
  work: string,
  tell: (result: Result) => void,
  fault: (error: BenchError) => void,
  plain?: string,
): Promise<Result[]> {
  const results: Result[] = []
  const take = async (press: string, folder: string, { path, ...build }: Build) => {
    const book = await readBook(run, folder)
    const text = printedSections(book)
      .join('\n')
      .replace(/<[^>]*>/g, '')
    const losses = await countLost(path, text, book.config.page)
    const result = { press, build, pages: await countPages(path), losses }
    results.push(result)
    tell(result)
  }

  const folder = join(work, 'manuscript')
  const options = { output: join(work, 'output'), cache: join(work, 'cache'), signal: run.signal }
  await cp(manuscript, folder, { recursive: true })
  await take(COLD, folder, await banxinBuild(folder, options))
  for (const { press, name, text } of changes) {
    await cp(manuscript, folder, { recursive: true })
    await writeFile(join(folder, name), text)
    await take(press, folder, await banxinBuild(folder, options))
  }

  if (plain !== undefined) {
    await cp(manuscript, folder, { recursive: true })
    const cold = { ...options, cache: join(work, 'plain-cache'), program: plain }
    await unlessFailed(async () => take(PLAIN, folder, await banxinBuild(folder, cold)))
  }

  const html = join(work, 'book.html')
  await writeFile(html, await pagedjsCliBook(await readBook(run, manuscript)))
  const output = join(work, 'pagedjs-cli.pdf')
  // It gives up on long books where the machine is slow.
  await unlessFailed(async () => take(PAGEDJS, manuscript, await pagedjsCliBuild(run, html, output)))
  return results

  async function unlessFailed(build: () => Promise<void>): Promise<void> {
    try {
      await build()
    } catch (error) {
      if (!(error instanceof BenchError) || run.signal.aborted) throw error
      fault(error)
    }
  }
}

/**
 * The quickest build of each press: other work on the machine can only make one slower. Memory is the most of all rounds: of
 * short builds few samples are taken.
 */
export function bestOf(rounds: readonly Result[][]): Result[] {
  const [first = []] = rounds
  return first.map((result) => {
    const builds = rounds.flatMap((round) => round.filter(({ press }) => press === result.press))
    const best = builds.reduce((one, next) => (next.build.seconds < one.build.seconds ? next : one))
    const sizes = builds.flatMap(({ build }) => build.peakMemory ?? [])
    const peakMemory = sizes.length > 0 ? Math.max(...sizes) : undefined
    return { ...best, build: { ...best.build, peakMemory } }
  })
}

async function readBook(run: Run, folder: string): Promise<Book> {
  return compose(run, await readManuscript(run, folder))
}
