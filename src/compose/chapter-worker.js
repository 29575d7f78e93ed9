// @ts-check
// A thread of its own, started by `chapter-threads.ts`: composes chapters without pictures, one a message.
import { serialize } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import { VFile } from 'vfile'
import { composeChapter } from './compose-chapter.ts'

/** @typedef {import('./chapter-threads.ts').ChapterTask} ChapterTask */

/** The pictures of a book are one shelf, which the main thread has. */
class PictureWanted extends Error {}

parentPort?.on('message', (/** @type {ChapterTask} */ task) => {
  answer(task).catch((error) => {
    if (error instanceof PictureWanted) parentPort?.postMessage({ index: task.index })
    else parentPort?.postMessage({ index: task.index, error: String(error?.stack ?? error) })
  })
})

/** @param {ChapterTask} task */
async function answer({ config, index, name, role, path, value, title }) {
  /** @type {import('../message.ts').Message[]} */
  const messages = []
  const run = {
    signal: new AbortController().signal,
    report: (/** @type {import('../message.ts').Message} */ message) => void messages.push(message),
    progress: () => undefined,
    cacheFolder: '',
  }
  const pictures = {
    assets: [],
    find: () => Promise.reject(new PictureWanted()),
  }
  const source = { file: new VFile({ path, value, data: { title } }), name, role }
  const { source: _, ...chapter } = await composeChapter(run, source, index, { config, pictures })
  const composed = new Uint8Array(serialize({ chapter, messages }))
  parentPort?.postMessage({ index, composed }, [composed.buffer])
}
