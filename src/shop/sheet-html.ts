import { escapeHtml } from '../escape-html.ts'
import type { JobSheet } from './job-sheet.ts'

/** The job sheet as a document of A4 pages. */
export function sheetHtml({ title, parts }: JobSheet, fontCss: string): string {
  const tables = parts.map(({ title: part, rows }) => {
    const cells = rows.map(
      ({ name, value }) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
    )
    return `<h2>${escapeHtml(part)}</h2><table>${cells.join('')}</table>`
  })
  return `<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>${fontCss}</style><style>${css}</style></head>
<body><h1>${escapeHtml(title)}</h1>${tables.join('')}</body></html>`
}

const css = `
@page { size: A4; margin: 14mm 20mm }
* { margin: 0; padding: 0; box-sizing: border-box }
body { font: 10pt / 1.4 Song, Symbols, serif; color: #000 }
h1 { font: 700 18pt / 1.4 Hei, Symbols, sans-serif; text-align: center; margin-bottom: 4mm }
h2 { font: 700 10.5pt / 1.5 Hei, Symbols, sans-serif; margin: 2.5mm 0 0.8mm; break-after: avoid }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
tr { break-inside: avoid }
th, td { border: 0.5pt solid #000; padding: 0.5mm 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { width: 32mm; font-weight: 400; font-family: Kai, Symbols, serif }
`
