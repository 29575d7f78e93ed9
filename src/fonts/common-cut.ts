import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import zlib from 'node:zlib'
import { cacheKey, readCached, writeCached } from '../cache.ts'
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
  const { flags } = set()
  for (let index = 0; index < text.length; index++) if (flags[text.charCodeAt(index)] !== 1) return false
  return true
}

/**
 * The common cut: as it was read before, read, or, with `make`, made and kept for later builds too.
 *
 * `undefined` where there is none: in a folder that can't be written it would be made again and again.
 */
export async function commonCut(place: CommonPlace, make?: WholeCut): Promise<Buffer | undefined> {
  const { characters } = set()
  if (characters === '' || place.folder === '') return undefined
  const name = `common-1-${cacheKey(place.key, characters)}.ttf`
  const id = `${place.folder}\n${name}`
  const kept = cuts.get(id) ?? withoutSum(await readCached(place.folder, name))
  const cut = kept ?? (make && (await makeCut(place.folder, name, () => make(characters))))
  if (cut) cuts.set(id, cut)
  return cut
}

/** Those of this thread. All of a book's take no more than its largest whole font. */
const cuts = new Map<string, Buffer>()

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

function withoutSum(file: Buffer | undefined): Buffer | undefined {
  if (!file || file.length <= 4) return undefined
  const font = file.subarray(0, -4)
  return zlib.crc32(font) === file.readUInt32BE(font.length) ? font : undefined
}

/** The set, and which code units are in it. Empty where Node is built without Chinese encodings, or older than 20.15. */
function set(): { characters: string; flags: Uint8Array } {
  known ??= makeSet()
  return known
}

let known: ReturnType<typeof makeSet> | undefined

function makeSet() {
  const flags = new Uint8Array(0x10000)
  const characters = typeof zlib.crc32 === 'function' ? charactersOrNone() : ''
  for (let index = 0; index < characters.length; index++) flags[characters.charCodeAt(index)] = 1
  return { characters, flags }
}

function charactersOrNone(): string {
  try {
    return commonCharacters()
  } catch {
    return ''
  }
}
