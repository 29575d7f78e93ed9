import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pressCharacters } from '../../src/fonts/characters.ts'
import { type BookFonts, prepareFonts } from '../../src/fonts/prepare-fonts.ts'
import { readCmap } from '../../src/fonts/read-cmap.ts'
import type { Message } from '../../src/message.ts'
import { readTables, tagAt } from '../../src/read-sfnt.ts'
import type { Run } from '../../src/run.ts'

let folder = ''
let messages: Message[] = []
let run: Run

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-test-'))
  await mkdir(join(folder, 'book'))
  run = {
    signal: new AbortController().signal,
    report: (message) => messages.push(message),
    progress: () => undefined,
    cacheFolder: join(folder, 'cache'),
  }
})

afterAll(() => rm(folder, { recursive: true }))

async function fontsFor(text: string, own: Record<string, string> = {}, math = false): Promise<BookFonts> {
  messages = []
  return prepareFonts(run, { text, math, own, folder: join(folder, 'book'), language: 'zh-Hans' })
}

function cmapOf(font: Uint8Array | undefined): Map<number, number> {
  const cmap = font && readTables(font)?.get('cmap')
  return (cmap && readCmap(cmap)) ?? new Map()
}

function charactersOf(font: Uint8Array | undefined): string {
  return String.fromCodePoint(...cmapOf(font).keys())
}

/** Tags of the features of a font's GSUB or GPOS table. */
function featuresOf(font: Uint8Array | undefined, table: 'GSUB' | 'GPOS'): Set<string> {
  const view = font && readTables(font)?.get(table)
  if (!view) return new Set()
  const list = view.getUint16(6)
  const count = view.getUint16(list)
  return new Set(Array.from({ length: count }, (_, index) => tagAt(view, list + 2 + 6 * index)))
}

const text = '一二人大女子文，到群众中去。“学习”——血肉联系…… file ﬁ'

describe('subsets', () => {
  test('have the characters of the book and of print, and nothing else', async () => {
    const { files, missing } = await fontsFor(text)
    expect(missing).toEqual([])
    const song = new Set(charactersOf(files.get('fonts/song-400.ttf')))
    for (const character of text + pressCharacters)
      expect([character, song.has(character)]).toEqual([character, true])
    expect(song.size).toBe(new Set(text + pressCharacters).size)
    for (const font of files.values()) expect(font.length).toBeLessThan(400_000)
  })

  test('never give a glyph two meanings, least of all a radical’s', async () => {
    const { files } = await fontsFor(`${text}·•・～〜Ωµμ兀嗀`)
    for (const [name, font] of files) {
      const glyphs = [...cmapOf(font)].filter(
        ([codePoint]) => !/\p{Zs}/u.test(String.fromCodePoint(codePoint)),
      )
      expect([name, new Set(glyphs.map(([, glyph]) => glyph)).size]).toEqual([name, glyphs.length])
      expect(charactersOf(font)).not.toMatch(/[\u2e80-\u2fdf]/)
    }
    // All three dots of the text are somewhere in Hei, each in a file of its own.
    const hei = [...files].filter(([name]) => name.startsWith('fonts/hei-400'))
    for (const dot of '·•・') expect(hei.some(([, font]) => charactersOf(font).includes(dot))).toBe(true)
  })

  test('show a radical that the author wrote, but apart from the ordinary character', async () => {
    const { files, has } = await fontsFor('⼀一')
    expect(has(0x2f00)).toBe(true)
    expect(charactersOf(files.get('fonts/song-400.ttf'))).toContain('一')
    expect(charactersOf(files.get('fonts/song-400.ttf'))).not.toContain('⼀')
    expect(charactersOf(files.get('fonts/song-400-2.ttf'))).toBe('⼀')
  })

  test('keep the features that setting Chinese needs', async () => {
    const { files } = await fontsFor(text)
    const positions = featuresOf(files.get('fonts/song-400.ttf'), 'GPOS')
    for (const tag of ['halt', 'chws', 'palt', 'vhal', 'kern']) expect([...positions]).toContain(tag)
    const forms = featuresOf(files.get('fonts/song-400.ttf'), 'GSUB')
    for (const tag of ['vert', 'locl']) expect([...forms]).toContain(tag)
    expect([...featuresOf(files.get('fonts/hei-400.ttf'), 'GPOS')]).toContain('halt')
  })

  test('are TrueType', async () => {
    const { files } = await fontsFor('αΩ😀∑', {}, true)
    for (const [name, font] of files) {
      const tables = readTables(font)
      expect([name, tables?.has('glyf'), tables?.has('fvar')]).toEqual([name, true, false])
    }
    expect([...files.keys()]).toContain('fonts/KaTeX_Main-Regular.ttf')
  })

  test('are the same bytes whoever makes them', async () => {
    const first = await fontsFor(text)
    const otherRun = { ...run, cacheFolder: join(folder, 'other-cache') }
    const second = await prepareFonts(otherRun, {
      text,
      math: false,
      own: {},
      folder: join(folder, 'book'),
      language: 'zh-Hans',
    })
    expect(second.css).toBe(first.css)
    expect([...second.files.keys()]).toEqual([...first.files.keys()])
    for (const [name, font] of first.files)
      expect(Buffer.compare(font, second.files.get(name) ?? Buffer.of())).toBe(0)
  })
})

describe('style sheet', () => {
  test('every rule has a file, every file a rule', async () => {
    const { css, files } = await fontsFor(`${text}😀`, {}, true)
    const named = [...css.matchAll(/url\("([^"]+)"\)/g)].map((match) => match[1])
    expect(new Set(named)).toEqual(new Set(files.keys()))
    for (const rule of css.match(/@font-face\{[^}]*\}/g) ?? [])
      if (!rule.includes('KaTeX'))
        expect(rule).toMatch(/ascent-override:\d+%;descent-override:\d+%;line-gap-override:0%/)
  })

  test('one more character changes neither the rules nor the identity', async () => {
    const before = await fontsFor(text)
    const after = await fontsFor(`${text}龘`)
    expect(after.css).toBe(before.css)
    expect(after.identity).toBe(before.identity)
    expect(after.files.get('fonts/song-400.ttf')).not.toEqual(before.files.get('fonts/song-400.ttf'))
  })

  test('Kai has its punctuation from Song, and Song measures itself by its main file', async () => {
    const { css, files } = await fontsFor(text)
    const kai = [...css.matchAll(/font-family:"Kai";src:url\("([^"]+)"\)[^}]*/g)]
    const punctuation = kai.find(([rule]) => rule.includes('unicode-range'))
    expect(punctuation?.[1]).toMatch(/^fonts\/song-400-\d+\.ttf$/)
    expect(charactersOf(files.get(punctuation?.[1] ?? ''))).toContain('，')
    expect(charactersOf(files.get('fonts/kai.ttf'))).not.toContain('，')
    expect(css.match(/font-family:"Song";src:url\("fonts\/song-400\.ttf"\)[^}]*/)?.[0]).not.toContain(
      'unicode-range',
    )
  })
})

describe('missing characters', () => {
  test('are those that no font has', async () => {
    const { has, missing, files } = await fontsFor('字😀★𝒜\u{e000}\u{fdfd}\u{12000}')
    expect(missing).toEqual([0xe000, 0xfdfd, 0x12000])
    for (const character of '字😀★𝒜') expect(has(character.codePointAt(0) ?? 0)).toBe(true)
    for (const codePoint of missing) expect(has(codePoint)).toBe(false)
    expect([...files.values()].map(charactersOf).join('')).toContain('😀')
  })

  test('are not those that need no glyph', async () => {
    const { has, missing } = await fontsFor('字\u200d\ufe0f\u200b\ufeff\u00ad\u200e\n')
    expect(missing).toEqual([])
    for (const codePoint of [0x200d, 0xfe0f, 0x200b, 0xfeff, 0xad, 0x200e, 0xa])
      expect(has(codePoint)).toBe(true)
  })

  test('has says no to a character that the subset was not made for', async () => {
    expect((await fontsFor('字')).has('鬱'.codePointAt(0) ?? 0)).toBe(false)
  })
})

describe('own fonts', () => {
  const dejavu = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf'))

  async function withFile(name: string, content: Uint8Array): Promise<Message[]> {
    await writeFile(join(folder, 'book', name), content)
    const fonts = await fontsFor('字a', { song: name })
    // Ours stands in, so that the rest of the book can be judged.
    expect(fonts.css).not.toContain('own-song')
    return messages
  }

  /** Only a head: what a kind of font is told by. */
  function head(signature: string, tables: string[] = []): Uint8Array {
    const bytes = new Uint8Array(12 + 16 * tables.length + 4)
    bytes.set(Buffer.from(signature, 'latin1'))
    if (tables.length > 0) new DataView(bytes.buffer).setUint16(4, tables.length)
    for (const [index, tag] of tables.entries()) {
      bytes.set(Buffer.from(tag, 'latin1'), 12 + 16 * index)
      new DataView(bytes.buffer).setUint32(12 + 16 * index + 8, bytes.length - 4)
    }
    return bytes
  }

  test('a static TrueType font comes first, ours shows the rest', async () => {
    await copyFile(dejavu, join(folder, 'book', 'own.ttf'))
    const { css, files, missing } = await fontsFor('字abcß', { song: 'own.ttf' })
    expect(messages).toEqual([])
    expect(missing).toEqual([])
    expect(charactersOf(files.get('fonts/own-song.ttf'))).toContain('ß')
    expect(charactersOf(files.get('fonts/song-400.ttf'))).toContain('字')
    expect(charactersOf(files.get('fonts/song-700.ttf'))).not.toContain('ß')
    // The same font, in a file of its own: see `nameFiles`.
    const bold = /font-family:"Song";src:url\("(fonts\/own-song-2\.ttf)"\)[^}]*font-weight:700/.exec(css)
    expect(files.get(bold?.[1] ?? '')).toEqual(files.get('fonts/own-song.ttf'))
  })

  test.each([
    ['font-cff', 'OTTO', []],
    ['font-collection', 'ttcf', []],
    ['font-cff', 'wOF2OTTO', []],
    ['font-variable', '\0\u0001\0\0', ['glyf', 'loca', 'cmap', 'head', 'hmtx', 'fvar']],
    ['font-unreadable', '\0\u0001\0\0', ['glyf', 'loca']],
    ['font-unreadable', 'wOF2\0\u0001\0\0', []],
    ['font-unreadable', '<html>', []],
  ])('%s: %j is refused', async (ruleId, signature, tables) => {
    const reported = await withFile('bad.ttf', head(signature, tables))
    expect(reported).toMatchObject([{ ruleId, values: { name: 'bad.ttf' } }])
  })

  test('an empty file is no font', async () => {
    expect(await withFile('empty.ttf', new Uint8Array())).toMatchObject([{ ruleId: 'font-unreadable' }])
  })

  test('one that is not there', async () => {
    await fontsFor('字', { kai: 'none.ttf' })
    expect(messages).toMatchObject([{ ruleId: 'font-not-found', values: { name: 'none.ttf' } }])
  })

  test('one outside of the manuscript folder, also through a link', async () => {
    await symlink(dejavu, join(folder, 'book', 'link.ttf'))
    for (const name of ['../other.ttf', dejavu, 'link.ttf']) {
      await fontsFor('字', { mono: name })
      expect(messages).toMatchObject([{ ruleId: 'font-outside', values: { name } }])
    }
  })

  test('one that may not be embedded is told', async () => {
    const { readFile } = await import('node:fs/promises')
    const font = await readFile(dejavu)
    readTables(font)?.get('OS/2')?.setUint16(8, 2)
    await writeFile(join(folder, 'book', 'restricted.ttf'), font)
    await fontsFor('a', { song: 'restricted.ttf' })
    expect(messages).toMatchObject([{ ruleId: 'font-licence' }])
  })
})

test('an abort ends the work', async () => {
  const controller = new AbortController()
  const aborted = { ...run, signal: controller.signal, cacheFolder: join(folder, 'third-cache') }
  const work = prepareFonts(aborted, { text, math: false, own: {}, folder, language: 'zh-Hans' })
  controller.abort()
  await expect(work).rejects.toMatchObject({ name: 'AbortError' })
})

describe('Traditional text', () => {
  const request = { math: false, own: {}, language: 'zh-Hant' } as const

  test('is set in the Traditional fonts, whose punctuation stands in the middle', async () => {
    const { files, missing } = await prepareFonts(run, { ...request, text: '到群眾中去，', folder })
    expect(missing).toEqual([])
    expect(
      [...files.keys()].filter((name) => /song|hei/.test(name)).every((name) => name.includes('-tc')),
    ).toBe(true)
    expect(charactersOf(files.get('fonts/song-400-tc.ttf'))).toContain('眾')
  })

  test('finds the characters that only the Simplified ones have', async () => {
    // U+9FEB 鿫, a chemical element in its Simplified form.
    const { files, missing } = await prepareFonts(run, { ...request, text: '䴕鿫', folder })
    expect(missing).toEqual([])
    expect([...files.values()].some((font) => charactersOf(font).includes('鿫'))).toBe(true)
  })
})
