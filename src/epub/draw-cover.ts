import type { Browser } from 'puppeteer-core'
import type { BookConfig } from '../book.ts'
import { cacheKey, readCached, writeCached } from '../cache.ts'
import { escapeHtml } from '../escape-html.ts'
import { frontHtml } from '../front-cover.ts'
import { unlessCrashed } from '../page-crash.ts'
import type { Run } from '../run.ts'
import { SERVED_ORIGIN, type ServedFiles, servedKey, serveFiles } from '../served-files.ts'
import type { Cover } from './make-epub.ts'

/** Fonts that have the characters of `frontText`: `@font-face` rules and their files. */
export type CoverFonts = { css: string; files: ReadonlyMap<string, Uint8Array> }

/** Style sheets, and the pictures that they name. */
export type CoverLook = { css: string; pictures: ServedFiles }

/** Does work with a browser, and gives what the work gives. */
export type WithBrowser = (work: (browser: Browser) => Promise<Uint8Array>) => Promise<Uint8Array>

/** In CSS pixels, of which the picture has two a side: 1600 × 2400, as shops want covers. */
const SIZE = { width: 800, height: 1200 }

/**
 * Draw a cover in the colours of the theme: title, subtitle, authors, and who issued the book.
 *
 * A browser is only asked for where no earlier build has drawn the same.
 */
export async function drawCover(
  run: Run,
  config: BookConfig,
  fonts: CoverFonts,
  look: CoverLook,
  withBrowser: WithBrowser,
): Promise<Cover> {
  const html = `<!doctype html>
<html lang="${config.language}"><head><meta charset="utf-8"><title>${escapeHtml(config.title)}</title>
<style>${fonts.css}\n${look.css}</style></head>
<body>${frontHtml(config)}</body></html>`
  const pictures = [...look.pictures].flatMap(([name, file]) => [name, servedKey(file)])
  const name = `covers/${cacheKey('2', html, ...[...fonts.files].flat(), ...pictures)}.png`
  const cached = await readCached(run.cacheFolder, name)
  if (cached) return { bytes: cached, mediaType: 'image/png' }
  const bytes = await withBrowser((browser) => photograph(browser, html, fonts.files, look.pictures))
  await writeCached(run.cacheFolder, name, bytes)
  return { bytes, mediaType: 'image/png' }
}

async function photograph(
  browser: Browser,
  html: string,
  fonts: ReadonlyMap<string, Uint8Array>,
  pictures: ServedFiles,
): Promise<Uint8Array> {
  const page = await browser.newPage()
  const files: ServedFiles = new Map([
    ...pictures,
    ['cover.html', { bytes: Buffer.from(html), mediaType: 'text/html; charset=utf-8' }],
  ])
  for (const [name, bytes] of fonts) files.set(name, { bytes, mediaType: 'font/ttf' })
  try {
    return await unlessCrashed(page, async () => {
      await page.setViewport({ ...SIZE, deviceScaleFactor: 2 })
      await serveFiles(page, files)
      await page.goto(`${SERVED_ORIGIN}cover.html`, { waitUntil: 'load', timeout: 0 })
      // As text: a runner that wraps functions would break them in the page.
      await page.evaluate('Promise.all([...document.fonts].map((face) => face.load())).then(() => true)')
      return page.screenshot({ type: 'png', clip: { x: 0, y: 0, ...SIZE } })
    })
  } finally {
    await page.close().catch(() => undefined)
  }
}
