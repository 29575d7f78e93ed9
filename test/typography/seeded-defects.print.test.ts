import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Measurement, measureBook } from '../../scripts/measure/measure-book.ts'
import { missingReaders } from '../../scripts/measure/missing-readers.ts'
import { readBook } from '../../scripts/measure/read-book.ts'
import { composed } from '../../scripts/measure/rows/composed.ts'
import { rows } from '../../scripts/measure/rows.ts'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { launchBrowser, type RunningBrowser } from '../../src/browser/launch-browser.ts'
import { documentOf, han, type Lines, type Sample, sample } from './sample-pages.ts'

/** On a machine without the readers nothing can be measured; with CI=true the tests run, and fail. */
const absent = missingReaders()
const skipped = absent.length > 0 && process.env.CI !== 'true'

let running: RunningBrowser | undefined
let folder = ''

beforeAll(async () => {
  if (skipped) return
  folder = await mkdtemp(join(tmpdir(), 'banxin-typography-'))
  const run = {
    signal: new AbortController().signal,
    report: () => undefined,
    progress: () => undefined,
    cacheFolder: '',
  }
  running = await launchBrowser(run, await findBrowser())
})

afterAll(async () => {
  await running?.close()
  if (folder) await rm(folder, { recursive: true })
})

/** The rows that fail, by name. */
async function failing(pages: Sample): Promise<string[]> {
  return (await measured(pages)).filter(({ passed }) => !passed).map(({ id }) => id)
}

async function measured(pages: Sample): Promise<Measurement[]> {
  if (!running) throw new Error('no browser')
  const page = await running.browser.newPage()
  await page.setContent(await documentOf(pages), { waitUntil: 'load' })
  await page.evaluate('document.fonts.ready.then(() => true)')
  const path = join(folder, 'pages.pdf')
  await writeFile(path, await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true }))
  await page.close()
  return measureBook(await readBook(path))
}

/** Six pages of paragraphs of four lines; both spreads go on overleaf. */
function longSample(): Sample {
  const { css, paragraphs } = sample()
  const more = Array.from({ length: 16 }, (_, index) => linesOf(4, index * 31))
  return { css, paragraphs: [...paragraphs, ...more] }
}

/** A paragraph of so many lines. */
function linesOf(count: number, start: number): Lines {
  const full = Array.from({ length: count - 2 }, (_, index) => han(20, start + 18 + index * 20))
  return [han(18, start), ...full, `${han(6, start + 58)}。`]
}

/** Put other lines in the place of some of a paragraph, from the `at`-th on. */
function withLines(paragraph: number, at: number, ...lines: Lines): Sample {
  const pages = sample()
  pages.paragraphs[paragraph]?.splice(at, lines.length, ...lines)
  return pages
}

const start = han(18, 3)
const full = han(20, 30)
/** A drawing in the line, so many characters wide. */
function picture(characters: number): string {
  const width = characters * 14
  return `<svg role="img" aria-label="图" width="${width}" height="12" style="vertical-align: -2px"><path fill="none" stroke="#000" d="M0 .5H${width}V11.5H0z"/></svg>`
}

const fifty = '<tt class="number"><u>5</u><u>0</u></tt>'

/** What is wrong, the row that is to fail, the pages. */
const defects: [name: string, row: string, pages: () => Sample][] = [
  [
    'a paragraph 0.3 pt below the grid',
    'grid',
    () => ({ ...sample(), css: 'p:nth-of-type(3) { transform: translateY(.4px) }' }),
  ],
  [
    'every second page 0.3 pt below the first',
    'grid',
    () => ({ ...sample(), css: 'p:nth-of-type(n + 6) { transform: translateY(.4px) }' }),
  ],
  [
    'a line that ends 1 pt short',
    'flush',
    () => withLines(1, 1, `${han(18, 9)}<u style="letter-spacing:-1.3333px;text-decoration:none">光</u>果`),
  ],
  [
    'a line that begins 0.2 pt late',
    'flush',
    () => withLines(1, 2, `<u style="margin:0 -.27px 0 .27px;text-decoration:none">光</u>${han(19, 9)}`),
  ],
  [
    'the last line of a page not filled, of a paragraph that goes on',
    'flush',
    () => withLines(4, 1, `${han(18, 9)}<u style="letter-spacing:-1.3333px;text-decoration:none">光</u>果`),
  ],
  ['， with its white at a line end', 'line-end-mark', () => withLines(1, 1, `${han(19, 9)}，`)],
  ['！ with its white at a line end', 'line-end-mark', () => withLines(1, 1, `${han(19, 9)}！`)],
  ['， at a line start', 'forbidden', () => withLines(1, 2, `，${han(19, 9)}`)],
  ['（ at a line end', 'forbidden', () => withLines(1, 1, `${han(19, 9)}（`)],
  ['／ at a line start', 'forbidden', () => withLines(1, 2, `／${han(19, 9)}`)],
  ['—— split', 'forbidden', () => withLines(1, 1, `${han(19, 9)}—`, `—${han(19, 30)}`)],
  [
    'a number torn from %',
    'forbidden',
    () => withLines(1, 1, `${han(18, 9)}${fifty}`, `<tt class="sign">%</tt>${han(19, 30)}`),
  ],
  [
    'a number torn from its unit',
    'forbidden',
    () => withLines(1, 1, `${han(18, 9)}${fifty}`, `<tt class="unit"><u>k</u><u>m</u></tt>${han(18, 30)}`),
  ],
  [
    'a note call at a line start',
    'forbidden',
    () => withLines(1, 2, `<sup style="margin-right:5.6px">①</sup>${han(19, 9)}`),
  ],
  ['a last line of one character', 'lonely-character', () => withLines(1, 3, '光。')],
  [
    'a last line alone at a page head',
    'lonely-line',
    // After the heading and sixteen lines a page has room for two.
    () => {
      const pages = sample()
      pages.paragraphs[4] = [start, full, `${han(5, 2)}。`]
      return pages
    },
  ],
  [
    'a heading at a page foot',
    'stranded-heading',
    () => {
      const pages = sample()
      pages.paragraphs.splice(4, 1, ['<h2 style="break-after:page">小题</h2>'])
      return pages
    },
  ],
  [
    'a verso that ends two lines early',
    'facing',
    () => ({ ...longSample(), css: 'p:nth-of-type(10) { break-before: page }' }),
  ],
  [
    'a line with gaps of 0.2 em',
    'widest-gap',
    () =>
      withLines(1, 1, `<u style="letter-spacing:.2em;text-decoration:none">${han(5, 9)}</u>${han(14, 20)}`),
  ],
  [
    'the few characters before a picture with gaps of 0.35 em',
    'widest-gap',
    () => withLines(1, 1, `<u style="letter-spacing:.35em">${han(3, 9)}</u>${picture(20 - 3 * 1.35)}`),
  ],
  [
    'all lines spaced out a little',
    'mean-gap',
    () => ({ ...sample(), css: 'p { letter-spacing: .08px } i, b { letter-spacing: 0 }' }),
  ],
  ['a Latin word close to Han', 'han-latin', () => ({ ...sample(), css: 'i { margin: 0 .05em }' })],
  ['a radical in the text', 'text', () => withLines(1, 1, `<u class="radical">一</u>${han(19, 9)}`)],
  ['a word joiner in the text', 'text', () => withLines(1, 1, `光\u2060${han(19, 9)}`)],
  [
    'a wavy line drawn as a bitmap',
    'bitmap',
    () => withLines(1, 3, '<u style="text-decoration:underline wavy">光果珍李</u>。'),
  ],
  ['a bold made up by the browser', 'font', () => withLines(1, 3, '光果<strong>珍李</strong>。')],
  ['an italic made up by the browser', 'font', () => withLines(1, 3, '光果<em>珍李</em>。')],
  [
    'Chinese quotes from the Latin font',
    'mark-font',
    () => withLines(1, 3, '说<u class="roman">“</u>好<u class="roman">”</u>人'),
  ],
  ['an interpunct from the Latin font', 'mark-font', () => withLines(1, 3, '天<u class="roman">·</u>地玄黄')],
  [
    'an apostrophe from the Chinese font',
    'mark-font',
    () => withLines(1, 3, '说<i>It<u class="song">’</u>s a test</i>。'),
  ],
]

const css = `u { text-decoration: none } .radical { font-family: Radical }
  .roman { font-family: Roman } .song { font-family: Song }
  tt { font: inherit; display: inline-flex; justify-content: space-between; width: 1.75em; text-indent: 0 }
  .number { margin-left: .25em } .unit { margin-right: .25em } .sign { width: 1em }`

describe.skipIf(skipped)(`measures${skipped ? ` (skipped: no ${absent.join(', ')})` : ''}`, () => {
  test('nothing is wrong with the sample', async () => {
    expect(await failing(sample())).toEqual([])
  })

  test('nothing is wrong with more pages of it, nor where a heading makes a verso end early', async () => {
    const pages = longSample()
    expect(await failing(pages)).toEqual([])
    // Two lines are left before the heading, for itself and no text; the other pages end with paragraphs of three lines.
    const counts = [3, 4, 4, 4, 3, 6, 4, 4, 4]
    const lines = (list: number[]) => list.map((count, index) => linesOf(count, index * 7))
    pages.paragraphs.splice(0, 14, ...lines(counts), ['<h2>小题</h2>'], ...lines([3, 4, 4, 4, 3]))
    const rows = await measured(pages)
    expect(rows.filter(({ passed }) => !passed)).toEqual([])
    expect(rows.find(({ id }) => id === 'facing')?.value).toBe(
      '0 of 2; 1 differ for a reason: 2 heading by 2',
    )
  })

  test.each(defects)('%s: %s fails, and nothing else', async (_, row, pages) => {
    const made = pages()
    expect(await failing({ ...made, css: `${css}\n${made.css}` })).toEqual([row])
  })
})

test('every row that is measured on the pages has a defect', () => {
  // What was not composed is told by the build: measures.test.ts.
  const measured = rows.filter((row) => row !== composed)
  expect(new Set(defects.map(([, row]) => row))).toEqual(new Set(measured.map(({ id }) => id)))
})
