import { execFileSync, spawnSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import JSZip from 'jszip'
import { beforeAll, describe, expect } from 'vitest'
import { readCmap } from '../../src/fonts/read-cmap.ts'
import { readTables } from '../../src/read-sfnt.ts'
import { ask, type Judge, judged } from '../print/judge.ts'
import { banxin, type Told, temporaryFolders, writeFiles } from './banxin.ts'
import { latinWords, leaderPlaces, leakyBook, pictureSize, words } from './leaks.ts'

/*
 * What only answers hold, or text for the leader alone, is in no file of the students: not on the pages, not in strings,
 * names, streams, metadata, outline, tags or fonts of a PDF, in no file of an EPUB, of a personalised run or of the
 * package for the print shop. The same search finds it all in the leader's files: it searches in the right places.
 */

const judges: Judge[] = ['pdftotext', 'pdfinfo', 'pdfimages', 'pdftoppm', 'qpdf', 'zbarimg']
const all = [...words.keys(), ...latinWords, 'picture']
const withoutLeader = all.filter((place) => !leaderPlaces.includes(place))

/** What no book keeps: comments, keys of sources. In a PDF places have no names, and nothing has a title to point at. */
const nowhere = ['htmlComment', 'qzjkey']
const notInPdf = [...nowhere, 'qzjname', 'linkTitle', 'htmlTitle', 'referenceTitle']
const leftOut = (name: string) => (name.endsWith('.pdf') ? notInPdf : nowhere)
/** The key has no index. */
const inIndex = ['indexTerm', 'indexSub', 'indexSee', 'indexAlso']
/** `{{…}}` is filled in personalised runs alone. */
const asTyped = ['field']

const temporaryFolder = temporaryFolders()
let folder = ''

beforeAll(async () => {
  folder = await temporaryFolder()
  await writeFiles(join(folder, 'book'), leakyBook)
})

describe('what only answers and leaders may see', () => {
  judged(judges, 'is all in the leader’s files', async () => {
    const files = await made('build', 'book', '--edition', 'leader')
    expect([...files.keys()].sort()).toEqual(['学习读本-领学版.epub', '学习读本-领学版.pdf'])
    for (const [name, bytes] of files) {
      const held = await placesIn(name, bytes)
      const lacking = all.filter((place) => !held.includes(place))
      expect(lacking.sort(), name).toEqual([...leftOut(name), ...asTyped].sort())
    }
  })

  judged(judges, 'is nowhere in the students’ PDF and EPUB', async () => {
    const files = await made('build', 'book', '--edition', 'student')
    expect([...files.keys()].sort()).toEqual(['学习读本-学员版.epub', '学习读本-学员版.pdf'])
    for (const [name, bytes] of files) expect(await placesIn(name, bytes), name).toEqual([])
  })

  judged(judges, 'is nowhere in the students’ package for the print shop', async () => {
    const files = await made('shop', 'book', '--edition', 'student')
    expect([...files.keys()]).toEqual(['学习读本-学员版.shop.zip'])
    for (const [name, bytes] of files) expect(await placesIn(name, bytes), name).toEqual([])
  })

  judged(judges, 'is in the key: all answers, and nothing that is for the leader alone', async () => {
    const files = await made('build', 'book', '--edition', 'key')
    for (const [name, bytes] of files) {
      const held = await placesIn(name, bytes)
      const lacking = withoutLeader.filter((place) => !held.includes(place))
      expect(lacking.sort(), name).toEqual([...leftOut(name), ...asTyped, ...inIndex].sort())
      expect(held.filter((place) => leaderPlaces.includes(place))).toEqual([])
    }
  })

  judged(
    judges,
    'is nowhere in the files of a personalised run, not even what a row has for an answer',
    async () => {
      const files = await made('personalise', 'book', '--edition', 'student')
      const names = ['A01', 'A02'].flatMap((row) =>
        ['pdf', 'epub', 'cover.pdf'].map((kind) => `${row}.${kind}`),
      )
      expect([...files.keys()].sort()).toEqual([...names, '学习读本-学员版-runs.csv'].sort())
      for (const [name, bytes] of files) expect(await placesIn(name, bytes), name).toEqual([])

      const merged = await made('personalise', 'book', '--edition', 'student', '--merged')
      expect([...merged.keys()].some((name) => name.endsWith('.press.pdf'))).toBe(true)
      for (const [name, bytes] of merged) expect(await placesIn(name, bytes), name).toEqual([])

      const leader = await made('personalise', 'book', '--edition', 'leader', '--rows', '1')
      const pdf = leader.get('A01.pdf')
      expect(pdf && (await placesIn('A01.pdf', pdf))).toContain('field')
    },
  )
})

/** What a command makes: name → bytes. */
async function made(command: string, ...args: string[]): Promise<Map<string, Uint8Array>> {
  const output = join(folder, [command, ...args].join('').replaceAll('-', ''))
  const { out, err } = await banxin(folder, [
    ...[command, ...args, '--output', output, '--cache', 'cache', '--json'],
  ])
  const told: Told = JSON.parse(out)
  expect(
    told.messages.filter(({ severity }) => severity === 'error'),
    err,
  ).toEqual([])
  expect(told.exitCode, err).toBe(0)
  const entries = await readdir(output, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return new Map(
    await Promise.all(
      files.map(async ({ name, parentPath }) => [name, await readFile(join(parentPath, name))] as const),
    ),
  )
}

/** What of ours a file holds: by the names of their places words, also where a font has but a character of them; the picture, the code. */
async function placesIn(name: string, bytes: Uint8Array): Promise<string[]> {
  const { texts, glyphs, hasPicture } = await contentsOf(name, bytes)
  const text = texts.join('\n').replace(/\s+/g, '')
  const shapes = new Set(glyphs)
  return [
    ...[...words].flatMap(([place, word]) =>
      text.includes(word) || [...word].some((character) => shapes.has(character)) ? [place] : [],
    ),
    ...latinWords.filter((word) => text.includes(word)),
    ...(hasPicture ? ['picture'] : []),
  ]
}

type Contents = { texts: string[]; glyphs: string; hasPicture: boolean }

async function contentsOf(name: string, bytes: Uint8Array): Promise<Contents> {
  if (name.endsWith('.pdf')) return contentsOfPdf(bytes)
  if (/\.(?:epub|zip)$/.test(name)) return contentsOfZip(bytes)
  const isSame = Buffer.from(bytes).equals(Buffer.from(leakyBook['图.png'] ?? ''))
  const tables = /\.(?:ttf|otf)$/.test(name) ? readTables(bytes) : undefined
  const cmap = tables?.get('cmap')
  const glyphs = [...((cmap && readCmap(cmap)) ?? new Map<number, number>()).keys()]
  const text = Buffer.from(bytes).toString('utf8')
  const texts = [name, text, ...(tables ? [] : [text.replace(/<[^<>]*>/g, '')])]
  return { texts, glyphs: String.fromCodePoint(...glyphs), hasPicture: isSame }
}

/** By poppler what readers find on the pages; by qpdf all strings, names and streams of the file, unpacked. */
async function contentsOfPdf(bytes: Uint8Array): Promise<Contents> {
  const texts = [
    ask('pdftotext', bytes, '#', '-'),
    ask('pdftotext', bytes, '-raw', '#', '-'),
    ...['-meta', '-dests', '-struct-text', '-url', '-custom'].map((what) => ask('pdfinfo', bytes, what, '#')),
  ]
  const glyphs: string[] = []
  const addStream = (stream: Buffer) => {
    const text = stream.toString('utf8')
    texts.push(text, utf16(stream))
    // Tables to Unicode say what the glyphs of a font stand for.
    if (text.includes('beginbfchar') || text.includes('beginbfrange'))
      for (const [, hex = ''] of text.matchAll(/<([0-9A-Fa-f]{4,})>/g))
        glyphs.push(utf16(Buffer.from(hex, 'hex')))
  }
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      texts.push(value)
      if (value.startsWith('b:')) addStream(Buffer.from(value.slice(2), 'hex'))
    } else if (Array.isArray(value)) for (const inner of value) visit(inner)
    else if (value !== null && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) {
        texts.push(key)
        if (key === 'data' && typeof inner === 'string') addStream(Buffer.from(inner, 'base64'))
        else visit(inner)
      }
  }
  const path = join(folder, 'read.pdf')
  await writeFile(path, bytes)
  const args = ['--json=2', '--json-stream-data=inline', '--decode-level=specialized', path]
  visit(JSON.parse(execFileSync('qpdf', args, { encoding: 'utf8', maxBuffer: 1 << 29 })))
  const { width, height } = pictureSize
  const hasPicture = new RegExp(`\\s${width}\\s+${height}\\s`).test(ask('pdfimages', bytes, '-list', '#'))
  return { texts: [...texts, ...(await codesOn(path))], glyphs: glyphs.join(''), hasPicture }
}

function utf16(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le')
}

/** What a reader of codes finds on the pages. */
async function codesOn(pdf: string): Promise<string[]> {
  const pictures = await temporaryFolder()
  execFileSync('pdftoppm', ['-r', '150', '-gray', '-png', pdf, join(pictures, 'page')])
  const pages = (await readdir(pictures)).map((name) => join(pictures, name))
  return [spawnSync('zbarimg', ['-q', '--raw', ...pages], { encoding: 'utf8' }).stdout]
}

async function contentsOfZip(bytes: Uint8Array): Promise<Contents> {
  const zip = await JSZip.loadAsync(bytes)
  const parts: Contents[] = []
  for (const file of Object.values(zip.files)) {
    if (file.dir) continue
    const { texts, ...rest } = await contentsOf(file.name, await file.async('uint8array'))
    parts.push({ texts: [file.name, ...texts], ...rest })
  }
  return {
    texts: parts.flatMap(({ texts }) => texts),
    glyphs: parts.map(({ glyphs }) => glyphs).join(''),
    hasPicture: parts.some(({ hasPicture }) => hasPicture),
  }
}
