import type { BookConfig } from '../book.ts'
import { drawBarcode, drawQr, MOST_QR_BYTES, qrBytes } from '../draw-codes.ts'
import { escapeHtml } from '../escape-html.ts'
import { frontHtml } from '../front-cover.ts'
import { hyphenated, readIsbn, thirteenDigits } from '../isbn.ts'
import { type Pt, PX_PER_PT } from '../units.ts'
import { CoverError } from './cover-error.ts'
import type { Panel, SettledCover } from './settle-cover.ts'

/** Addresses of the author's own pictures, as the browser is served them. */
export type CoverPictures = { front?: string; back?: string }

/** What the spread is made of besides the text. */
export type SpreadParts = {
  /** Style sheets in order: fonts, cover.css, the theme's, cover-spread.css. */
  css: string
  pictures: CoverPictures
  /** Of all sides, in CSS pixels. */
  margin: number
}

/** The width of the front that cover.css is made for, in CSS pixels. */
const FRONT_WIDTH = 800

/**
 * The spread as a document of one page that is larger than its trim by `margin` on all sides. Each text that might be too
 * long is in an element with `data-key`, its key in book.yaml.
 */
export function spreadHtml(config: BookConfig, settled: SettledCover, parts: SpreadParts): string {
  const { margin } = parts
  const zoom = (config.page.trim.width * PX_PER_PT) / FRONT_WIDTH
  const variables = [
    `--bleed: ${margin}px`,
    `--px: ${round(zoom)}px`,
    `--zoom: ${round(zoom)}`,
    `--front-height: ${round((config.page.trim.height * PX_PER_PT) / zoom)}px`,
  ]
  const [width, height] = [settled.width, settled.height].map((length) => px(length) + 2 * margin)
  const panels = settled.panels.map((panel) => panelHtml(config, settled, panel, parts))
  return `<!doctype html>
<html lang="${config.language}"><head><meta charset="utf-8"><title>${escapeHtml(config.title)}</title>
<style>${parts.css}</style>
<style>@page { size: ${width}px ${height}px; margin: 0 }
:root { ${variables.join('; ')} }
body { width: ${width}px; height: ${height}px }</style></head>
<body>${panels.join('\n')}</body></html>`
}

/** All characters of the cover beside those of the front. */
export function spreadText({ cover, identifier, description }: BookConfig): string {
  const { text, flaps, qr, price, spineTitle } = cover
  const lines = [text, flaps?.front, flaps?.back, qr?.caption, price, spineTitle, identifier, description]
  return [...lines.filter((line) => line !== undefined), 'ISBN 0123456789-X'].join('\n')
}

function panelHtml(
  config: BookConfig,
  settled: SettledCover,
  panel: Panel,
  { pictures, margin }: SpreadParts,
): string {
  const { cover } = config
  // The borders are the bleed: backgrounds go on through them, all else is placed by the trim.
  const reach = reachOf(panel, settled, margin)
  const place = [
    `left: ${round(margin + px(panel.left) - reach.left)}px`,
    `width: ${round(px(panel.width) + reach.left + reach.right)}px`,
    `height: ${round(px(settled.height) + 2 * margin)}px`,
    `border-width: ${margin}px ${reach.right}px ${margin}px ${reach.left}px`,
  ].join('; ')
  const wrap = (inner: string) => `<div class="panel ${classOf[panel.name]}" style="${place}">${inner}</div>`
  const picture = (src: string) => {
    const size = `left: ${-reach.left}px; top: ${-margin}px; width: ${round(px(panel.width) + reach.left + reach.right)}px; height: ${round(px(settled.height) + 2 * margin)}px`
    return `<img class="picture" src="${escapeHtml(src)}" alt="" style="${size}">`
  }
  switch (panel.name) {
    case 'front':
      return wrap(pictures.front === undefined ? frontHtml(config) : picture(pictures.front))
    case 'back':
      return wrap(
        [
          pictures.back === undefined ? '' : picture(pictures.back),
          words('cover.text', cover.text ?? (pictures.back === undefined ? config.description : undefined)),
          codes(config),
        ].join(''),
      )
    case 'spine':
      return wrap(settled.hasSpineText ? spine(config, settled.spine) : '')
    case 'frontFlap':
      return wrap(words('cover.flaps.front', cover.flaps?.front))
    case 'backFlap':
      return wrap(words('cover.flaps.back', cover.flaps?.back))
  }
}

/** Names of styles/cover-spread.css. */
const classOf: Record<Panel['name'], string> = {
  front: 'front-side',
  back: 'back-side',
  spine: 'spine',
  frontFlap: 'flap',
  backFlap: 'flap',
}

/** Pictures go on through the bleed where the panel ends at the trim. */
function reachOf(panel: Panel, { panels }: SettledCover, margin: number): { left: number; right: number } {
  return {
    left: panel === panels[0] ? margin : 0,
    right: panel === panels.at(-1) ? margin : 0,
  }
}

function words(key: string, text: string | undefined): string {
  if (text === undefined) return ''
  const paragraphs = text.split(/\n\s*\n|\n/).map((line) => `<p>${escapeHtml(line.trim())}</p>`)
  return `<div class="words" data-key="${key}">${paragraphs.join('')}</div>`
}

/** Bar code at the fore edge of the back, as GB/T 12906 places it on the lower right of books bound on the left; the QR code at the spine. */
function codes(config: BookConfig): string {
  const { cover, identifier, binding } = config
  const isbn = identifier === undefined ? undefined : readIsbn(identifier)
  // Seen from outside, the back's spine is on its right in a book that is bound on the left.
  const atSpine = binding.edge === 'left' ? 'right' : 'left'
  const atForeEdge = binding.edge === 'left' ? 'left' : 'right'
  const bars =
    isbn === undefined || !cover.barcode
      ? ''
      : `<div class="code barcode"><p>ISBN ${escapeHtml(hyphenated(thirteenDigits(isbn), identifier ?? ''))}</p>${drawBarcode(thirteenDigits(isbn)).svg}</div>`
  const price = cover.price === undefined ? '' : `<p class="price">${escapeHtml(cover.price)}</p>`
  const caption = cover.qr?.caption === undefined ? '' : `<p>${escapeHtml(cover.qr.caption)}</p>`
  const length = qrBytes(cover.qr?.text ?? '')
  if (length > MOST_QR_BYTES)
    throw new CoverError('cover-qr-long', { length, most: MOST_QR_BYTES }, ['cover', 'qr', 'text'])
  const qr = cover.qr ? `<div class="code qr">${drawQr(cover.qr.text).svg}${caption}</div>` : ''
  return [
    bars + price === '' ? '' : `<div class="codes" style="${atSpine}: 12mm">${bars}${price}</div>`,
    qr === '' ? '' : `<div class="codes" style="${atForeEdge}: 12mm">${qr}</div>`,
  ].join('')
}

/** White at either side of the spine's text: the fold may be off by as much. */
const SPINE_WHITE: Pt = (1 * 72) / 25.4

/** Characters of spines, at the most. */
const LARGEST_SPINE_TEXT: Pt = 16

function spine({ title, authors, publisher, unit, cover }: BookConfig, width: Pt): string {
  const size = Math.min(LARGEST_SPINE_TEXT, width - 2 * Math.min(SPINE_WHITE, width / 5))
  const names = authors
    .slice(0, 2)
    .map(({ name }) => name)
    .join('　')
  const line = (name: string, text: string | undefined, share: number) =>
    text === undefined || text === ''
      ? ''
      : `<p class="${name}" style="font-size: ${round(px(size * share))}px">${upright(text)}</p>`
  return [
    line('spine-title', cover.spineTitle ?? title, 1),
    line('spine-author', names, 0.8),
    line('spine-issuer', publisher ?? unit, 0.7),
  ].join('')
}

/** One or two digits stand upright beside each other in a column; longer numbers and words lie. */
function upright(text: string): string {
  // Among words that lie, numbers lie, too.
  if (!/\p{Script=Han}/u.test(text)) return escapeHtml(text)
  const number =
    /(?<![\p{L}\p{N}.,-])\d{1,2}(?![\p{L}\p{N}.,-])|(?<=\p{Script=Han})\d{1,2}(?=\p{Script=Han})/gu
  let html = ''
  let from = 0
  for (const match of text.matchAll(number)) {
    html += `${escapeHtml(text.slice(from, match.index))}<span class="upright-number">${match[0]}</span>`
    from = match.index + match[0].length
  }
  return html + escapeHtml(text.slice(from))
}

function px(length: Pt): number {
  return round(length * PX_PER_PT)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
