import type { PagedBook } from '../book.ts'
import { escapeHtml } from '../escape-html.ts'
import { type Bleed, bleedCss } from './bleed.ts'

/** What finished pages are put into to be printed, with all that they have in common. */
export type PrintDocument = {
  /** Until pages are put there, one like most of them stands in it: its fonts load in the meantime. */
  html: string
  title: string
  language: string
  /** What it has besides the style sheet of the book. */
  css: string
}

export function bookDocument(
  { title, language, css, scale }: Pick<PagedBook, 'title' | 'language' | 'css' | 'scale'>,
  bleed?: Bleed,
): PrintDocument {
  const own = `${printCss}${scaleCss(scale)}${bleed ? bleedCss(bleed) : ''}`
  const html = `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<style>${css.replace(/<\/(?=style)/gi, '<\\/')}</style>
<style>${own}</style>
</head>
<body>${sample(title)}</body>
</html>`
  return { html, title, language, css: own }
}

function sample(title: string): string {
  const text = `${escapeHtml(title)}、`
  return (
    '<div class="pagedjs_page"><div class="pagedjs_sheet"><div class="pagedjs_pagebox">' +
    `<div class="running-head">${text}</div><div class="folio">1</div><div class="pagedjs_area">` +
    `<div class="pagedjs_page_content"><section class="section"><h1>${text}</h1><h2>${text}</h2><p>${text}</p>` +
    '</section></div></div></div></div></div>'
  )
}

/**
 * A finished page never changes another one: told so, Chromium lays them out faster.
 *
 * What is positioned is painted after what is not, and in a PDF the order of painting is that of the text: list items and
 * tables would come after the paragraphs below them. Therefore all that holds text is positioned.
 *
 * Chromium 131 and later print margin boxes of their own beside Paged.js's (pagedjs#248): none of them.
 */
const printCss = `
.pagedjs_page { contain: layout size paint; break-after: page; }
:where(.pagedjs_page) :where(p, .run, h1, h2, h3, h4, h5, h6, dt, dd, pre, table, td, th, figure, figcaption, .math-display) { position: relative; }
.pagedjs_page:last-child { break-after: auto; }
@page { margin: 0; @top-left { content: none !important } @top-right { content: none !important } @bottom-left { content: none !important } @bottom-right { content: none !important } }
`

/** On paper alone: places and edges are told in CSS pixels of the screen. The print command undoes it. */
function scaleCss(scale: number): string {
  return scale === 1 ? '' : `@media print { html { zoom: ${scale} } }\n`
}
