import type { PagedBook } from '../book.ts'
import { escapeHtml } from '../escape-html.ts'

/** All finished pages as one HTML document, ready to be printed. */
export function bookDocument(book: PagedBook): string {
  return `<!doctype html>
<html lang="${escapeHtml(book.language)}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(book.title)}</title>
<style>${book.css.replace(/<\/(?=style)/gi, '<\\/')}</style>
<style>${printCss}</style>
</head>
<body><div class="pagedjs_pages">
${book.pages.map((page) => page.html).join('\n')}
</div></body>
</html>`
}

/**
 * A finished page never changes another one: told so, Chromium lays out and prints a long book in linear time.
 *
 * Chromium 131 and later print margin boxes of their own beside Paged.js's (pagedjs#248): none of them.
 */
const printCss = `
.pagedjs_page { contain: layout size paint; break-after: page; }
.pagedjs_page:last-child { break-after: auto; }
@page { margin: 0; @top-left { content: none !important } @top-right { content: none !important } @bottom-left { content: none !important } @bottom-right { content: none !important } }
`
