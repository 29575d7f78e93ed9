import type { Message } from '../message.ts'
import { placeOfSrc } from '../place-of-src.ts'
import type { Run } from '../run.ts'

/**
 * Something too near to the trim, as `in-page/reach-bleed.js` finds it: `page` counts from 0 in its range, `src` is the
 * `file:line:column` of the Markdown or '', `by` are CSS pixels to the trim.
 */
export type EdgeFinding = { ruleId: string; page: number; what: string; src: string; by: number }

/**
 * Tell what is too near to where the pages are cut: at its place in the text, or what the theme draws with all its pages.
 *
 * `safe` are CSS pixels.
 */
export function reportEdges(
  run: Run,
  ranges: readonly { texts: readonly unknown[]; edges: readonly EdgeFinding[] }[],
  safe: number,
): void {
  const found = new Map<string, { finding: EdgeFinding; pages: number[] }>()
  let first = 1
  for (const { texts, edges } of ranges) {
    for (const finding of edges) {
      const { ruleId, src, what, page } = finding
      // Folios have another text on each page.
      const key = `${ruleId} ${src} ${src === '' ? what.replace(/\d+|[ivxlc]+$/g, '#') : ''}`
      const known = found.get(key)
      const pages = [...new Set([...(known?.pages ?? []), first + page])]
      const nearest = known && known.finding.by <= finding.by ? known.finding : finding
      found.set(key, { finding: nearest, pages })
    }
    first += texts.length
  }
  for (const { finding, pages } of found.values()) run.report(messageOf(finding, pages, safe))
}

function messageOf({ ruleId, what, src, by }: EdgeFinding, pages: number[], safe: number): Message {
  const values = { what, by: inMillimetres(by), safe: inMillimetres(safe) }
  return { ruleId, values, ...(placeOfSrc(src) ?? { pages }) }
}

function inMillimetres(px: number): number {
  return Math.round((px / 96) * 254) / 10
}
