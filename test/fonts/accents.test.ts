import { expect, test } from 'vitest'
import { findAccents } from '../../src/fonts/accents.ts'
import { prepareFonts } from '../../src/fonts/prepare-fonts.ts'
import { readCmap } from '../../src/fonts/read-cmap.ts'
import { readTables } from '../../src/read-sfnt.ts'

const run = {
  signal: new AbortController().signal,
  report: () => undefined,
  progress: () => undefined,
  cacheFolder: '',
}

async function fontsFor(text: string) {
  return prepareFonts(run, { text, math: false, own: {}, folder: '', language: 'zh-Hans' })
}

function has(font: Uint8Array | undefined, text: string): boolean {
  const cmap = font && readTables(font)?.get('cmap')
  const glyphs = cmap && readCmap(cmap)
  return [...text].every((character) => glyphs?.has(character.codePointAt(0) ?? 0))
}

test('what Unicode composes is no accent, but its steps are wanted of the font', () => {
  const { clusters, composed } = findAccents('he\u0323\u0302 m\u0300，e\u0304\u0301\u0300 和 1\ufe0f\u20e3')
  expect(clusters).toEqual(['1\u20e3', 'm\u0300', '\u1e17\u0300'].sort())
  expect(String.fromCodePoint(...composed)).toBe('1emēḗẹệ')
})

test('a letter stands with its marks in one font', async () => {
  const { files, css, missing, has: prints } = await fontsFor('拼音 m\u0300 e\u0304\u0301\u0300 n\u0329')
  expect(missing).toEqual([])
  expect(prints(0x329)).toBe(true)
  expect(has(files.get('fonts/song-400.ttf'), 'm')).toBe(true)
  expect(has(files.get('fonts/song-400.ttf'), '\u0300')).toBe(false)
  expect(has(files.get('fonts/dejavu-serif.ttf'), 'm\u0300\u1e17n\u0329')).toBe(true)
  expect(css).toMatch(/font-family:"?Song"?[^}]*dejavu-serif\.ttf/)
})

test('a mark that no font sets on its letter is missing there, and with no other letter', async () => {
  expect([...(await fontsFor('中\u0304')).unset]).toEqual([])
  const { unset, has: prints, files } = await fontsFor('中\u0329 n\u0329 1\ufe0f\u20e3 甲\u20e3')
  expect([...unset].sort()).toEqual(['中\u0329', '甲\u20e3'])
  expect(prints(0x20e3)).toBe(true)
  expect(has(files.get('fonts/dejavu-serif.ttf'), 'n\u0329')).toBe(true)
})

test('an emoji and its colour are two glyphs, for a PDF could not say what the one is', async () => {
  const { files, missing } = await fontsFor('👍🏽')
  expect(missing).toEqual([])
  const font = files.get('fonts/emoji.ttf')
  expect(has(font, '👍🏽')).toBe(true)
  // .notdef and the two.
  expect(font && readTables(font)?.get('maxp')?.getUint16(4)).toBe(3)
})

test('books without such letters bring no font for them', async () => {
  expect(
    [...(await fontsFor('拼音 hàn ǚ e\u0301')).files.keys()].filter((name) => /dejavu-serif/.test(name)),
  ).toEqual([])
})
