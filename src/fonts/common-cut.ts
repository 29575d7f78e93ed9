import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import zlib from 'node:zlib'
import { cacheKey, writeCached } from '../cache.ts'
import { commonCharacters } from './common-characters.ts'
import type { Harfbuzz, TakenFont } from './harfbuzz.ts'
import { takeBytes, takeFile } from './take-font.ts'

/**
 * Where the common cut of a font is kept: the font with the characters of daily use only, a third of its size. What is
 * cut out of it is byte for byte what would be cut out of the whole font, but sooner.
 */
export type CommonPlace = {
  folder: string
  /** Changes with the font, and with the library that cuts. */
  key: string
}

/** Whether the common cut of a font has all of these that the font has. */
export function areCommon(text: string): boolean {
  const flags = set()
  if (!flags) return false
  for (let index = 0; index < text.length; index++) if (flags[text.charCodeAt(index)] === 0) return false
  return true
}

/**
 * The common cut: as it was taken in before, read, or, with `whole`, made and kept for later builds too.
 *
 * `undefined` where there is none: in a folder that can't be written it would be made again and again, and Node before 20.15
 * cannot tell whether it is whole.
 */
export async function commonCut(
  harfbuzz: Harfbuzz,
  { folder, key }: CommonPlace,
  whole?: () => TakenFont,
): Promise<TakenFont | undefined> {
  const flags = set()
  if (!flags || folder === '' || !canSum) return undefined
  const path = join(folder, `common-1-${cacheKey(key, flags)}.ttf`)
  const font =
    taken.get(path) ?? readCut(harfbuzz, path) ?? (whole && (await makeCut(harfbuzz, flags, path, whole)))
  if (font) taken.set(path, font)
  return font
}

/** Those of this thread. All of a book's take no more than two of the whole fonts. */
const taken = new Map<string, TakenFont>()

const canSum = typeof zlib.crc32 === 'function'

async function makeCut(
  harfbuzz: Harfbuzz,
  flags: Uint8Array,
  path: string,
  whole: () => TakenFont,
): Promise<TakenFont | undefined> {
  const isWritable = await access(dirname(path), constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!isWritable) return undefined
  const cut = harfbuzz.cut(whole(), { text: textOf(flags), keepHinting: true })
  await writeCached(dirname(path), basename(path), withSum(cut))
  return takeBytes(harfbuzz, cut)
}

function textOf(flags: Uint8Array): string {
  return Array.from(flags, (flag, unit) => (flag === 1 ? String.fromCharCode(unit) : '')).join('')
}

function readCut(harfbuzz: Harfbuzz, path: string): TakenFont | undefined {
  try {
    return takeFile(harfbuzz, path, lengthBeforeSum)
  } catch {
    return undefined
  }
}

/** Four bytes more tell whether all of it is there: a disk that was full or lost its power must not change a book. */
function withSum(font: Uint8Array): Buffer {
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(zlib.crc32(font))
  return Buffer.concat([font, sum])
}

function lengthBeforeSum(file: Uint8Array): number {
  const length = file.length - 4
  if (length <= 0) return 0
  const sum = new DataView(file.buffer, file.byteOffset + length).getUint32(0)
  return zlib.crc32(file.subarray(0, length)) === sum ? length : 0
}

/** `commonCharacters`, or none where Node is built without Chinese encodings. */
function set(): Uint8Array | undefined {
  if (known === 'not yet') {
    try {
      known = commonCharacters()
    } catch {
      known = undefined
    }
  }
  return known
}

let known: Uint8Array | undefined | 'not yet' = 'not yet'
