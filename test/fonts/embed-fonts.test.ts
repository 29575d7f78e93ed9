import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmbedRequest, embedFonts } from '../../src/fonts/embed-fonts.ts'
import { readCmap } from '../../src/fonts/read-cmap.ts'
import { readTables } from '../../src/read-sfnt.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-embed-'))
})
afterAll(() => rm(folder, { recursive: true }))

function fontsFor(request: Partial<EmbedRequest>) {
  const run = {
    signal: new AbortController().signal,
    report: () => undefined,
    progress: () => undefined,
    cacheFolder: join(folder, 'cache'),
  }
  const usual = {
    kind: 'headings',
    headings: '',
    code: '',
    formulas: '',
    text: '',
    hasDots: false,
    own: {},
    folder,
    language: 'zh-Hans',
  } as const
  return embedFonts(run, { ...usual, ...request })
}

function charactersOf(font: Uint8Array | undefined): string {
  const cmap = font && readTables(font)?.get('cmap')
  const points = [...((cmap && readCmap(cmap)) ?? new Map<number, number>()).keys()]
  return String.fromCodePoint(...points.sort((a, b) => a - b))
}

test('none brings nothing', async () => {
  expect(await fontsFor({ kind: 'none', headings: '题', text: '文' })).toEqual({ css: '', files: new Map() })
})

describe('headings', () => {
  test('brings the characters of headings and no others', async () => {
    const { css, files } = await fontsFor({ headings: '题目', text: '题目正文' })
    expect([...files.keys()]).toEqual(['fonts/head-700.ttf'])
    expect(charactersOf(files.get('fonts/head-700.ttf'))).toBe('目题')
    expect(css).toContain('font-family:"Banxin Head"')
    expect(css).toContain('SIL Open Font License 1.1')
  })

  test('brings rare Han characters, however few', async () => {
    const { css, files } = await fontsFor({ headings: '题', text: '正文㐂𠮷\uf900' })
    expect(charactersOf(files.get('fonts/rare-400.ttf'))).toContain('㐂')
    const rare = [...files]
      .filter(([name]) => name.startsWith('fonts/rare-'))
      .map(([, font]) => charactersOf(font))
    expect([...rare.join('')].sort()).toEqual([...'㐂\uf900𠮷'].sort())
    expect(css).toContain('font-family:"Banxin Rare"')
  })

  test('brings a dot only for emphasis', async () => {
    const { files } = await fontsFor({ hasDots: true })
    expect([...files.keys()]).toEqual(['fonts/dot-700.ttf'])
    expect(charactersOf(files.get('fonts/dot-700.ttf'))).toBe('•')
    // Of half the size, it stands in the white between lines of 1.75 times the size: 0.37 and 0.12 are less than 0.5.
    const hhea = readTables(files.get('fonts/dot-700.ttf') ?? new Uint8Array())?.get('hhea')
    expect([hhea?.getInt16(4), hhea?.getInt16(6)]).toEqual([740, 0])
  })
})

test('full brings fonts of their own for code and formulas, with what formulas are laid out by', async () => {
  const { files, css } = await fontsFor({ kind: 'full', code: 'let a', formulas: 'x𝑥=1' })
  expect(charactersOf(files.get('fonts/mono-400.ttf'))).toBe(' aelt')
  expect(charactersOf(files.get('fonts/math-400.ttf'))).toContain('𝑥')
  expect([
    ...(readTables(files.get('fonts/math-400.ttf') ?? new Uint8Array()) ?? new Map()).keys(),
  ]).toContain('MATH')
  expect(css).toContain('DejaVu')
})

test('full brings every character of the text in Song, Hei and Kai', async () => {
  const text = '正文，a1☑'
  const { css, files } = await fontsFor({ kind: 'full', headings: '题', text })
  for (const face of ['song-400', 'song-700', 'hei-700', 'kai-400']) {
    const parts = [...files].filter(([name]) => name.startsWith(`fonts/${face}`))
    const shown = parts.map(([, font]) => charactersOf(font)).join('')
    for (const character of face === 'song-400' ? text : text.replace('☑', ''))
      expect(shown).toContain(character)
  }
  for (const name of files.keys()) expect(css).toContain(`url("${name}")`)
})

test('Traditional text gets its own forms', async () => {
  const [simplified, traditional] = await Promise.all(
    (['zh-Hans', 'zh-Hant'] as const).map((language) => fontsFor({ headings: '骨角', language })),
  )
  const [one, other] = [simplified, traditional].map((fonts) => fonts?.files.get('fonts/head-700.ttf'))
  expect(charactersOf(other)).toBe(charactersOf(one))
  expect(Buffer.compare(one ?? new Uint8Array(), other ?? new Uint8Array())).not.toBe(0)
})
