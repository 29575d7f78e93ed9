import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Harfbuzz, TakenFont } from './harfbuzz.ts'

/**
 * Read a font file straight into the memory of the subsetter.
 *
 * `lengthOf` tells how many bytes of the file are the font; where it says 0, nothing is taken.
 *
 * @throws Error where it can't be read, or is no font
 */
export function takeFile(
  harfbuzz: Harfbuzz,
  path: string,
  lengthOf = (file: Uint8Array) => file.length,
): TakenFont | undefined {
  const file = openSync(path, 'r')
  try {
    return harfbuzz.take(fstatSync(file).size, (memory) => {
      let done = 0
      while (done < memory.length) {
        const read = readSync(file, memory, done, memory.length - done, done)
        if (read === 0) return 0
        done += read
      }
      return lengthOf(memory)
    })
  } finally {
    closeSync(file)
  }
}

/**
 * Take in a font that is at hand.
 *
 * @throws Error where it is none
 */
export function takeBytes(harfbuzz: Harfbuzz, font: Uint8Array): TakenFont {
  const taken = harfbuzz.take(font.length, (memory) => {
    memory.set(font)
    return font.length
  })
  if (!taken) throw new Error('an empty font')
  return taken
}
