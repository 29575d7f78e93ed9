import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { banxin, type Told, temporaryFolders, writeFiles } from '../build/banxin.ts'
import { sampleBook } from '../build/sample-book.ts'
import { ask, judged } from '../print/judge.ts'
import { PER_MM, type Picture, pictureOf, unlike } from './picture.ts'

/* What the press file shows is what the screen shows, and in the bleed it goes on. */

const makeFolder = temporaryFolders()

let folder = ''
let screen: Uint8Array = new Uint8Array()
let press: Uint8Array = new Uint8Array()
let screenAfter: Uint8Array = new Uint8Array()

/** A picture over the whole title page, and a coloured fore edge: on rectos a generated box, on versos a border. */
const theme = `
.pagedjs_page:has([data-role=title]) .pagedjs_pagebox { background: url(full.png) center / 100% 100% no-repeat }
.pagedjs_right_page .pagedjs_pagebox::before { content: ""; position: absolute; right: 0; top: 0; width: 5mm; height: 100%; background: #c00000 }
.pagedjs_left_page .pagedjs_pagebox { border-left: 5mm solid #c00000; box-sizing: border-box }
`

/** A folio 3 mm from the foot, a figure's ground 2 mm from the spine, a turned ribbon that ends at the head. */
const careless = `
.folio { bottom: 3mm }
.pagedjs_right_page .figure { background: #eee; margin-left: calc(2mm - var(--margin-inner)); padding-left: calc(var(--margin-inner) - 2mm) }
.pagedjs_right_page .pagedjs_pagebox::after { content: ""; position: absolute; right: 20mm; top: 4mm; width: 4mm; height: 20mm; background: #c00000 }
.pagedjs_left_page .running-head { transform: rotate(0.5deg); background: #ccc; top: 0 }
`

const told = new Map<string, Told['messages']>()

async function make(command: 'pdf' | 'press', book = 'book'): Promise<Uint8Array> {
  const args = [command, book, '--output', `out-${book}-${command}`, '--cache', 'cache', '--json']
  const { code, out, err } = await banxin(folder, args)
  expect(code, `${err}${out}`).toBe(0)
  const answer: Told = JSON.parse(out)
  told.set(`${book} ${command}`, answer.messages)
  return readFile(answer.files[0]?.path ?? '')
}

beforeAll(async () => {
  folder = await makeFolder()
  const book = sampleBook()
  await writeFiles(join(folder, 'book'), {
    ...book,
    'book.yaml': `${String(book['book.yaml'])}theme: ./own\n`,
    'own/theme.css': theme,
    'own/full.png': await gradient(300, 420),
  })
  screen = await make('pdf')
  press = await make('press')
  screenAfter = await make('pdf')
  await writeFiles(join(folder, 'careless'), {
    ...book,
    'book.yaml': `${String(book['book.yaml'])}theme: ./own\npress: { safeDistance: 6mm }\n`,
    'own/theme.css': careless,
  })
  await make('press', 'careless')
})

/** Dark at the left edge, red at the right, so that a mirror image shows which side it is of. */
async function gradient(width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3)
  for (let at = 0; at < data.length; at += 3) {
    const x = (at / 3) % width
    data[at] = 40 + Math.floor((180 * x) / width)
    data[at + 1] = 40
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}

/** Least ink and most ink of a stretch, in millimetres from the trim's upper left corner, as levels of grey. */
function levels(picture: Picture, more: number, [left, top, right, bottom]: number[]): [number, number] {
  let [least, most] = [255, 0]
  const pixel = (mm = 0) => Math.round((mm + more) * PER_MM)
  for (let y = pixel(top); y < pixel(bottom); y++)
    for (let x = pixel(left); x < pixel(right); x++) {
      const value = picture.grey[y * picture.width + x] ?? 0
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
  return [least, most]
}

describe('the bleed, as poppler draws it', () => {
  judged(['pdftoppm'], 'a picture of the whole page fills it on all sides', async () => {
    const page = await pictureOf(press, 1, 4)
    const ring = [
      [-2.8, -2.8, 150.8, -0.2],
      [-2.8, 210.2, 150.8, 212.8],
      [-2.8, -2.8, -0.2, 212.8],
      [148.2, -2.8, 150.8, 212.8],
    ]
    for (const side of ring) expect(levels(page, 4, side)[1]).toBeLessThan(150)
  })

  judged(['pdftoppm'], 'no seam is on the trim, and nothing but marks beyond the bleed', async () => {
    const page = await pictureOf(press, 1, 4)
    expect(levels(page, 4, [20, -1, 60, 1])[1]).toBeLessThan(150)
    expect(levels(page, 4, [147, 20, 149, 90])[1]).toBeLessThan(150)
    expect(levels(page, 4, [10, -3.9, 60, -3.2])[0]).toBe(255)
    expect(levels(page, 4, [151.2, 20, 151.9, 90])[0]).toBe(255)
  })

  judged(['pdftoppm'], 'a coloured fore edge goes on, and white stays white', async () => {
    const verso = await pictureOf(press, 2, 3)
    expect(levels(verso, 3, [-2.8, -2.8, 4.5, 212.8])[1]).toBeLessThan(150)
    expect(levels(verso, 3, [148.2, -2.8, 150.8, 212.8])[0]).toBe(255)
    const recto = await pictureOf(press, 3, 3)
    expect(levels(recto, 3, [143.5, -2.8, 150.8, 212.8])[1]).toBeLessThan(150)
    expect(levels(recto, 3, [-2.8, -2.8, -0.2, 212.8])[0]).toBe(255)
  })

  judged(['qpdf'], 'boxes are exact to a thousandth of a point', () => {
    const whole = ask('qpdf', press, '--qdf', '--object-streams=disable', '#', '-')
    const boxes = (name: string) =>
      [...whole.matchAll(new RegExp(`/${name}Box \\[([^\\]]*)\\]`, 'g'))].map(([, text = '']) =>
        text.trim().split(/\s+/).map(Number),
      )
    const mm = 72 / 25.4
    const [trims, bleeds, media] = [boxes('Trim'), boxes('Bleed'), boxes('Media')]
    expect(trims.length).toBeGreaterThan(8)
    for (const [index, [left = 0, bottom = 0, right = 0, top = 0]] of trims.entries()) {
      expect(Math.abs(right - left - 148 * mm)).toBeLessThan(0.0011)
      expect(Math.abs(top - bottom - 210 * mm)).toBeLessThan(0.0011)
      for (const [box, by] of [
        [bleeds[index], 3 * mm],
        [media[index], 12 * mm],
      ] as const) {
        const expected = [left - by, bottom - by, right + by, top + by]
        for (const [side, value] of expected.entries())
          expect(Math.abs((box?.[side] ?? 0) - value)).toBeLessThan(0.0011)
      }
    }
  })
})

describe('what is too near to where the page is cut', () => {
  const found = (name: string) =>
    (told.get(name) ?? []).filter(({ ruleId }) => /^press-(near-trim|bleed-short)$/.test(ruleId))

  test('is told with its line, or with its pages where the theme draws it', () => {
    const said = found('careless press')
    expect(said).toContainEqual(
      expect.objectContaining({
        ruleId: 'press-near-trim',
        file: expect.stringContaining('01-road.md'),
        line: 9,
        reason: expect.stringMatching(/“.figure” stands (?:1.9|2|2.1) mm from the trim, expected 6 mm/),
      }),
    )
    const ribbon = said.find(({ reason }) => reason.includes('.pagedjs_pagebox::after'))
    expect(ribbon).toMatchObject({ ruleId: 'press-near-trim', reason: expect.stringContaining(' 4 mm ') })
    expect(ribbon?.pages?.length).toBeGreaterThan(2)
    expect(ribbon?.pages?.every((page) => page % 2 === 1)).toBe(true)
    const folios = said.filter(({ reason }) => /“\d+” stands|“[ivx]+” stands/.test(reason))
    expect(folios).toHaveLength(1)
    expect(folios[0]?.pages?.length).toBeGreaterThan(6)
    expect(said).toContainEqual(expect.objectContaining({ ruleId: 'press-bleed-short' }))
  })

  test('and nothing of a book that keeps clear of it', () => {
    expect(found('book press')).toEqual([])
  })
})

describe('inside the trim', () => {
  judged(['pdftoppm'], 'press and screen show the same, and a millimetre off would be found', async () => {
    const pages = Number(/Pages:\s+(\d+)/.exec(ask('pdfinfo', screen, '#'))?.[1])
    expect(pages).toBeGreaterThan(8)
    for (let page = 2; page <= pages; page++) {
      const shown = await pictureOf(screen, page)
      expect(unlike(shown, await pictureOf(press, page)), `page ${page}`).toBeLessThan(0.0005)
      // A page with nothing but the coloured edge looks the same a millimetre aside.
      if (shown.grey.every((level) => level > 90)) continue
      const moved = await pictureOf(press, page, 0, 1)
      expect(unlike(shown, moved), `page ${page}, moved`).toBeGreaterThan(0.002)
    }
  })

  judged(['pdftotext', 'mutool'], 'two readers find the text of the manuscript', async () => {
    const compact = (text: string) => text.replace(/[\s\p{Cf}]+/gu, '')
    const found = [
      compact(ask('pdftotext', press, '-raw', '#', '-')),
      compact(ask('mutool', press, 'draw', '-q', '-F', 'text', '-o', '-', '#')),
    ]
    const characters = (text: string) => [...text].sort().join('')
    const expected = characters(compact(ask('pdftotext', screen, '-raw', '#', '-')))
    for (const text of found) {
      expect(characters(text)).toBe(expected)
      for (const [name, content] of Object.entries(sampleBook()))
        if (name.endsWith('.md'))
          for (const [sentence] of String(content)
            .replace(/!\[[^\]]*\]/g, '')
            .matchAll(/\p{Script=Han}{6,}/gu))
            expect(text).toContain(sentence)
    }
  })

  judged(['pdfinfo'], 'the screen file keeps tags and outline, whatever was made in between', () => {
    expect(Buffer.from(screenAfter).equals(Buffer.from(screen))).toBe(true)
    expect(ask('pdfinfo', screenAfter, '-struct', '#')).toMatch(/H1[\s\S]*H2/)
  })
})

test('the press file is larger only by what bleeds', () => {
  expect(press.length).toBeLessThan(4 * screen.length)
})
