import type { PDFDocument } from '@cantoo/pdf-lib'
import type { Page, PagedBook } from './book.ts'
import { FILLED } from './compose/fill-fields.ts'
import { inTurn } from './in-turn.ts'
import type { Bleed } from './print/bleed.ts'
import { allTargets, printPages } from './print/print.ts'
import type { PrintedRange, PrinterToBe } from './print/print-range.ts'

/** Pages that rows have in common, printed once. */
export type SharedPages = {
  ranges: PrintedRange[]
  /** Of each range, the numbers of its pages, from 1. */
  numbers: number[][]
  /** Number → how the page looks; pages that each row has of its own are not among them. */
  html: Map<number, string>
  /** Read once. */
  parsed: WeakMap<PrintedRange, PDFDocument>
}

/** A row's pages: those that are printed already, and those that are its own. */
export type SplitPages = { shared: SharedPages; own: Page[] }

/** Pages that are printed at a time. */
export const AT_A_TIME = 40

/** Kinds of books that are remembered: rows whose pages fall otherwise share other pages. */
const MOST_KINDS = 8

/**
 * Finds what rows have in common, and prints it when it is first seen.
 *
 * A page with a value of a row on it, which the class of fields tells, is never shared: neither its text nor the glyphs
 * of its fonts come into another row's file. Pages without are shared as long as every page outside sections with fields is
 * the same in the same place; within such sections, those that are the same. `untagged` as in `Printer`.
 */
export function openSharedPages(
  printer: PrinterToBe,
  filledSections: ReadonlySet<string>,
  title: string,
  bleed?: Bleed,
  untagged = false,
): (paged: PagedBook) => Promise<SplitPages> {
  const kinds: { pages: number; fixed: Map<number, string>; shared: SharedPages }[] = []
  const turn = inTurn()

  const split = async (paged: PagedBook): Promise<SplitPages> => {
    const known = kinds.find((kind) => fits(kind, paged))
    const shared = known?.shared ?? (await printShared(paged))
    if (!known) {
      const fixed = paged.pages.filter((page) => isPlain(page) && !filledSections.has(page.sectionId))
      kinds.push({ pages: paged.pages.length, fixed: htmlOf(fixed), shared })
      if (kinds.length > MOST_KINDS) kinds.shift()
    }
    return { shared, own: paged.pages.filter((page) => shared.html.get(page.number) !== page.html) }
  }

  const printShared = async (paged: PagedBook): Promise<SharedPages> => {
    const plain = paged.pages.filter(isPlain)
    const targets = allTargets(paged)
    const ranges: PrintedRange[] = []
    const numbers: number[][] = []
    for (let first = 0; first < plain.length; first += AT_A_TIME) {
      const pages = plain.slice(first, first + AT_A_TIME)
      ranges.push(await printPages(printer, { ...paged, title }, pages, targets, bleed, untagged))
      numbers.push(pages.map(({ number }) => number))
    }
    return { ranges, numbers, html: htmlOf(plain), parsed: new WeakMap() }
  }

  /** Pages of sections with fields may differ; all others are there, and the same. */
  const fits = ({ pages, fixed }: (typeof kinds)[number], paged: PagedBook): boolean =>
    pages === paged.pages.length &&
    paged.pages.every((page) => {
      const html = fixed.get(page.number)
      if (html !== undefined) return html === page.html
      return filledSections.has(page.sectionId) || !isPlain(page)
    })

  return (paged) => turn(() => split(paged))
}

function isPlain({ html }: Page): boolean {
  return !html.includes(FILLED)
}

function htmlOf(pages: readonly Page[]): Map<number, string> {
  return new Map(pages.map(({ number, html }) => [number, html]))
}
