import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PagedBook } from '../../src/book.ts'
import { bookSchema } from '../../src/config/schema.ts'
import { finishPdf } from '../../src/print/finish-pdf.ts'
import { joinRanges } from '../../src/print/join-ranges.ts'
import { type PrintedRange, print } from '../../src/print/print.ts'
import { printerToBe } from '../../src/print/print-range.ts'
import { type Engine, startEngine } from '../paginate/engine.ts'
import { sectionOf } from '../paginate/fixture-section.ts'
import { ask, judged } from './judge.ts'
import { pagesWithLabels } from './printed-book.ts'

/** More pages than are printed at a time. */
const COUNT = 100

/** Every page has a heading, a table with heads, bold text, and links to the page after it and to the first one. */
function pageHtml(number: number): string {
  const next = (number % COUNT) + 1
  const character = String.fromCodePoint(0x4e00 + number)
  return `<div class="pagedjs_page"><h${number % 10 === 1 ? 1 : 2} id="第-${number}">第 ${number} 页</h${number % 10 === 1 ? 1 : 2}>
<table><thead><tr><th>甲${number}</th><th>乙</th></tr></thead><tbody><tr><td>${character}</td><td><b>重${character}</b></td></tr></tbody></table>
<p><a href="#第-${next}">下一页 ${next}</a>，<a href="#${encodeURIComponent('第-1')}">第一页</a>，<a href="#nowhere">没有</a></p></div>`
}

function bookOf(pages: number, css = engine.css): PagedBook {
  const labels = Array.from({ length: pages }, (_, index) => String(index + 1))
  return {
    title: '书',
    language: 'zh-Hans',
    css: `${css} .pagedjs_page { width: 400px; height: 500px } @page { size: 400px 500px }`,
    scale: 1,
    anchors: new Map(labels.map((label) => [`第-${label}`, Number(label)])),
    pages: pagesWithLabels(...labels).map((page) => ({ ...page, html: pageHtml(page.number) })),
  }
}

let engine: Engine
let ranges: PrintedRange[]
let pdf: Uint8Array

beforeAll(async () => {
  const text = Array.from({ length: COUNT }, (_, index) => pageHtml(index + 1)).join('')
  engine = await startEngine([sectionOf(`<p>${text.replace(/<[^>]*>/g, '')}</p><p><b>重</b></p>`)])
  ranges = await printed(COUNT)
  pdf = await joined(ranges, COUNT)
})
afterAll(() => engine?.close())

async function printed(pages: number): Promise<PrintedRange[]> {
  const { browser } = await engine.launch()
  return print(
    { ...engine.run, cacheFolder: '' },
    bookOf(pages),
    [printerToBe(browser, engine.files)],
    engine.files,
  )
}

async function joined(parts: PrintedRange[], pages: number): Promise<Uint8Array> {
  const { bytes } = await finishPdf(
    await joinRanges(parts, 'zh-Hans'),
    bookSchema.parse({ title: '书' }),
    bookOf(pages).pages,
  )
  return bytes
}

test('several ranges were printed', () => {
  expect(ranges.map(({ texts }) => texts.length)).toEqual([60, 40])
})

judged(['qpdf'], 'qpdf finds nothing to object to', () => {
  expect(ask('qpdf', pdf, '--check', '#')).toContain('No syntax or stream encoding errors')
})

judged(['pdftotext'], 'every page says what it says alone', () => {
  const texts = ask('pdftotext', pdf, '-raw', '#', '-').split('\f').slice(0, COUNT)
  expect(texts).toHaveLength(COUNT)
  for (const [index, text] of texts.entries())
    expect(text.replace(/\s/g, '')).toBe(pageHtml(index + 1).replace(/<[^>]*>|\s/g, ''))
})

judged(['pdffonts'], 'each font is embedded once, under a name of its own', () => {
  const names = ask('pdffonts', pdf, '#')
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => line.split(/\s+/)[0] ?? '')
  const first = ranges[0]?.pdf
  if (!(first instanceof Uint8Array)) throw new Error('a range among others is kept as bytes')
  const alone = ask('pdffonts', first, '#').trim().split('\n').slice(2)
  expect(names).toHaveLength(alone.length)
  expect(new Set(names).size).toBe(names.length)
})

judged(['pdfinfo'], 'all pages are under one document of tags, in order', () => {
  const tree = ask('pdfinfo', pdf, '-struct-text', '#')
  expect(tree.match(/^Document/gm)).toHaveLength(1)
  const said = tree.replace(/\s/g, '')
  let at = -1
  for (let number = 1; number <= COUNT; number++) {
    const next = said.indexOf(`"第${number}页"`, at + 1)
    expect(next, `page ${number}`).toBeGreaterThan(at)
    at = next
  }
})

describe('qpdf reads', () => {
  type Json = {
    pages: { object: string }[]
    outlines: { title: string; destpageposfrom1: number; kids: Json['outlines'] }[]
    qpdf: [unknown, Record<string, { value?: Record<string, unknown>; stream?: unknown }>]
  }
  const read = () =>
    JSON.parse(
      ask('qpdf', pdf, '--json=2', '--json-key=pages', '--json-key=outlines', '--json-key=qpdf', '#'),
    ) as Json

  judged(['qpdf'], 'an outline of all headings, nested', () => {
    const { outlines } = read()
    expect(outlines.map(({ title }) => title)).toEqual(
      Array.from({ length: 10 }, (_, ten) => `第 ${ten * 10 + 1} 页`),
    )
    expect(outlines[6]?.kids.map(({ title, destpageposfrom1 }) => [title, destpageposfrom1])).toEqual(
      Array.from({ length: 9 }, (_, index) => [`第 ${index + 62} 页`, index + 62]),
    )
  })

  judged(['qpdf'], 'links to the right pages, also from one range into another', () => {
    const { pages, qpdf } = read()
    const objects = qpdf[1]
    for (const [index, page] of pages.entries()) {
      const value = objects[`obj:${page.object}`]?.value as { '/Annots'?: string[] }
      const led = (value['/Annots'] ?? []).map((ref) => {
        const annotation = objects[`obj:${ref}`]?.value as { '/Dest'?: string[]; '/A'?: unknown }
        expect(annotation['/A']).toBeUndefined()
        return pages.findIndex(({ object }) => object === annotation['/Dest']?.[0])
      })
      expect(new Set(led), `page ${index + 1}`).toEqual(new Set([(index + 1) % COUNT, 0]))
    }
  })

  judged(['qpdf'], 'heads of table cells that are there, under ids of their own', () => {
    const texts = JSON.stringify(read().qpdf[1])
    const ids = [...texts.matchAll(/"\/ID":"u:(e\d+)"/g)].map(([, id]) => id)
    expect(ids).toHaveLength(2 * COUNT)
    expect(new Set(ids).size).toBe(2 * COUNT)
    const heads = [...texts.matchAll(/"\/Headers":\[([^\]]*)\]/g)].map(([, list = '']) =>
      list.replace(/"|u:/g, ''),
    )
    expect(new Set(heads)).toEqual(new Set(ids))
  })
})

test('the same ranges make the same bytes', async () => {
  expect(Buffer.from(await joined(ranges, COUNT)).equals(Buffer.from(pdf))).toBe(true)
})

judged(['pdftotext'], 'no text is lost where glyphs of two ranges differ under one number', async () => {
  // Another choice of characters: the same font under the same name with other numbers.
  const other = await startEngine([sectionOf('<p>第页甲乙重下一，没有丁丂 0123456789</p>')])
  try {
    const { browser } = await other.launch()
    const second = await print(
      { ...other.run, cacheFolder: '' },
      bookOf(2, other.css),
      [printerToBe(browser, other.files)],
      other.files,
    )
    const both = await joined([...ranges, ...second], COUNT + 2)
    const texts = ask('pdftotext', both, '-raw', '#', '-').split('\f')
    expect(texts[COUNT]?.replace(/\s/g, '')).toBe(pageHtml(1).replace(/<[^>]*>|\s/g, ''))
    expect(texts[0]?.replace(/\s/g, '')).toBe(pageHtml(1).replace(/<[^>]*>|\s/g, ''))
  } finally {
    await other.close()
  }
})
