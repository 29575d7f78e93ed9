import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import subsetFont from 'subset-font'
import { beforeAll, describe, expect, test } from 'vitest'
import { type BuiltInName, builtInSource } from '../../src/fonts/font-source.ts'
import { type Harfbuzz, startHarfbuzz } from '../../src/fonts/harfbuzz.ts'
import { takeBytes } from '../../src/fonts/take-font.ts'
import { libraryFolder } from '../../src/library-folder.ts'

const options = [{}, { noSubstitution: true }, { onlyCharacters: true }, { keepHinting: true }] as const

type Options = { noSubstitution?: true; onlyCharacters?: true; keepHinting?: true }

/** What the library itself makes of it. */
function byLibrary(font: Buffer, text: string, { noSubstitution, onlyCharacters, keepHinting }: Options) {
  return subsetFont(font, text, {
    targetFormat: 'truetype',
    noHinting: !keepHinting,
    noLayoutClosure: onlyCharacters,
    dropTables: noSubstitution ? ['GSUB'] : [],
  })
}

let harfbuzz: Harfbuzz
beforeAll(async () => {
  harfbuzz = await startHarfbuzz()
})

async function read(name: BuiltInName): Promise<{ font: Buffer; characters: string[] }> {
  const source = await builtInSource(await libraryFolder('fonts'), name)
  const font = await source.read()
  const characters: string[] = []
  for (let codePoint = 0; codePoint < 0x20000; codePoint++)
    if (source.coverage.has(codePoint)) characters.push(String.fromCodePoint(codePoint))
  return { font: typeof font === 'string' ? await readFile(font) : font, characters }
}

describe.each([
  'hei-700',
  'kai',
  'mono-400',
  'dejavu',
  'dejavu-serif',
  'symbols',
  'symbols-2',
  'math',
  'emoji',
] as const)('%s', (name) => {
  test('is cut to the bytes of the library, time and again', async () => {
    const { font, characters } = await read(name)
    const taken = takeBytes(harfbuzz, font)
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(characters.length - 1), { maxLength: 300, size: 'max' }),
        fc.constantFrom(...options),
        async (places, option) => {
          const text = places.map((at) => characters[at]).join('')
          const cut = harfbuzz.cut(taken, { text, ...option })
          return (await byLibrary(font, text, option)).equals(cut)
        },
      ),
      { numRuns: 30, seed: 2312 },
    )
    harfbuzz.release(taken)
  })
})

test('letters, their marks and variation selectors', async () => {
  const { font } = await read('dejavu')
  const text = 'fi ffl á a\u0301\u0323 X\ufe0f \ud800 ∀'
  for (const option of options) {
    const taken = takeBytes(harfbuzz, font)
    expect((await byLibrary(font, text, option)).equals(harfbuzz.cut(taken, { text, ...option }))).toBe(true)
    harfbuzz.release(taken)
  }
})

test('the memory of a font that was released serves the next', async () => {
  const { font } = await read('dejavu')
  const places = [1, 2, 3].map(() => {
    const taken = takeBytes(harfbuzz, font)
    harfbuzz.cut(taken, { text: 'a' })
    harfbuzz.release(taken)
    return taken.bytes
  })
  expect(new Set(places).size).toBe(1)
})

test('what is no font is refused', async () => {
  for (const content of ['', 'wOF2', '<html>', 'ttcf\0\u0001'])
    expect(() => takeBytes(harfbuzz, Buffer.from(content))).toThrow()
  expect(harfbuzz.take(4, () => 0)).toBeUndefined()
})

test('a font cut short is refused, or cut to what the library makes of it', async () => {
  const { font } = await read('dejavu')
  for (const size of [12, 100, 400, 5000, font.length >> 1, font.length - 10]) {
    const short = font.subarray(0, size)
    const expected = await byLibrary(short, 'abc', {}).catch(() => undefined)
    const taken = takeBytes(harfbuzz, short)
    if (!expected) expect(() => harfbuzz.cut(taken, { text: 'abc' })).toThrow()
    else expect(expected.equals(harfbuzz.cut(taken, { text: 'abc' }))).toBe(true)
    harfbuzz.release(taken)
  }
})
