import type { Book, Manuscript } from '../book.ts'
import type { Run } from '../run.ts'
import { fillIndex } from './book-index/fill-index.ts'
import { openChapterDesk } from './cached-chapter.ts'
import { isWorthThreads } from './chapter-threads.ts'
import type { ComposedChapter } from './compose-chapter.ts'
import { numberCaptions } from './number-captions.ts'
import { numberHeadings } from './number-headings.ts'
import { fillLists } from './parts/fill-lists.ts'
import { placeAnswers } from './parts/place-answers.ts'
import { openPictureShelf } from './picture-shelf.ts'
import { placeCitations } from './references/place-citations.ts'
import { resolveReferences } from './resolve-references.ts'

/**
 * The manuscript as HTML: docs/book-html.md.
 *
 * Faults go to `run.report`; a book comes out in any case, and with an error among them nobody should print it.
 * Throws only when the run is aborted. `inThreads` tells for how many characters threads are worth their start.
 */
export async function compose(
  run: Run,
  manuscript: Manuscript,
  inThreads: (characters: number) => boolean = isWorthThreads,
): Promise<Book> {
  const { config, folder, columns, bibliography } = manuscript
  const desk = { config, pictures: openPictureShelf(folder), columns }
  const { compose: composeChapter, close } = await openChapterDesk(run, desk, manuscript.chapters, inThreads)
  const chapters: ComposedChapter[] = []
  try {
    for (const [index, source] of manuscript.chapters.entries()) {
      chapters.push(await composeChapter(source, index))
      run.progress('compose', index + 1, manuscript.chapters.length)
      // Parsing never waits for anything: give Ctrl-C and the progress line their turn.
      await new Promise((resolve) => setImmediate(resolve))
    }
  } finally {
    await close()
  }
  numberHeadings(run, chapters, config)
  await resolveReferences(run, chapters, folder)
  numberCaptions(chapters, config.language)
  const answered = placeAnswers(run, chapters, config)
  const { sections, toc } = await placeCitations(run, chapters, answered, config, bibliography)
  fillLists(run, sections, config.language)
  fillIndex(run, chapters, sections, config.language)
  return {
    config,
    sections,
    toc,
    assets: desk.pictures.assets,
  }
}
