import { constants, readFileSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import zlib from 'node:zlib'
import { cacheKey, writeCached } from '../cache.ts'
import { commonCharacters } from './common-characters.ts'

/**
 * Where the common cut of a font is kept: the font with the characters of daily use only, a quarter of its size. What is
 * cut out of it is byte for byte what would be cut out of the whole font, in half the time.
 */
export type CommonPlace = {
  folder: string
  /** Changes with the font, and with the library that cuts. */
  key: string
}

/** Makes a cut with all features and hints of a font. */
export type WholeCut = (characters: string) => Promise<Uint8Array>

/** Whether the common cut of a font has all of these that the font has. */
export function areCommon(text: string): boolean {
  const flags = set()
  if (!flags) return false
  for (let index = 0; index < text.length; index++) if (flags[text.charCodeAt(index)] === 0) return false
  return true
}

/**
 * The common cut: as it was read before, read, or, with `make`, made and kept for later builds too.
 *
 * `undefined` where there is none: in a folder that can't be written it would be made again and again.
 */
export async function commonCut(place: CommonPlace, make?: WholeCut): Promise<Buffer | undefined> {
  const flags = set()
  if (!flags || place.folder === '') return undefined
  const name = `common-1-${cacheKey(place.key, flags)}.ttf`
  const path = join(place.folder, name)
  const kept = cuts.get(path) ?? readCut(path)
  const cut = kept ?? (make && (await makeCut(place.folder, name, () => make(textOf(flags)))))
  if (cut) cuts.set(path, cut)
  return cut
}

/** Those of this thread. All of a book's take no more than two of the whole fonts. */
const cuts = new Map<string, Buffer>()

/** All at once, as the thread that cuts has nothing else to do: piece by piece takes five times as long. */
function readCut(path: string): Buffer | undefined {
  try {
    return withoutSum(readFileSync(path))
  } catch {
    return undefined
  }
}

async function makeCut(
  folder: string,
  name: string,
  make: () => Promise<Uint8Array>,
): Promise<Buffer | undefined> {
  const isWritable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!isWritable) return undefined
  const cut = Buffer.from(await make())
  await writeCached(folder, name, withSum(cut))
  return cut
}

/** Four bytes more tell whether all of it is there: a disk that was full or lost its power must not change a book. */
function withSum(font: Uint8Array): Buffer {
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(zlib.crc32(font))
  return Buffer.concat([font, sum])
}

function withoutSum(file: Buffer): Buffer | undefined {
  if (file.length <= 4) return undefined
  const font = file.subarray(0, -4)
  return zlib.crc32(font) === file.readUInt32BE(font.length) ? font : undefined
}

function textOf(flags: Uint8Array): string {
  return Array.from(flags, (flag, unit) => (flag === 1 ? String.fromCharCode(unit) : '')).join('')
}

/** `commonCharacters`, or none where Node is built without Chinese encodings, or older than 20.15. */
function set(): Uint8Array | undefined {
  if (known === 'not yet') known = typeof zlib.crc32 === 'function' ? charactersOrNone() : undefined
  return known
}

let known: Uint8Array | undefined | 'not yet' = 'not yet'

function charactersOrNone(): Uint8Array | undefined {
  try {
    return commonCharacters()
  } catch {
    return undefined
  }
}
