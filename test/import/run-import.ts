import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importFile } from '../../src/import/import-file.ts'
import type { Message } from '../../src/message.ts'

/** Import the file `path`, called `name`, into the folder `target`: what was told, and what is there then. */
export async function runImport(path: string, name: string, target: string) {
  const messages: Message[] = []
  const run = {
    signal: new AbortController().signal,
    report: (message: Message) => void messages.push(message),
    progress: () => {},
    cacheFolder: '',
  }
  const task = { path, file: name, shownTarget: 'made', target, language: 'en' as const, force: false }
  const failed = await importFile(run, task).then(
    () => undefined,
    (error: unknown) => error,
  )
  const names = failed ? [] : ((await readdir(target, { recursive: true })) as string[]).sort()
  return { failed, messages, names, read: (one: string) => readFile(join(target, one), 'utf8') }
}
