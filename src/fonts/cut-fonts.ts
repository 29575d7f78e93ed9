import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheKey, readCached, writeCachedMeanwhile } from '../cache.ts'
import type { FontSource } from './font-source.ts'
import { openSubsetter, type Subsetter } from './subset-in-thread.ts'
import { SUBSET_VERSION } from './subset-version.ts'

/** A font and the characters wanted of it. */
export type Cut = {
  source: FontSource
  codePoints: readonly number[]
  /** Each character is to have its own glyph, also where the font has another one for it and what stands beside it. */
  noSubstitution?: true
}

/** How long (in ms) a subset is kept. */
const KEPT_FOR = 14 * 24 * 3600_000

const PREFIX = 'subset-'

/** Makes subsets as they are asked for. */
export type Cutter = {
  /** The subset: from the cache, or made and put there. */
  cut: (cut: Cut) => Promise<Uint8Array>
  /** Changes with what `cut` gives. */
  keyOf: (cut: Cut) => string
  /** Begin to make these in their order, but after what is asked for: it is likely to be wanted. */
  begin: (cuts: readonly Cut[]) => void
  close: () => void
}

/**
 * Whether a font of letters is to set marks on them. It has flatter marks for capitals, which are no characters: a PDF
 * could not say what they stand for.
 */
function isOfAccents({ source, codePoints }: Cut): boolean {
  return (
    !source.coverage.has(0x4e00) &&
    codePoints.some((codePoint) => /\p{Mn}/u.test(String.fromCodePoint(codePoint)))
  )
}

/** Those of long ago are removed from the cache. The thread is taken when the first subset has to be made. */
export function openCutter(cacheFolder: string, signal: AbortSignal): Cutter {
  const made = new Map<string, Promise<Uint8Array>>()
  let subsetter: Subsetter | undefined
  let closed = false
  const make = async (key: string, wanted: Cut): Promise<Uint8Array> => {
    const { source, codePoints, noSubstitution } = wanted
    const name = `${PREFIX}${key}.ttf`
    const cached = await readCached(cacheFolder, name)
    if (cached) return cached
    const font = await source.read()
    if (!subsetter) {
      subsetter = openSubsetter(signal)
      void removeOld(cacheFolder)
    }
    const text = String.fromCodePoint(...codePoints)
    const onlyCharacters = isOfAccents(wanted)
    const { common } = source
    const subset = await subsetter.subset({ font, text, onlyCharacters, noSubstitution, common })
    writeCachedMeanwhile(cacheFolder, name, subset)
    return subset
  }
  const keyOf = (wanted: Cut) =>
    cacheKey(
      SUBSET_VERSION,
      isOfAccents(wanted) ? 'only characters' : '',
      wanted.noSubstitution ? 'no substitution' : '',
      wanted.source.identity,
      String.fromCodePoint(...wanted.codePoints),
    )
  const cut = async (wanted: Cut) => {
    const key = keyOf(wanted)
    const subset = made.get(key) ?? make(key, wanted)
    made.set(key, subset)
    return subset
  }
  return {
    keyOf,
    cut,
    begin: (cuts) => void makeAhead(cuts).catch(() => undefined),
    close: () => {
      closed = true
      subsetter?.close()
    },
  }

  /** One at a time: what is asked for waits for no more than that. What fails will fail again, and be told. */
  async function makeAhead(cuts: readonly Cut[]): Promise<void> {
    for (const one of cuts) {
      if (closed || signal.aborted) return
      await cut(one)
    }
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
