import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import subsetFont from 'subset-font'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codePointsOf, pressCharacters } from '../../src/fonts/characters.ts'
import { commonCharacters } from '../../src/fonts/common-characters.ts'
import { areCommon } from '../../src/fonts/common-cut.ts'
import { cutFonts } from '../../src/fonts/cut-fonts.ts'
import { type BuiltInName, builtInSource, type FontSource } from '../../src/fonts/font-source.ts'
import { readCmap } from '../../src/fonts/read-cmap.ts'
import {
  openSubsetter,
  rehearseSubset,
  type SubsetTask,
  startSubsetThread,
} from '../../src/fonts/subset-in-thread.ts'
import { libraryFolder } from '../../src/library-folder.ts'
import { readTables } from '../../src/read-sfnt.ts'

/** The set as text, ascending. */
const common = Array.from(commonCharacters(), (flag, unit) => (flag ? String.fromCharCode(unit) : '')).join(
  '',
)

const large = [
  'song-400',
  'song-700',
  'hei-400',
  'hei-700',
  'song-400-tc',
  'song-700-tc',
  'hei-400-tc',
  'hei-700-tc',
  'kai',
] as const satisfies readonly BuiltInName[]

const text = '到群众中去，到群眾中去。“学习”——血肉联系…… Füße, file 12 ①か゚ガ'

let folder = ''
let next = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-test-'))
})

afterAll(() => rm(folder, { recursive: true }))

async function newFolder(): Promise<string> {
  const made = join(folder, String(next++))
  await mkdir(made)
  return made
}

/** The font, whose common cut is kept in this folder. */
async function sourceIn(place: string, name: BuiltInName): Promise<FontSource> {
  const source = await builtInSource(await libraryFolder('fonts'), name)
  return { ...source, common: source.common && { ...source.common, folder: place } }
}

async function cutInNewThread(tasks: readonly SubsetTask[]): Promise<Buffer[]> {
  const { subset, close } = openSubsetter()
  try {
    return await Promise.all(tasks.map(subset))
  } finally {
    close()
  }
}

async function taskOf({ read, common }: FontSource, characters: string): Promise<SubsetTask> {
  return { font: await read(), text: characters, common }
}

/** What the library subset-font itself makes of the whole font. */
async function byLibrary({ font, text = '', onlyCharacters, noSubstitution }: SubsetTask): Promise<Buffer> {
  return subsetFont(typeof font === 'string' ? await readFile(font) : Buffer.from(font), text, {
    targetFormat: 'truetype',
    noHinting: true,
    noLayoutClosure: onlyCharacters,
    dropTables: noSubstitution ? ['GSUB'] : [],
  })
}

function withoutCommon(task: SubsetTask): SubsetTask {
  return { ...task, common: undefined }
}

describe('the set', () => {
  const set = new Set(common)
  const ofTwoBytes = (encoding: string, leads: [number, number], isTrail: (trail: number) => boolean) => {
    const bytes: number[] = []
    for (let lead = leads[0]; lead <= leads[1]; lead++)
      for (let trail = 0; trail <= 0xff; trail++) if (isTrail(trail)) bytes.push(lead, trail)
    return [...iconv.decode(Buffer.from(bytes), encoding)].filter((character) => /[一-鿿]/.test(character))
  }
  const simplified = ofTwoBytes('gb18030', [0xb0, 0xf7], (trail) => trail >= 0xa1 && trail <= 0xfe)
  const isTrail = (trail: number) => (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe)
  const traditional = [
    ...ofTwoBytes('cp950', [0xa4, 0xc5], isTrail),
    ...ofTwoBytes('cp950', [0xc6, 0xc6], (trail) => isTrail(trail) && trail <= 0x7e),
  ]

  test('has the Han of GB 2312 and of Big5’s first level, as another decoder tells them, and few more', () => {
    expect([simplified.length, traditional.length]).toEqual([6763, 5401])
    const standard = new Set([...simplified, ...traditional])
    expect([...standard].filter((character) => !set.has(character))).toEqual([])
    const more = [...set].filter(
      (character) => character >= '一' && character <= '鿿' && !standard.has(character),
    )
    expect(more).toContain('啰')
    expect(more.length).toBeLessThan(100)
  })

  test('has all that print adds, and letters, kana and marks', () => {
    for (const character of `${pressCharacters}ǎÆøЖλかカ々〇！￥`)
      expect([character, set.has(character), areCommon(character)]).toEqual([character, true, true])
  })

  test('has nothing rare', () => {
    for (const character of '㐀龘𠮷😀﨑\ue810')
      expect([character, areCommon(`一${character}`)]).toEqual([character, false])
  })
})

describe.each(large)('%s', (name) => {
  let place = ''
  let whole: FontSource
  beforeAll(async () => {
    place = await newFolder()
    whole = await sourceIn(place, name)
  })

  const options = [{}, { noSubstitution: true }, { onlyCharacters: true }] as const

  test('gives the same bytes, whatever is asked for', { timeout: 120_000 }, async () => {
    // With variation selectors, which choose among glyphs of the characters.
    const chosen = [text, pressCharacters, '，', '\u4e0d\ufe00，。\ufe00\ufe01あ\ufe0f', common]
    const { subset, close } = openSubsetter()
    try {
      for (const characters of chosen)
        for (const option of options) {
          const task = { ...(await taskOf(whole, characters)), ...option }
          const [made, again] = [await subset(task), await subset(withoutCommon(task))]
          const expected = await byLibrary(task)
          expect(again.equals(expected)).toBe(true)
          expect([characters.slice(0, 80), option, made.equals(expected)]).toEqual([
            characters.slice(0, 80),
            option,
            true,
          ])
        }
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(fc.nat(common.length - 1), { minLength: 1, maxLength: 800, size: 'max' }),
          fc.constantFrom(...options),
          async (places, option) => {
            const characters = places.map((at) => common[at]).join('')
            const task = { ...(await taskOf(whole, characters)), ...option }
            return (await subset(task)).equals(await byLibrary(task))
          },
        ),
        { numRuns: 12, seed: 2312 },
      )
    } finally {
      close()
    }
    expect(await readdir(place)).toEqual([expect.stringMatching(/^common-1-[0-9a-f]{64}\.ttf$/)])
  })
})

describe('song-400', () => {
  let place = ''
  let task: SubsetTask
  let file = ''
  let kept = Buffer.of()
  let expected: Buffer | undefined

  beforeAll(async () => {
    place = await newFolder()
    task = await taskOf(await sourceIn(place, 'song-400'), text)
    const made = await cutInNewThread([task, withoutCommon(task)])
    expected = made[1]
    const [only = ''] = await readdir(place)
    file = join(place, only)
    kept = await readFile(file)
  })

  test('has in its common cut what it has of the set', async () => {
    const { coverage } = await sourceIn(place, 'song-400')
    const cmap = readTables(kept.subarray(0, -4))?.get('cmap')
    const had = [...((cmap && readCmap(cmap)) ?? new Map<number, number>()).keys()]
    expect(had.sort((a, b) => a - b)).toEqual(codePointsOf(common).filter(coverage.has))
    expect(kept.length).toBeLessThan(6_000_000)
  })

  /** The common cut of Hei where that of Song belongs. */
  async function exchanged(): Promise<{ song: SubsetTask; hei: SubsetTask }> {
    const other = await newFolder()
    const hei = await taskOf(await sourceIn(other, 'hei-400'), text)
    await cutInNewThread([hei])
    const [only = ''] = await readdir(other)
    const mixed = await newFolder()
    await copyFile(join(other, only), join(mixed, basename(file)))
    return { song: await taskOf(await sourceIn(mixed, 'song-400'), text), hei: withoutCommon(hei) }
  }

  test('is cut out of what is kept, and out of the whole font for one rare character', async () => {
    const { song, hei } = await exchanged()
    const rare = { ...song, text: `${text}㐀` }
    const [common, ofHei, withRare, whole] = await cutInNewThread([song, hei, rare, withoutCommon(rare)])
    expect(common?.equals(ofHei ?? Buffer.of())).toBe(true)
    expect(withRare?.equals(whole ?? Buffer.of())).toBe(true)
  })

  test('is practised with what is kept, or else the whole, and nothing is made for that', async () => {
    const empty = await newFolder()
    const { font, common } = await taskOf(await sourceIn(empty, 'song-400'), '')
    startSubsetThread()
    if (typeof font === 'string') rehearseSubset({ font, common })
    rehearseSubset({ common })
    await cutInNewThread([withoutCommon(task)])
    expect(await readdir(empty)).toEqual([])
  })

  test('is made anew where what is kept is broken', async () => {
    const changed = Buffer.from(kept)
    changed.writeUInt8(changed.readUInt8(1_000_000) ^ 1, 1_000_000)
    const broken = {
      nothing: Buffer.of(),
      'three bytes': kept.subarray(0, 3),
      half: kept.subarray(0, kept.length >> 1),
      'all but its end': kept.subarray(0, -4),
      zeros: Buffer.alloc(kept.length),
      'one bit': changed,
    }
    const places: { what: string; path: string; task: SubsetTask }[] = []
    for (const [what, content] of Object.entries(broken)) {
      const damaged = await newFolder()
      const path = join(damaged, basename(file))
      await writeFile(path, content)
      places.push({ what, path, task: await taskOf(await sourceIn(damaged, 'song-400'), text) })
    }
    const made = await cutInNewThread(places.map((one) => one.task))
    for (const [index, { what, path }] of places.entries()) {
      expect([what, made[index]?.equals(expected ?? Buffer.of())]).toEqual([what, true])
      expect([what, (await readFile(path)).equals(kept)]).toEqual([what, true])
    }
  })

  test('is the same where two make its common cut at once', async () => {
    const both = await newFolder()
    const wanted = await taskOf(await sourceIn(both, 'song-400'), text)
    const made = await Promise.all([1, 2, 3].map(() => cutInNewThread([wanted])))
    for (const [cut] of made) expect(cut?.equals(expected ?? Buffer.of())).toBe(true)
    expect(await readdir(both)).toEqual([basename(file)])
  })

  test('is cut out of the whole font where nothing can be kept', async () => {
    const noFolder = join(folder, 'no folder')
    await writeFile(noFolder, '')
    const sources = ['', noFolder, join(folder, 'missing')].map((nowhere) => sourceIn(nowhere, 'song-400'))
    const tasks = await Promise.all(sources.map(async (source) => taskOf(await source, text)))
    const made = await cutInNewThread(tasks)
    expect(made.map((cut) => cut.equals(expected ?? Buffer.of()))).toEqual([true, true, true])
    await expect(readdir(join(folder, 'missing'))).rejects.toThrow('ENOENT')
  })
})

describe('cutFonts', () => {
  const signal = new AbortController().signal
  const isCommonCut = (name: string) => name.startsWith('common-')

  test('keeps the common cut of a font with Han, when common characters are first wanted of it', async () => {
    const place = await newFolder()
    const song = await sourceIn(place, 'song-400')
    const cut = (characters: string) =>
      cutFonts('', [{ source: song, codePoints: codePointsOf(characters) }], signal, () => undefined)
    await cut(`${text}㐀`)
    expect(await readdir(place)).toEqual([])
    await cut(text)
    expect((await readdir(place)).filter(isCommonCut)).toHaveLength(1)
  })

  test('knows one of each of our fonts with Han, and none of the others', async () => {
    const keys = new Set<string>()
    for (const name of large) keys.add((await sourceIn('', name)).common?.key ?? '')
    expect(keys.size).toBe(large.length)
    expect(keys).not.toContain('')
    expect(keys).toContain((await sourceIn('', 'song-400-sc')).common?.key)
    for (const name of ['mono-400', 'dejavu', 'symbols', 'math', 'emoji'] as const)
      expect((await sourceIn('', name)).common).toBeUndefined()
  })
})
