import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { isHan } from '../../scripts/measure/characters.ts'
import { groupBy } from '../../scripts/measure/find-blocks.ts'
import { missingReaders } from '../../scripts/measure/missing-readers.ts'
import type { Glyph, PaintedPage } from '../../scripts/measure/pdf-pages.ts'
import { readGlyphs } from '../../scripts/measure/read-glyphs.ts'
import { banxin, type Told, temporaryFolders, writeFiles } from '../build/banxin.ts'

const temporaryFolder = temporaryFolders()
const skipped = missingReaders().length > 0 && process.env.CI !== 'true'
const run = promisify(execFile)

const em = 10.5
const pitch = 18

const title = '关于版面上每一个细小之处怎样才能够做到叫排字的老师傅看了也点头的一本小册子'
const numbers = Array.from({ length: 63 }, (_, index) => index + 7)
const marks = '标点在哪里，句号。顿号、又是逗号，一个也不偏；写到第二行去看一看，再写一句话，就够了。'

const first = `# 近看

:专名[司马迁]作:书名[史记]，:专名[班固]:专名[班昭]作:书名[汉书]。

:::竖排
民国38年10月1日，共120人
:::

${numbers.map((number) => `${number}. 第${number}项，写一句话。`).join('\n')}

表：六十行

| 号 | 说明 |
| --- | --- |
${numbers.map((number) => `| ${number} | 这是第${number}行 |`).join('\n')}
`

const traditional = `# 繁體

「析言之，獨體曰『文』，合體曰『字』；統言之，則『文』『字』可互稱，」他說，「記住這一句，就不枉你我相見一場，也不枉讀了這一部書。」說罷，轉身走了。標點如此，不偏不倚；逗號，句號。頓號、都是一樣，都在自己的格裏。
`

describe.skipIf(skipped)('looked at close up, in the PDF', () => {
  let path = ''
  let pages: PaintedPage[] = []
  let texts: string[] = []

  beforeAll(async () => {
    path = await build(`title: ${title}\ntitlePage: false\ncontents: {depth: 0}\n`, [
      first,
      `# 标点\n\n${marks}\n`,
      `---\nlang: zh-Hant\n---\n${traditional}`,
    ])
    pages = await readGlyphs(path)
    texts = await textOf(path)
  })

  test('names and titles have lines of curves under them, as long as they are, and apart', async () => {
    const { stdout } = await run('mutool', ['trace', path, '1'])
    expect(stdout).not.toContain('fill_image')
    const lines = linesOf(stdout).toSorted((one, other) => one.left - other.left)
    expect(lines.map(({ curves }) => (curves > 0 ? 'wavy' : 'straight'))).toEqual([
      'straight',
      'wavy',
      'straight',
      'straight',
      'wavy',
    ])
    const glyphs = pages[0]?.glyphs ?? []
    for (const [index, name] of ['司马迁', '史记', '班固', '班昭', '汉书'].entries()) {
      const [start, end] = [find(glyphs, name), find(glyphs, name, -1)]
      const line = lines[index] ?? { left: 0, right: 0, top: 0, bottom: 0, curves: 0 }
      for (const side of [line.left - start.x, end.x + em - line.right]) {
        expect(side).toBeGreaterThan(0.05 * em)
        expect(side).toBeLessThan(0.12 * em)
      }
      // Below the characters, above those of the next line.
      expect(line.top - start.y).toBeGreaterThan(0.1 * em)
      expect(line.bottom - start.y).toBeLessThan(pitch - 0.88 * em)
      // A wave for every quarter of a character, about.
      if (line.curves > 0) expect(line.curves).toBeGreaterThanOrEqual(2 * 3)
    }
  })

  test('numbers in vertical text stand upright, in the room of a character', () => {
    const glyphs = pages[0]?.glyphs ?? []
    const at = glyphs.findIndex(({ text, y }, index) => {
      const next = glyphs[index + 1]
      return text === '民' && next?.text === '国' && next.y > y
    })
    const [, state, three, eight, year] = glyphs.slice(at)
    if (!state || !three || !eight || !year) throw new Error('no vertical passage')
    expect(`${three.text}${eight.text}${year.text}`).toBe('38年')
    expect(eight.y).toBeCloseTo(three.y, 1)
    expect(eight.x).toBeGreaterThan(three.x)
    const middle = (three.x + eight.x + eight.advance) / 2
    expect(Math.abs(middle - (state.x + em / 2))).toBeLessThan(0.06 * em)
    expect(three.y).toBeGreaterThan(state.y)
    expect(year.y).toBeGreaterThan(three.y)
    // Three figures are made narrow.
    const hundred = glyphs.findIndex(({ text }, index) => {
      return text === '1' && glyphs[index + 1]?.text === '2' && glyphs[index + 2]?.text === '0'
    })
    const [one, two, none, people] = glyphs.slice(hundred)
    if (!one || !two || !none || !people) throw new Error('no 120')
    expect(people.text).toBe('人')
    expect(two.y).toBeCloseTo(one.y, 1)
    expect(none.x - one.x).toBeLessThan(em * 0.75)
    expect(one.x).toBeGreaterThan(people.x - 0.1 * em)
  })

  test('the numbers of a list go on overleaf, and none is lost or comes twice', () => {
    const found = texts.map((text) =>
      [...text.matchAll(/^ *(\d+)\. *第/gmu)].map(([, number]) => Number(number)),
    )
    expect(found.flat()).toEqual(numbers)
    expect(found.filter((list) => list.length > 0).length).toBeGreaterThan(2)
  })

  test('a table that goes on has 续表 above it, and its head', () => {
    const parts = texts.filter((text) => text.includes('这是第'))
    expect(parts.length).toBeGreaterThan(1)
    for (const [index, part] of parts.entries()) {
      expect(part.match(/续?表(?= *1\s)/gu)).toEqual([index === 0 ? '表' : '续表'])
      expect(part.match(/号 +说明/gu)).toHaveLength(1)
    }
    const rows = parts.flatMap((part) =>
      [...part.matchAll(/这是第 *(\d+) *行/gu)].map(([, row]) => Number(row)),
    )
    expect(rows).toEqual(numbers)
  })

  test('a running head that is too long is cut, and shows it', () => {
    const head = texts[1]?.trim().split('\n')[0]?.trim() ?? ''
    expect(head.endsWith('…')).toBe(true)
    expect(title.startsWith(head.slice(0, -1))).toBe(true)
    expect(head.length).toBeGreaterThan(15)
    expect(head.length).toBeLessThanOrEqual(28)
  })

  test('stops of a Simplified book stand at the lower left, in a Traditional passage, too', async () => {
    for (const text of ['标点', '繁體']) {
      const page = pages.findLast(({ glyphs }) => textOfGlyphs(glyphs).includes(text))
      const places = await inkOfStops(path, page)
      expect(places.length).toBeGreaterThan(3)
      for (const { across, down } of places) {
        expect(across).toBeLessThan(0.35)
        expect(down).toBeGreaterThan(0.68)
      }
      // Those that give some of their white keep off what is before them.
      for (const { stop, before } of stopsOf(page))
        if (isHan(before.text)) expect(stop.x - before.x - before.advance).toBeGreaterThan(-0.02 * em)
    }
  })

  test('stops of a Traditional book stand in the middle', async () => {
    const own = await build('title: 書\nlanguage: zh-Hant\ntitlePage: false\ncontents: {depth: 0}\n', [
      traditional,
    ])
    const [page] = await readGlyphs(own)
    const places = await inkOfStops(own, page)
    expect(places.length).toBeGreaterThan(3)
    for (const { across, down } of places) {
      expect(Math.abs(across - 0.5)).toBeLessThan(0.1)
      expect(Math.abs(down - 0.5)).toBeLessThan(0.15)
    }
  })
})

describe.skipIf(skipped)('the contents', () => {
  const long = '一个很长很长的小节标题，长到目录的一行里放不下，要转到第二行去，页码在第二行的末尾'
  const filler = '落霞与孤鹜齐飞，秋水共长天一色。渔舟唱晚，响穷彭蠡之滨；雁阵惊寒，声断衡阳之浦。'.repeat(11)
  const more = Array.from({ length: 13 }, (_, index) => `## 第${index + 1}节\n\n${filler}`).join('\n\n')

  test('page numbers end on one line, dots stand below each other, long titles are broken and set in', async () => {
    const yaml = 'title: 书\ntitlePage: false\ncontents: {depth: 2}\n'
    const path = await build(yaml, [`# 第一讲\n\n甲。\n\n## ${long}\n\n乙。\n\n${more}\n`])
    const [page] = await readGlyphs(path)
    const rows = rowsOf((page?.glyphs ?? []).filter(({ size }) => Math.abs(size - em) < 0.05))
    const entries = rows.filter((row) => /\p{Script=Han}/u.test(textOfGlyphs(row)))
    expect(entries.map(textOfGlyphs).slice(0, 3)).toEqual([
      expect.stringMatching(/^第一讲1$/),
      long.slice(0, 22),
      `${long.slice(22)}1`,
    ])
    const numbered = entries.filter((row) => /\d$/.test(textOfGlyphs(row)))
    expect(numbered.length).toBe(15)
    const ends = numbered.map((row) => endOf(row.at(-1)))
    expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(0.12)
    expect(textOfGlyphs(numbered.at(-1) ?? [])).toMatch(/^第13节1\d$/)
    // Sections begin two characters in, the second line of a title where the first does.
    const starts = entries.slice(1).map(([glyph]) => (glyph?.x ?? 0) - (entries[0]?.[0]?.x ?? 0))
    for (const start of starts) expect(start).toBeCloseTo(2 * em, 1)

    const { stdout } = await run('mutool', ['trace', path, '1'])
    const leaders = [...stdout.matchAll(/<fill_path[^>]* transform="([^"]*)">(.*?)<\/fill_path>/gs)].map(
      ([, transform = '', dots = '']) => {
        const [a = 1, , , , e = 0] = transform.split(' ').map(Number)
        return [...dots.matchAll(/<moveto x="([^"]*)"/g)].map(([, x]) => a * Number(x) + e)
      },
    )
    expect(leaders.length).toBe(numbered.length)
    const step = 3.75
    const [reference = 0] = leaders[0] ?? []
    for (const dot of leaders.flat()) {
      const off = (dot - reference) / step
      expect(Math.abs(off - Math.round(off)) * step).toBeLessThan(0.1)
    }
    // They begin behind the title, and end before the number.
    for (const [index, row] of numbered.entries()) {
      const figures = /\d+$/.exec(textOfGlyphs(row))?.[0].length ?? 0
      const [titleEnd, number] = row.slice(-figures - 1)
      expect(Math.min(...(leaders[index] ?? []))).toBeGreaterThan(endOf(titleEnd))
      expect(Math.max(...(leaders[index] ?? []))).toBeLessThan(number?.x ?? 0)
    }
  })
})

function endOf(glyph: Glyph | undefined): number {
  return glyph ? glyph.x + glyph.advance : Number.NaN
}

/** Glyphs by their baselines, from above, each from left to right. */
function rowsOf(glyphs: Glyph[]): Glyph[][] {
  const rows = groupBy(glyphs, ({ y }) => Math.round(y))
  return [...rows]
    .toSorted(([one], [other]) => one - other)
    .map(([, row]) => row.toSorted((a, b) => a.x - b.x))
}

/** A real font with CFF outlines; one that is made variable by an empty table. */
const refused: [name: string, font: () => Promise<Uint8Array>, reason: RegExp, fix: RegExp][] = [
  ['cff', () => readFile(fontOf('bwip-js/fonts/Inconsolata.otf')), /CFF.*(?:Type 3)/s, /TrueType.*otf2ttf/s],
  [
    'variable',
    async () => withTable(await readFile(fontOf('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf')), 'fvar'),
    /(?:variable|可变字体).*(?:Type 3)/s,
    /fonttools varLib\.instancer/,
  ],
]

test.each(refused)(
  'a %s font is refused, with the reason and the remedy',
  async (name, font, reason, fix) => {
    const folder = await temporaryFolder()
    await writeFiles(join(folder, 'book'), {
      'book.yaml': `title: 书\nfonts: {song: ${name}.ttf}\n`,
      '01.md': '# 甲\n\n正文。\n',
      [`${name}.ttf`]: await font(),
    })
    for (const language of ['en', 'zh']) {
      const args = ['pdf', 'book', '--output', 'out', '--cache', 'cache', '--json', '--lang', language]
      const { code, out } = await banxin(folder, args)
      const told: Told = JSON.parse(out)
      expect([code, told.files]).toEqual([1, []])
      expect(told.messages.map(({ ruleId }) => ruleId)).toEqual([`font-${name}`])
      expect(told.messages[0]?.reason).toMatch(reason)
      expect(told.messages[0]?.fix).toMatch(fix)
      expect(/\p{Script=Han}/u.test(told.messages[0]?.fix ?? '')).toBe(language === 'zh')
    }
  },
)

function fontOf(file: string): string {
  return fileURLToPath(new URL(`../../node_modules/${file}`, import.meta.url))
}

/** A font with one table more, which is empty. */
function withTable(font: Uint8Array, tag: string): Uint8Array {
  const view = new DataView(font.buffer, font.byteOffset)
  const count = view.getUint16(4)
  const records = 12 + 16 * count
  const made = new Uint8Array(font.length + 16)
  const written = new DataView(made.buffer)
  made.set(font.subarray(0, records))
  made.set(font.subarray(records), records + 16)
  written.setUint16(4, count + 1)
  for (let index = 0; index < count; index++)
    written.setUint32(12 + 16 * index + 8, view.getUint32(12 + 16 * index + 8) + 16)
  made.set(new TextEncoder().encode(tag), records)
  written.setUint32(records + 8, made.length)
  return made
}

async function build(yaml: string, chapters: string[]): Promise<string> {
  const folder = await temporaryFolder()
  const files = Object.fromEntries(chapters.map((text, index) => [`0${index + 1}.md`, text]))
  await writeFiles(join(folder, 'book'), { 'book.yaml': yaml, ...files })
  const { out } = await banxin(folder, ['pdf', 'book', '--output', 'out', '--cache', 'cache', '--json'])
  const told: Told = JSON.parse(out)
  expect(told.messages).toEqual([])
  return told.files[0]?.path ?? ''
}

async function textOf(path: string): Promise<string[]> {
  const { stdout } = await run('pdftotext', ['-layout', '-enc', 'UTF-8', path, '-'])
  return stdout.split('\f')
}

type Stroke = { left: number; right: number; top: number; bottom: number; curves: number }

/** What is stroked, part by part, in points. */
function linesOf(trace: string): Stroke[] {
  const found: Stroke[] = []
  for (const [, transform = '', path = ''] of trace.matchAll(
    /<stroke_path[^>]* transform="([^"]*)">(.*?)<\/stroke_path>/gs,
  )) {
    const [a = 1, , , d = 1, e = 0, f = 0] = transform.split(' ').map(Number)
    for (const part of path.split('<moveto').slice(1)) {
      const xs = [...part.matchAll(/\bx3?="([^"]*)"/g)].map(([, x]) => a * Number(x) + e)
      const ys = [...part.matchAll(/\by[123]?="([^"]*)"/g)].map(([, y]) => d * Number(y) + f)
      const curves = part.match(/<curveto/g)?.length ?? 0
      const [left, right] = [Math.min(...xs), Math.max(...xs)]
      found.push({ left, right, top: Math.min(...ys), bottom: Math.max(...ys), curves })
    }
  }
  return found
}

/** The glyph that a text begins with; the one that it ends with. */
function find(glyphs: Glyph[], text: string, end = 0): Glyph {
  const at = textOfGlyphs(glyphs).indexOf(text)
  const glyph = at < 0 ? undefined : glyphs[end < 0 ? at + text.length - 1 : at]
  if (!glyph) throw new Error(`no ${text} on the page`)
  return glyph
}

function textOfGlyphs(glyphs: Glyph[]): string {
  return glyphs.map(({ text }) => text).join('')
}

const DOTS = 288

/** Where the ink of stops and commas is in their cells, from 0 to 1: of those that have the whole of theirs. */
async function inkOfStops(
  path: string,
  page: PaintedPage | undefined,
): Promise<{ across: number; down: number }[]> {
  const places: { across: number; down: number }[] = []
  for (const { stop, before, next } of stopsOf(page)) {
    const isWhole = next.x - stop.x > 0.9 * em && isHan(before.text) && isHan(next.text)
    if (isWhole) places.push(await inkIn(path, page?.number ?? 1, stop.x, stop.y - 0.88 * em, em))
  }
  return places
}

/** Stops and commas inside a line, with what stands beside them. */
function stopsOf(page: PaintedPage | undefined): { stop: Glyph; before: Glyph; next: Glyph }[] {
  const glyphs = page?.glyphs ?? []
  return glyphs.flatMap((stop, index) => {
    const [before, next] = [glyphs[index - 1], glyphs[index + 1]]
    if (!'，。、'.includes(stop.text) || !before || !next || Math.abs(stop.size - em) > 0.05) return []
    return before.y === stop.y && next.y === stop.y ? [{ stop, before, next }] : []
  })
}

/** The middle of what is black in a square, from 0 to 1. */
async function inkIn(path: string, page: number, left: number, top: number, side: number) {
  const dots = (length: number) => Math.round((length * DOTS) / 72)
  const square = ['-x', dots(left), '-y', dots(top), '-W', dots(side), '-H', dots(side)].map(String)
  const only = ['-f', String(page), '-l', String(page), '-r', String(DOTS), '-gray', '-singlefile']
  const { stdout } = await run('pdftoppm', [...only, ...square, path], { encoding: 'buffer' })
  const header = /^P5\s(\d+)\s(\d+)\s(\d+)\s/.exec(stdout.toString('latin1', 0, 40))
  const width = Number(header?.[1])
  const pixels = stdout.subarray(header?.[0].length ?? 0)
  let [sum, across, down] = [0, 0, 0]
  for (const [at, grey] of pixels.entries()) {
    sum += 255 - grey
    across += (255 - grey) * ((at % width) + 0.5)
    down += (255 - grey) * (Math.floor(at / width) + 0.5)
  }
  return { across: across / sum / width, down: down / sum / width }
}
