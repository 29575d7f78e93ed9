import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { MissingToolError } from './errors.ts'

/** A name for finished work: the hash of all that it depends on. Parts are kept apart: ['ab', 'c'] is not ['a', 'bc']. */
export function cacheKey(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) {
    hash.update(`${part.length}:`)
    hash.update(part)
  }
  return hash.digest('hex')
}

/** Finished work of an earlier build; `undefined` where there is none, or none that can be read. */
export async function readCached(folder: string, name: string): Promise<Buffer | undefined> {
  if (folder === '') return undefined
  const path = join(folder, name)
  try {
    const content = await readFile(path)
    await markUsed(path)
    return content
  } catch {
    return undefined
  }
}

/** Where finished work is, for those who read it by themselves; `undefined` where there is none. */
export async function cachedPath(folder: string, name: string): Promise<string | undefined> {
  if (folder === '') return undefined
  const path = join(folder, name)
  return markUsed(path).then(
    () => path,
    () => undefined,
  )
}

/** Once a day is enough to tell what nobody uses any more: see `pruneCache`. */
const DAY = 24 * 60 * 60 * 1000

async function markUsed(path: string): Promise<void> {
  const now = new Date()
  const { mtime } = await stat(path)
  if (now.getTime() - mtime.getTime() > DAY) await utimes(path, now, now).catch(() => undefined)
}

/**
 * Keep finished work. A cache that can't be written is no fault of the book: the next build does the work again.
 */
export async function writeCached(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  if (folder === '') return
  try {
    await writeWhole(join(folder, name), content)
  } catch {
    // As said above.
  }
}

/** The same, for work that need not wait for it: `cacheWritten` does. */
export function writeCachedMeanwhile(folder: string, name: string, content: string | Uint8Array): void {
  const writing = writeCached(folder, name, content).finally(() => beingWritten.delete(writing))
  beingWritten.add(writing)
}

const beingWritten = new Set<Promise<void>>()

/** Done when all is written that was kept until now: a process that ends earlier leaves half a file behind. */
export async function cacheWritten(): Promise<void> {
  await Promise.all(beingWritten)
}

/**
 * Write a file under a temporary name and rename it: nobody ever sees half of it.
 *
 * @throws MissingToolError `cannot-write`, where the disk is full or nobody may write there
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
  try {
    await writeFile(temporary, content).catch(async (error) => {
      if (error.code !== 'ENOENT') throw error
      await mkdir(dirname(path), { recursive: true })
      await writeFile(temporary, content)
    })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    const problem = (error as NodeJS.ErrnoException).code
    throw problem === undefined ? error : new MissingToolError('cannot-write', { path, problem })
  }
}
