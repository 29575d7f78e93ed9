import { deserialize, serialize } from 'node:v8'
import type { ChapterSource } from '../book.ts'
import { cachedPath, cacheKey, readCached, writeCached } from '../cache.ts'
import { codeIdentity } from '../code-identity.ts'
import { manuscriptSize } from '../manuscript-size.ts'
import type { Message } from '../message.ts'
import type { Run } from '../run.ts'
import { type ChapterTask, type ChapterThreads, startChapterThreads } from './chapter-threads.ts'
import { type ComposedChapter, composeChapter, type Desk } from './compose-chapter.ts'

/** A chapter as an earlier build composed it, with what was said about it. */
type Kept = { chapter: Omit<ComposedChapter, 'source'>; messages: Message[] }

/** Composes the chapters of a book, or takes them from an earlier build where neither text nor code has changed since. */
export async function openChapterDesk(
  run: Run,
  desk: Desk,
  chapters: readonly ChapterSource[],
  inThreads: (characters: number) => boolean,
) {
  const folders = ['./', '../cjk/', '../markdown/'].map((folder) => new URL(folder, import.meta.url))
  const code = await Promise.all(folders.map(codeIdentity))
  const paths: string[] = []
  const pathOf = (source: ChapterSource, index: number) => {
    const path = paths[index] ?? hashOf(source, index)
    paths[index] = path
    return path
  }
  const hashOf = ({ file, name, role }: ChapterSource, index: number) => {
    const given = JSON.stringify([desk.config, desk.columns, index, name, role, file.path, file.data.title])
    return `chapters/${cacheKey(...code, given, String(file))}`
  }
  // Runs are short books.
  const threads =
    desk.columns === undefined && inThreads(manuscriptSize(chapters))
      ? await startThreads(run, desk.config, chapters, pathOf, inThreads)
      : undefined

  /** One file is written while the next chapter is composed. */
  let writing: Promise<void> = Promise.resolve()
  const keep = async (path: string, kept: Uint8Array) => {
    await writing
    writing = writeCached(run.cacheFolder, path, kept)
  }

  const compose = async (source: ChapterSource, index: number): Promise<ComposedChapter> => {
    const path = pathOf(source, index)
    const cached = await readCached(run.cacheFolder, path)
    if (cached) return tell(run, cached, source)
    const composed = await threads?.take(index)
    if (composed) {
      await keep(path, composed)
      return tell(run, composed, source)
    }
    const messages: Message[] = []
    let usesPictures = false
    const report: Run['report'] = (message) => {
      messages.push(message)
      run.report(message)
    }
    const pictures: Desk['pictures'] = {
      get assets() {
        return desk.pictures.assets
      },
      find: (src, chapter) => {
        usesPictures = true
        return desk.pictures.find(src, chapter)
      },
    }
    const made = await composeChapter({ ...run, report }, source, index, { ...desk, pictures })
    // A picture may change while the text does not: such a chapter is composed anew.
    if (!usesPictures) {
      const { source: _, ...chapter } = made
      // Before the second pass changes it. Links inside the tree and in the list of links stay the same objects.
      await keep(path, serialize({ chapter, messages } satisfies Kept))
    }
    return made
  }
  return { compose, close: async () => threads?.close() }
}

/** Threads for what no earlier build has composed, where that is much. */
async function startThreads(
  { cacheFolder, signal }: Run,
  config: Desk['config'],
  chapters: readonly ChapterSource[],
  pathOf: (source: ChapterSource, index: number) => string,
  inThreads: (characters: number) => boolean,
): Promise<ChapterThreads | undefined> {
  const tasks: ChapterTask[] = []
  for (const [index, source] of chapters.entries()) {
    const { file, name, role } = source
    if (await cachedPath(cacheFolder, pathOf(source, index))) continue
    const { path, value, data } = file
    tasks.push({ config, index, name, role, path, value: String(value), title: data.title })
  }
  const characters = tasks.reduce((sum, { value }) => sum + value.length, 0)
  return inThreads(characters) ? startChapterThreads(tasks, signal) : undefined
}

/** The chapter of a `Kept`, its messages told again. */
function tell(run: Run, kept: Uint8Array, source: ChapterSource): ComposedChapter {
  const { chapter, messages } = deserialize(kept) as Kept
  for (const message of messages) run.report(message)
  return { ...chapter, source }
}
