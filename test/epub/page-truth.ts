import { execFileSync } from 'node:child_process'
import type { ListedPage } from './read-epub.ts'

/** The text of each page of a PDF that has some, as poppler reads it, without white. */
export function printedPages(pdf: string): string[] {
  const text = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', pdf, '-'], { maxBuffer: 1 << 28 })
  return text
    .toString()
    .split('\f')
    .map((page) => page.replace(/\s/g, ''))
    .filter((page) => page !== '')
}

/** Pages of an EPUB's list that do not begin where the printed ones do: `12: 天|地 in …`. */
export function pageFaults(listed: readonly ListedPage[], printed: readonly string[]): string[] {
  if (listed.length !== printed.length) return [`${listed.length} pages for ${printed.length} printed ones`]
  return listed.flatMap(({ label, href, before, after }, index) => {
    const page = printed[index] ?? ''
    // Between entries the printed contents have the numbers of pages.
    if (href.startsWith('toc.xhtml')) return page.includes(after.slice(0, 2)) ? [] : [`${label}: ${after}`]
    const [end, start] = [bare(before).slice(-1), bare(onPage(after, listed[index + 1])).slice(0, 6)]
    const text = bare(page)
    const over = end !== '' && text.includes(end + start)
    // Samples repeat themselves: then it is enough that the page begins so, below the running head.
    const first = /^.{0,12}$/.test(text.slice(0, Math.max(0, text.indexOf(start))))
    return text.includes(start) && (!over || first) ? [] : [`${label}: ${end}|${start} in ${text}`]
  })
}

/** What stands on a page, up to where the next begins: on a page of ruled lines, for notes, nothing does. */
function onPage(after: string, next: ListedPage | undefined): string {
  return next && after.endsWith(next.after) ? after.slice(0, after.length - next.after.length) : after
}

/** Without what stands beside the text: markers of lists, numbers of notes, annotations in Latin letters. */
function bare(text: string): string {
  const rest = text.replace(/[\w.+•◦▪①-⑳]/g, '')
  return rest === '' ? text : rest
}
