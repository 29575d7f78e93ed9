/** A line of the list that goes to the shop with the files. */
export type ListedRow = {
  row: number
  name: string
  copies: number
  pages: number
  /** Pages of the merged file, from 1. */
  first?: number
  last?: number
}

const heads = {
  en: { row: 'Row', name: 'Name', copies: 'Copies', pages: 'Pages', first: 'From page', last: 'To page' },
  zh: { row: '行', name: '名称', copies: '份数', pages: '页数', first: '起始页', last: '终止页' },
}

/** CSV in UTF-8 with the mark by which spreadsheets know it. */
export function runList(rows: readonly ListedRow[], language: 'en' | 'zh'): string {
  const keys = (['row', 'name', 'copies', 'pages', 'first', 'last'] as const).filter((key) =>
    rows.some((row) => row[key] !== undefined),
  )
  const lines = [
    keys.map((key) => heads[language][key]),
    ...rows.map((row) => keys.map((key) => cell(row[key]))),
  ]
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`
}

/** What a spreadsheet would take for a formula gets a mark before it (OWASP, CSV injection). */
function cell(value: string | number | undefined): string {
  if (typeof value !== 'string') return String(value ?? '')
  const safe = /^[=+\-@]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
