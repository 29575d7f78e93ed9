import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheKey, readCached, writeCached } from '../cache.ts'
import type { FontSource } from './font-source.ts'
import { openSubsetter, type Subsetter } from './subset-in-thread.ts'

/** Raise it when the same characters give another file. */
export const SUBSET_VERSION = 'subset-font 2.9.0, 1'

/** A font and the characters wanted of it. */
export type Cut = { source: FontSource; codePoints: readonly number[] }

/** How long (in ms) a subset is kept. */
const KEPT_FOR = 14 * 24 * 3600_000

const PREFIX = 'subset-'

/** Makes subsets as they are asked for. */
export type Cutter = {
  /** The subset: from the cache, or made and put there. */
  cut: (cut: Cut) => Promise<Uint8Array>
  /** Changes with what `cut` gives. */
  keyOf: (cut: Cut) => string
  close: () => void
}

/** Those of long ago are removed from the cache. The thread is taken when the first subset has to be made. */
export function openCutter(cacheFolder: string, signal: AbortSignal): Cutter {
  const made = new Map<string, Promise<Uint8Array>>()
  let subsetter: Subsetter | undefined
  const make = async (key: string, { source, codePoints }: Cut): Promise<Uint8Array> => {
    const name = `${PREFIX}${key}.ttf`
    const cached = await readCached(cacheFolder, name)
    if (cached) return cached
    const font = await source.read()
    if (!subsetter) {
      subsetter = openSubsetter(signal)
      await removeOld(cacheFolder)
    }
    const subset = await subsetter.subset({ font, text: String.fromCodePoint(...codePoints) })
    await writeCached(cacheFolder, name, subset)
    return subset
  }
  const keyOf = ({ source, codePoints }: Cut) =>
    cacheKey(SUBSET_VERSION, source.identity, String.fromCodePoint(...codePoints))
  return {
    keyOf,
    cut: async (cut) => {
      const key = keyOf(cut)
      const subset = made.get(key) ?? make(key, cut)
      made.set(key, subset)
      return subset
    },
    close: () => subsetter?.close(),
  }
}

/** All the subsets wanted, in order. */
export async function cutFonts(
  cacheFolder: string,
  cuts: readonly Cut[],
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
): Promise<Uint8Array[]> {
  const cutter = openCutter(cacheFolder, signal)
  let done = 0
  progress(done, cuts.length)
  const cutOne = async (cut: Cut) => {
    const subset = await cutter.cut(cut)
    progress(++done, cuts.length)
    return subset
  }
  try {
    return await Promise.all(cuts.map(cutOne))
  } finally {
    cutter.close()
  }
}

async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(PREFIX)) continue
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > KEPT_FOR) await rm(path, { force: true }).catch(() => undefined)
  }
}
