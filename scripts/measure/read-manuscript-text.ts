import { compose } from '../../src/compose/compose.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import type { Run } from '../../src/run.ts'
import { layoutOfBook } from './find-layout.ts'
import type { Known } from './read-book.ts'
import { sourceOfBook } from './source-text.ts'

/** What a manuscript folder tells of the book that is made of it. */
export async function readManuscriptText(folder: string): Promise<Known> {
  const run: Run = {
    signal: new AbortController().signal,
    // The build tells what is wrong with the book.
    report: () => undefined,
    progress: () => undefined,
    cacheFolder: '',
  }
  const manuscript = await readManuscript(run, folder)
  const book = await compose(run, manuscript)
  return {
    layout: layoutOfBook(manuscript),
    source: sourceOfBook(book),
    hanging: manuscript.config.lines.hanging,
    pictures: new Set(book.assets.map(({ width, height }) => `${width}x${height}`)),
  }
}
