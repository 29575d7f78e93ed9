import { deserialize, serialize } from 'node:v8'
import type { ChapterSource } from '../book.ts'
import { cacheKey, readCached, writeCached } from '../cache.ts'
import { codeIdentity } from '../code-identity.ts'
import type { Message } from '../message.ts'
import type { Run } from '../run.ts'
import { type ComposedChapter, composeChapter, type Desk } from './compose-chapter.ts'

/** A chapter as an earlier build composed it, with what was said about it. */
type Kept = { chapter: Omit<ComposedChapter, 'source'>; messages: Message[] }

/** Composes chapters, or takes them from an earlier build where neither the text nor the code has changed since. */
export async function openChapterDesk(run: Run, desk: Desk) {
  const here = new URL('./', import.meta.url)
  const code = await Promise.all([codeIdentity(here), codeIdentity(new URL('../cjk/', here))])

  /** One file is written while the next chapter is composed. */
  let writing: Promise<void> = Promise.resolve()

  return async (source: ChapterSource, index: number): Promise<ComposedChapter> => {
    const { file, name, role } = source
    const given = JSON.stringify([desk.config, index, name, role, file.path, file.data.title])
    const path = `chapters/${cacheKey(...code, given, String(file))}`
    const kept = await readKept(run, path)
    if (kept) {
      for (const message of kept.messages) run.report(message)
      return { ...kept.chapter, source }
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
      const kept = serialize({ chapter, messages } satisfies Kept)
      await writing
      writing = writeCached(run.cacheFolder, path, kept)
    }
    return made
  }
}

async function readKept(run: Run, path: string): Promise<Kept | undefined> {
  const cached = await readCached(run.cacheFolder, path)
  return cached && (deserialize(cached) as Kept)
}
