import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'puppeteer-core'
import sharp from 'sharp'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { launchBrowser } from '../../src/browser/launch-browser.ts'
import type { Run } from '../../src/run.ts'

/** Shades that a picture keeps: terminals and pages have few, and files stay small. */
const COLOURS = 48

/** A browser that draws for so long (ms) has stopped: another one is asked. */
const PATIENCE = 90_000

/**
 * Draw an HTML body as a PNG, as large as its content.
 *
 * Its fonts are those of the project, whatever the machine has: `hei`, `mono` and `symbols`.
 */
export async function draw(run: Run, body: string): Promise<Buffer> {
  for (let attempt = 1; ; attempt++) {
    const running = await launchBrowser(run, await findBrowser())
    try {
      const late = sleep(PATIENCE, undefined, { ref: false })
      const png = await Promise.race([screenshot(running.browser, body), late])
      if (png) return small(png)
    } finally {
      await running.close()
    }
    if (attempt === 3) throw new Error('no browser draws the picture')
  }
}

async function screenshot(browser: Browser, body: string): Promise<Buffer> {
  const page = await browser.newPage()
  await page.setViewport({ width: 1400, height: 900, deviceScaleFactor: 1.5 })
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${await fontFaces()}
    * { box-sizing: border-box; margin: 0 }
    body { font: 15px/1.5 hei, symbols; color: #222; background: #fff }
    #picture { display: inline-block; padding: 12px }
  </style><div id="picture">${body}</div>`)
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  const picture = await page.$('#picture')
  if (!picture) throw new Error('nothing was drawn')
  return Buffer.from(await picture.screenshot())
}

/** A PNG of few colours. */
function small(png: Buffer): Promise<Buffer> {
  return sharp(png).png({ palette: true, colours: COLOURS, dither: 0, effort: 10 }).toBuffer()
}

/** For the `src` of an `img`. */
export function dataOf(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`
}

const fonts = {
  hei: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  mono: 'dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf',
  symbols: '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
}

let faces: Promise<string> | undefined
function fontFaces(): Promise<string> {
  faces ??= Promise.all(
    Object.entries(fonts).map(async ([name, path]) => {
      const data = (await readFile(fileURLToPath(import.meta.resolve(path)))).toString('base64')
      // Chinese quotation marks are as wide as characters, which those of the mono face are not.
      const range = name === 'mono' ? '; unicode-range: U+20-7E, U+2500-259F' : ''
      return `@font-face { font-family: ${name}; src: url(data:font/ttf;base64,${data})${range} }`
    }),
  ).then((rules) => rules.join('\n'))
  return faces
}
