import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { launchBrowser, type RunningBrowser } from '../../src/browser/launch-browser.ts'
import { banxin, type Told, temporaryFolders, writeFiles } from '../build/banxin.ts'
import { ask, judged } from './judge.ts'

const makeFolder = temporaryFolders()

/** Every way to say where a pattern stands and how large it is, and every kind of shape. */
const drawn = `
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 240" width="300" height="240"><defs>
<pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse"><circle cx="4" cy="4" r="2" fill="#c00000"/></pattern>
<pattern id="hatch" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(30) scale(.6)"><rect width="10" height="10" fill="#ffe"/><path d="M0 0H10" stroke="#036" stroke-width="3"/></pattern>
<pattern id="box" width=".2" height="25%" x=".05"><rect x="2" y="2" width="6" height="6" fill="green"/><path d="M0,0L30,30" stroke="black"/></pattern>
<pattern id="view" width="20" height="16" patternUnits="userSpaceOnUse" viewBox="0 0 10 10"><path d="M0 5A5 5 0 0 1 10 5" fill="none" stroke="#808" stroke-width="1.5"/></pattern>
<pattern id="kid" href="#dots" patternTransform="translate(3 1) scale(1.5)"/>
<pattern id="own" width=".25" height=".25" patternContentUnits="objectBoundingBox"><rect width=".125" height=".125" fill="#06c"/></pattern>
<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
<pattern id="gr" width="14" height="14" patternUnits="userSpaceOnUse"><circle cx="7" cy="7" r="6" fill="url(#g)"/></pattern>
</defs>
<rect x="5" y="5" width="85" height="65" fill="url(#dots)" stroke="black"/>
<circle cx="150" cy="38" r="34" fill="url(#hatch)" stroke="#036" stroke-width="2"/>
<path d="M205 5h85v65h-85zm20 15v35h45v-35z" fill-rule="evenodd" fill="url(#box)"/>
<ellipse cx="48" cy="115" rx="42" ry="32" fill="url(#view)" transform="rotate(10 48 115)"/>
<polygon points="150,82 190,150 110,150" fill="url(#kid)"/>
<g transform="translate(205 82) scale(.85)"><rect width="100" height="80" rx="15" fill="url(#own)"/></g>
<rect x="5" y="160" width="85" height="65" fill="url(#gr)"/>
</svg>`

/** What stays a picture, each for a reason of its own. */
const kept = `
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100"><defs>
<pattern id="a" width="8" height="8" patternUnits="userSpaceOnUse"><circle cx="4" cy="4" r="2" fill="#c00000"/></pattern>
<pattern id="tiny" width=".5" height=".5" patternUnits="userSpaceOnUse"><rect width=".2" height=".2"/></pattern>
<pattern id="words" width="20" height="20" patternUnits="userSpaceOnUse"><text y="15">a</text></pattern>
</defs>
<rect x="5" y="5" width="40" height="40" fill="none" stroke="url(#a)" stroke-width="9"/>
<text x="60" y="45" font-size="40" fill="url(#a)">O</text>
<rect x="120" y="5" width="90" height="90" fill="url(#tiny)"/>
<rect x="220" y="5" width="60" height="60" fill="url(#words)"/>
<rect x="5" y="60" width="40" height="30" fill="url(#a)" opacity=".5"/>
</svg>`

let running: RunningBrowser
let folder = ''

beforeAll(async () => {
  folder = await makeFolder()
  const run = {
    signal: new AbortController().signal,
    report: () => undefined,
    progress: () => undefined,
    cacheFolder: folder,
  }
  running = await launchBrowser(run, await findBrowser())
})

afterAll(() => running.close())

/** A drawing as the browser shows it before and after, and what it told. */
async function beforeAndAfter(svg: string) {
  const page = await running.browser.newPage()
  await page.setViewport({ width: 320, height: 260, deviceScaleFactor: 4 })
  await page.setContent(`<div class="pagedjs_page" data-src="a.md:1:1">${svg}</div>`)
  const shot = async () =>
    sharp(await page.screenshot())
      .removeAlpha()
      .raw()
      .toBuffer()
  const before = await shot()
  const source = await readFile(new URL('../../src/print/in-page/draw-patterns.js', import.meta.url), 'utf8')
  const told = (await page.evaluate(`${source.replace('export ', '')};drawPatterns()`)) as { src: string }[]
  const left = await page.evaluate(
    `[...document.querySelectorAll('svg *')].filter((e) => /url.*#/.test(getComputedStyle(e).fill) && !e.closest('defs')).length`,
  )
  const after = await shot()
  await page.close()
  let dots = 0
  for (let at = 0; at < before.length; at += 3)
    if ([0, 1, 2].some((part) => Math.abs((before[at + part] ?? 0) - (after[at + part] ?? 0)) > 64)) dots++
  return { share: dots / (before.length / 3), told, left }
}

test('tiles are where the browser has them, in every unit and shape', async () => {
  const { share, told, left } = await beforeAndAfter(drawn)
  expect(told).toEqual([])
  // The gradient of the tiles is in a definition.
  expect(left).toBe(0)
  expect(share).toBeLessThan(0.0005)
})

test('what cannot be drawn stays as it is, and is told', async () => {
  const { share, told } = await beforeAndAfter(kept)
  expect(told.length).toBe(5)
  expect(told[0]).toEqual({ page: 0, src: 'a.md:1:1', file: '<pattern>', ppi: 72 })
  expect(share).toBe(0)
})

judged(
  ['pdfimages', 'qpdf'],
  'in the press file they are drawings, and no transparency; the rest is told',
  async () => {
    const book = (more: string) => ({
      'book.yaml': `title: 图案\n${more}`,
      '01.md': '# 图案\n\n![图](a.svg)\n',
    })
    await writeFiles(`${folder}/fine`, {
      ...book('press:\n  standard: X-3\n  marks: false\n'),
      'a.svg': drawn,
    })
    await writeFiles(`${folder}/coarse`, { ...book(''), 'a.svg': kept })
    const make = async (name: string) => {
      const args = ['press', name, '--output', `out-${name}`, '--cache', 'cache', '--json']
      const { code, out, err } = await banxin(folder, args)
      expect(code, err).toBe(0)
      const { files, messages } = JSON.parse(out) as Told
      const pdf = await readFile(files[0]?.path ?? '')
      return { messages: messages.map(({ ruleId, line }) => `${ruleId} ${line}`), pdf }
    }
    const fine = await make('fine')
    expect(fine.messages).toEqual([])
    // Tiling patterns with pictures in them are listed nowhere; in a file without object streams they can be seen.
    const whole = (pdf: Uint8Array) => ask('qpdf', pdf, '--qdf', '--object-streams=disable', '#', '-')
    expect(whole(fine.pdf)).not.toMatch(/\/PatternType 1|\/Subtype \/Image|\/SMask/)
    const coarse = await make('coarse')
    expect(coarse.messages.filter((message) => message.startsWith('press-pattern'))).toHaveLength(5)
    expect(whole(coarse.pdf)).toMatch(/\/Subtype \/Image/)
  },
)
