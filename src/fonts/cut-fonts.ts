import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheKey, readCached, writeCached } from '../cache.ts'
import type { FontSource } from './font-source.ts'
import { subsetInThread } from './subset-in-thread.ts'

/** Raise it when the same characters give another file. */
export const SUBSET_VERSION = 'subset-font 2.9.0, 1'

/** A font and the characters wanted of it. */
export type Cut = { source: FontSource; codePoints: readonly number[] }

/** How long (in ms) a subset is kept. */
const KEPT_FOR = 14 * 24 * 3600_000

const PREFIX = 'subset-'

/**
 * The subsets wanted, in order: from the cache, or made and put there. Those of long ago are removed.
 */
export async function cutFonts(
  cacheFolder: string,
  cuts: readonly Cut[],
  signal: AbortSignal,
  progress: (done: number) => void,
): Promise<Uint8Array[]> {
  const named = cuts.map(({ source, codePoints }) => {
    const text = String.fromCodePoint(...codePoints)
    return { source, text, name: `${PREFIX}${cacheKey(SUBSET_VERSION, source.identity, text)}.ttf` }
  })
  const found = await Promise.all(named.map(({ name }) => readCached(cacheFolder, name)))
  const missing = named.filter((_, index) => !found[index])
  if (missing.length === 0) return found.flatMap((font) => font ?? [])

  const ready = cuts.length - missing.length
  const tasks = await Promise.all(
    missing.map(async ({ source, text }) => ({ font: await source.read(), text })),
  )
  const made = await subsetInThread(tasks, signal, (done) => progress(ready + done))
  await Promise.all(made.map((font, index) => writeCached(cacheFolder, missing[index]?.name ?? '', font)))
  await removeOld(cacheFolder)
  return found.flatMap((font) => font ?? made.shift() ?? [])
}

async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(PREFIX)) continue
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > KEPT_FOR) await rm(path, { force: true }).catch(() => undefined)
  }
}
