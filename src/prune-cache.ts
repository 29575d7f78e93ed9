import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const DAY = 24 * 60 * 60 * 1000

/** How long work is kept that no build has used, in milliseconds. */
const KEPT = 30 * DAY

/** Its time is that of the last look. */
const MARK = '.pruned'

/**
 * Delete finished work that no build has used for 30 days; looks once a day.
 *
 * `names` are the folders of such work in the cache folder. A cache that can't be tidied is no fault of the book.
 */
export async function pruneCache(folder: string, names: readonly string[], now = Date.now()): Promise<void> {
  if (folder === '') return
  try {
    const last = await stat(join(folder, MARK)).catch(() => undefined)
    if (last && now - last.mtimeMs < DAY) return
    await writeFile(join(folder, MARK), '')
    await utimes(join(folder, MARK), now / 1000, now / 1000)
    for (const name of names) await pruneFolder(join(folder, name), now)
  } catch {
    // As said above.
  }
}

async function pruneFolder(folder: string, now: number): Promise<void> {
  const entries = await readdir(folder).catch(() => [])
  for (const entry of entries) {
    const path = join(folder, entry)
    const { mtimeMs } = await stat(path)
    if (now - mtimeMs > KEPT) await rm(path, { force: true })
  }
}
