import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { cacheKey, readCached, writeCached } from '../cache.ts'
import type { FontSource } from './font-source.ts'

/** Raise it when the same characters give another file. */
export const SUBSET_VERSION = 'subset-font 2.9.0, 1'

/** How long (in ms) a subset that no build has made anew is kept. */
const KEPT_FOR = 14 * 24 * 3600_000

const PREFIX = 'subset-'

/**
 * A font with some of its characters, as static TrueType: all OpenType features of theirs, no hints.
 *
 * Kept in the cache; those of long ago are removed.
 */
export async function subset(
  cacheFolder: string,
  source: FontSource,
  codePoints: number[],
): Promise<Uint8Array> {
  const text = String.fromCodePoint(...codePoints)
  const name = `${PREFIX}${cacheKey(SUBSET_VERSION, source.identity, text)}.ttf`
  const cached = await readCached(cacheFolder, name)
  if (cached) return cached
  const font = await subsetFont(await source.read(), text, { targetFormat: 'truetype', noHinting: true })
  await writeCached(cacheFolder, name, font)
  await removeOld(cacheFolder)
  return font
}

async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(PREFIX)) continue
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > KEPT_FOR) await rm(path, { force: true }).catch(() => undefined)
  }
}
