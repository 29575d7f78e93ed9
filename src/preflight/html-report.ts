import { escapeHtml } from '../escape-html.ts'
import type { Language, Severity } from '../message.ts'

/** A finding in words. */
export type ReportRow = {
  severity: Severity
  severityWord: string
  /** `1–3, 7`; '' for the whole file. */
  pages: string
  reason: string
  fix: string
  ruleId: string
  authority: string
}

export type ReportText = {
  language: Language
  title: string
  summary: string
  columns: readonly [severity: string, pages: string, found: string, fix: string, authority: string]
  nothing: string
  /** Of the pictures: how many, or why there are none. */
  note: string
}

/** A page in question: its picture, as `data:` URL, what stands below it, and what was found there. */
export type ReportPicture = { caption: string; picture?: string; found: readonly string[] }

/** The findings as one HTML file that loads nothing. */
export function htmlReport(
  text: ReportText,
  rows: readonly ReportRow[],
  pictures: readonly ReportPicture[],
): string {
  const title = escapeHtml(text.title)
  const head = text.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')
  const table = `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.map(row).join('\n')}\n</tbody>\n</table>`
  return `<!doctype html>
<html lang="${text.language === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
<p>${escapeHtml(text.summary)}</p>
${rows.length === 0 ? `<p>${escapeHtml(text.nothing)}</p>` : table}
${pictures.length === 0 ? '' : `<div class="pictures">\n${pictures.map(figure).join('\n')}\n</div>`}
<p><small>${escapeHtml(text.note)}</small></p>
</body>
</html>
`
}

function row({ severity, severityWord, pages, reason, fix, ruleId, authority }: ReportRow): string {
  const cells = [
    escapeHtml(severityWord),
    escapeHtml(pages),
    `${escapeHtml(reason)}<br><code>${escapeHtml(ruleId)}</code>`,
    escapeHtml(fix),
    escapeHtml(authority),
  ]
  return `<tr class="${severity}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

function figure({ caption, picture, found }: ReportPicture): string {
  const image = picture === undefined ? '' : `<img src="${escapeHtml(picture)}" alt="${escapeHtml(caption)}">`
  const list = found.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')
  return `<figure>${image}<figcaption>${escapeHtml(caption)}<ul>${list}</ul></figcaption></figure>`
}

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #ccc; padding: .4rem .6rem; text-align: start; vertical-align: top }
tr.error td:first-child { color: #b00020; font-weight: bold }
tr.warning td:first-child { color: #8a5a00; font-weight: bold }
td:nth-child(2) { white-space: nowrap }
code { color: #555; font-size: .85em }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1.5rem; margin-top: 2rem }
figure { margin: 0 }
img { width: 100%; border: 1px solid #ccc }
figcaption ul { margin: .3rem 0; padding-left: 1.2rem; font-size: .85em }
`
