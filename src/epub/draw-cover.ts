import { readFile } from 'node:fs/promises'
import type { Browser } from 'puppeteer-core'
import type { BookConfig } from '../book.ts'
import { cacheKey, readCached, writeCached } from '../cache.ts'
import { escapeHtml } from '../escape-html.ts'
import { unlessCrashed } from '../page-crash.ts'
import type { Run } from '../run.ts'
import { SERVED_ORIGIN, type ServedFiles, serveFiles } from '../served-files.ts'
import type { Cover } from './make-epub.ts'

/** Fonts that have the characters of `coverText`: `@font-face` rules and their files. */
export type CoverFonts = { css: string; files: ReadonlyMap<string, Uint8Array> }

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
  withBrowser: WithBrowser,
): Promise<Cover> {
  const html = coverHtml(config, fonts.css, await readFile(styleSheet, 'utf8'))
  const fontFiles = [...fonts.files].flat()
  const name = `covers/${cacheKey('1', html, ...fontFiles)}.png`
  const cached = await readCached(run.cacheFolder, name)
  if (cached) return { bytes: cached, mediaType: 'image/png' }
  const bytes = await withBrowser((browser) => photograph(browser, html, fonts.files))
  await writeCached(run.cacheFolder, name, bytes)
  return { bytes, mediaType: 'image/png' }
}

/** All that stands on the cover. */
export function coverText({ title, subtitle, authors, publisher, unit, date, series }: BookConfig): string {
  const names = authors.map(({ name }) => name)
  const lines = [
    title,
    subtitle,
    ...names,
    ...Object.values(roleWords),
    publisher,
    unit,
    date,
    '年月日',
    series?.title,
  ]

  return lines.filter((line) => line !== undefined).join('\n')
}

const styleSheet = new URL('../../styles/cover.css', import.meta.url)

async function photograph(
  browser: Browser,
  html: string,
  fonts: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const page = await browser.newPage()
  const files: ServedFiles = new Map([
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

/** Role → what follows a name, as on the title page. MARC relator codes. */
const roleWords: Record<string, string> = { aut: '著', edt: '编', trl: '译', ill: '绘', ctb: '编写' }

function coverHtml(config: BookConfig, fontCss: string, css: string): string {
  const { title, subtitle, authors, language, theme } = config
  const names = authors.map(({ name, role }) =>
    language === 'en' ? name : `${name}　${roleWords[role] ?? ''}`.trim(),
  )
  const line = (className: string, text: string | undefined) =>
    text === undefined ? '' : `<p class="${className}">${escapeHtml(text)}</p>`
  const look = /^(?:song|gongwen|dazi)$/.test(theme) ? theme : 'song'
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>${fontCss}\n${css}</style></head>
<body class="${look}"><div class="frame">
${line('series', seriesLine(config))}
<div class="head"><h1 class="${sizeOf(title)}" style="--one-line: ${oneLine(title)}px">${titleLines(title, language)}</h1>
${line(`subtitle${(subtitle?.length ?? 0) > 24 ? ' long' : ''}`, subtitle)}</div>
<div class="rule"></div>
<div class="authors">${names.map((name) => line('author', name)).join('')}</div>
<div class="issuer">${line('', config.publisher ?? config.unit)}${line('date', writtenDate(config))}</div>
</div></body></html>`
}

function seriesLine({ series, language }: BookConfig): string | undefined {
  if (!series) return undefined
  if (series.number === undefined) return series.title
  return language === 'en' ? `${series.title} ${series.number}` : `${series.title}　${series.number}`
}

/** A class of `styles/cover.css` by the room that the title takes. */
function sizeOf(title: string): string {
  const width = widthOf(title)
  if (width <= 6) return 'short'
  if (width <= 12) return 'middle'
  return width <= 28 ? 'long' : 'longest'
}

/** The size in CSS pixels at which the title fills a line of the cover, letters being a little spaced. */
function oneLine(title: string): number {
  return Math.floor(600 / (widthOf(title) * 1.08))
}

/** In characters, a Han one being 1 wide and a Latin one little more than half. */
function widthOf(title: string): number {
  return [...title].reduce((sum, character) => sum + (character < '\u2000' ? 0.55 : 1), 0)
}

/**
 * Lines end between words only, so that 到群众中去 is never 到群 and 众中去.
 *
 * Words that the segmenter does not know it gives character by character: those beside each other stay together, as do
 * 的 and punctuation with what stands before.
 */
function titleLines(title: string, language: string): string {
  const words: string[] = []
  let single = false
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(title)) {
    const isSingle = /^\p{Script=Han}$/u.test(segment)
    if (words.length > 0 && ((single && isSingle) || /^(?:的|\p{P})/u.test(segment)))
      words.push(`${words.pop()}${segment}`)
    else words.push(segment)
    single = isSingle
  }
  return words.map(escapeHtml).join('<wbr>')
}

/** `2026-07-01` → 2026年7月1日, as official documents have it. */
function writtenDate({ date, language }: BookConfig): string | undefined {
  if (date === undefined || language === 'en') return date
  const [year, ...rest] = date.split('-')
  return [`${year}年`, ...rest.map((part, index) => `${Number(part)}${index === 0 ? '月' : '日'}`)].join('')
}
