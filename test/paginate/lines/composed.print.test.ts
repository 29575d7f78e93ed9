import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningBrowser } from '../../../src/browser/launch-browser.ts'
import { prepareSection } from '../../../src/paginate/prepare-section.ts'
import type { Finding, Session } from '../../../src/paginate/session.ts'
import { SERVED_ORIGIN, serveFiles } from '../../../src/served-files.ts'
import { type Engine, startEngine } from '../engine.ts'
import { sectionOf } from '../fixture-section.ts'
import { inkOf } from '../in-page.ts'
import { givenUp, hardCases, leftAlone } from './hard-cases.ts'
import type { MarkStyle, Strictness } from './modules.ts'
import { readLines, type ShownLine } from './read-lines.ts'

type Composed = {
  findings: Finding[]
  before: string
  after: string
  html: string
  lines: ShownLine[][]
  composed: number
}

type Options = { strictness: Strictness; marks: MarkStyle; hanging: boolean }

const defaults: Options = { strictness: 'strict', marks: 'quanjiao', hanging: false }

let engine: Engine
let browser: RunningBrowser
let session: Session

beforeAll(async () => {
  const html = [hardCases, leftAlone, ...Object.values(givenUp)].join('')
  engine = await startEngine([sectionOf(html)])
  browser = await engine.launch()
  session = await engine.openSession(browser)
})
afterAll(() => engine?.close())

/** What the composer makes of the HTML of a section, in a measure of so many pixels. */
async function compose(html: string, width: number, options: Options = defaults): Promise<Composed> {
  const prepared = prepareSection(sectionOf(html).tree, 'zh-Hans', () => '1')
  const page = (await browser.browser.pages()).at(-1)
  const script = `(async () => {
    const { composeLines } = await import('${SERVED_ORIGIN}paginate/in-page/lines/compose-lines.js')
    const host = document.createElement('div')
    host.className = 'measure-host'
    host.style.width = '${width}px'
    host.innerHTML = ${JSON.stringify(prepared)}
    document.body.append(host)
    await (await import('${SERVED_ORIGIN}page-fonts.js')).loadFonts()
    const section = host.querySelector('section')
    const before = section.textContent
    const findings = composeLines(section, ${JSON.stringify(options)})
    const blocks = [...section.querySelectorAll('.composed')]
    const result = {
      findings,
      before,
      after: section.textContent,
      html: section.innerHTML,
      lines: ${readLines('blocks')},
      composed: blocks.length,
    }
    host.remove()
    return result
  })()`
  return (await page?.evaluate(script)) as Composed
}

/** Most of half a pixel: 0.12 pt. */
const EXACT = 0.16

describe.each([392, 336, 504, 220])('in a measure of %i px', (width) => {
  let made: Composed
  beforeAll(async () => {
    made = await compose(hardCases, width)
  })

  test('every block of running text is composed', () => {
    expect(made.findings.filter(({ ruleId }) => ruleId === 'paragraph-not-composed')).toEqual([])
    expect(made.composed).toBe(16)
  })
  test('no character is added or lost', () => {
    expect(inkOf(made.after)).toBe(inkOf(made.before))
    expect(made.after).not.toMatch(/[\u200b-\u200f\u2060\ufeff]/)
  })
  test('full lines are flush at both edges', () => {
    const faults = made.lines.flatMap((lines) =>
      lines.filter(({ left, right, last, formula }, index) => {
        const away = last ? Math.min(right, 0) : right
        return (index > 0 && Math.abs(left) > EXACT) || Math.abs(away) > (formula ? 1 : EXACT)
      }),
    )
    expect(faults).toEqual([])
  })
  test('no line begins or ends with what it must not', () => {
    const texts = made.lines.flat().map(({ text }) => text)
    expect(texts.filter((text) => /^[，。、；：！？）》”’·／～－①②③—…％℃々]/.test(text))).toEqual([])
    expect(texts.filter((text) => /[（《“‘￥№／]$/.test(text))).toEqual([])
  })
  test('closing marks at a line’s end have no white', () => {
    const ends = made.lines.flat().filter(({ text, last }) => !last && /[，。、；：！？）》”’]$/.test(text))
    // What a line is spaced by stands before its last character, in its box.
    expect(ends.filter(({ end }) => end > 0.7)).toEqual([])
    expect(ends.length).toBeGreaterThan(0)
  })
  test('last lines are longer than a character', () => {
    const lasts = made.lines.flatMap((lines) => lines.slice(1).filter(({ last }) => last))
    expect(lasts.filter(({ text }) => text.replace(/[，。、；：！？）》”’…—]/g, '').length < 2)).toEqual([])
  })
})

describe('options', () => {
  const first = (composed: Composed) => composed.lines.map((lines) => lines.length)

  test('hanging stops and commas stand outside the measure', async () => {
    const html = `<p data-src="f.md:1:1">${'一'.repeat(26)}，${'二'.repeat(28)}。${'三'.repeat(28)}四五六。</p>`
    const { lines } = await compose(html, 392, { ...defaults, hanging: true })
    expect(lines.flat().map(({ text, right }) => [text.slice(-2), Math.round(right)])).toEqual([
      ['一，', -7],
      ['二。', -7],
      ['三三', 0],
      ['六。', expect.any(Number)],
    ])
  })
  test('marks of half a cell make shorter paragraphs', async () => {
    const styles: MarkStyle[] = ['quanjiao', 'kaiming', 'banjiao']
    const counts: number[] = []
    for (const marks of styles) {
      const composed = await compose(hardCases, 392, { ...defaults, marks })
      expect(composed.findings).toEqual([])
      counts.push(first(composed).reduce((sum, count) => sum + count, 0))
    }
    expect(counts.toSorted((a, b) => b - a)).toEqual(counts)
    expect(counts[2]).toBeLessThan(counts[0] ?? 0)
  })
})

describe('what is left to the browser', () => {
  test.each(Object.entries(givenUp))('%s', async (why, html) => {
    const { findings, composed, after, before } = await compose(html, 392)
    expect(findings).toMatchObject([{ ruleId: 'paragraph-not-composed', src: 'f.md:1:1', values: { why } }])
    expect(composed).toBe(0)
    expect(after).toBe(before)
  })
  test('what is not running Chinese text, without a word', async () => {
    const { findings, composed } = await compose(leftAlone, 392)
    expect(findings).toEqual([])
    expect(composed).toBe(0)
  })
})

test('a line that cannot be filled is told', async () => {
  const { findings } = await compose(
    '<p data-src="f.md:7:1">一二三四五六七八九十<span style="display: inline-block; width: 330px">宽</span>一二三四五六七八九十。</p>',
    392,
  )
  expect(findings).toMatchObject([
    { ruleId: 'loose-line', src: 'f.md:7:1', values: { text: '一二三四五六七八九十' } },
  ])
  expect(Number(findings[0]?.values.gap)).toBeGreaterThan(0.15)
})

test('a line with a large picture is filled beside the picture', async () => {
  const { findings, lines } = await compose(
    '<p data-src="f.md:7:1">行内图<svg width="309" height="20" viewBox="0 0 309 20"><rect width="309" height="20"/></svg>也会把一行撑高，撑高之后仍应占整数行，下面的行不离开格子。</p>',
    392,
  )
  expect(findings).toEqual([])
  expect(lines.flat().map(({ text }) => text.slice(0, 3))).toEqual(['行内图', '也会把'])
})

test('lines stay as they are where pages break', async () => {
  const prepared = prepareSection(sectionOf(hardCases).tree, 'zh-Hans', () => '1')
  const column = await compose(hardCases, engine.area.width)
  for (const lines of [4, 5, 7]) {
    const made = await session.paginate(prepared, { ...engine.area, height: lines * engine.area.line })
    expect(made.lost).toEqual([])
    expect(made.pages.length).toBeGreaterThan(4)
    const shown = await showLines(made.pages)
    const texts = (all: ShownLine[][]) => all.flat().map(({ text }) => text)
    expect(texts(shown)).toEqual(texts(column.lines))
  }
})

/** The lines of finished pages, laid out with the book's fonts. */
async function showLines(pages: string[]): Promise<ShownLine[][]> {
  const css = `${await session.css()} page-chunk { height: auto !important; contain: none !important }`
  const html = `<!doctype html><html lang="zh-Hans"><style>${css}</style><body>${pages.join('')}`
  const page = await browser.browser.newPage()
  try {
    const document = { bytes: Buffer.from(html), mediaType: 'text/html; charset=utf-8' }
    await serveFiles(page, new Map([...engine.files, ['book.html', document]]))
    await page.goto(`${SERVED_ORIGIN}book.html`, { waitUntil: 'load' })
    await page.evaluate('document.fonts.ready.then(() => true)')
    return (await page.evaluate(readLines(`[...document.querySelectorAll('.composed')]`))) as ShownLine[][]
  } finally {
    await page.close()
  }
}
