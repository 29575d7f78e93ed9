import { createHash } from 'node:crypto'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFPageLeaf,
  PDFRef,
} from '@cantoo/pdf-lib'

/** Pages of a row, by their index in the file that they come from; `copies` says how often they follow each other. */
export type RepeatedRow = { pages: readonly number[]; copies: number }

/**
 * A PDF whose pages come again and again, row by row. What a page draws, its fonts and its boxes are in the file once:
 * each time that it comes it is one small object more.
 *
 * `packed` puts these into object streams (ISO 32000-1: 7.5.7), which PDF/X before X-4 does not know.
 */
export async function repeatPages(
  pdf: Uint8Array,
  rows: readonly RepeatedRow[],
  packed: boolean,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  })
  const { context, catalog } = document
  const sources = document.getPages().map(({ node }) => entriesOf(document, node))
  const rootRef = catalog.get(PDFName.of('Pages'))
  if (!(rootRef instanceof PDFRef)) throw new Error('a PDF without page tree')
  for (const { ref } of document.getPages()) context.delete(ref)
  const kids: PDFRef[] = []
  let count = 0
  for (const { pages, copies } of rows)
    for (let copy = 0; copy < copies; copy++) {
      const node = context.nextRef()
      const leaves = pages.map((index) => {
        const entries = sources[index]
        if (!entries) throw new Error(`no page ${index} to repeat`)
        const leaf = PDFPageLeaf.fromMapWithContext(new Map(entries), context)
        leaf.set(PDFName.of('Parent'), node)
        return context.register(leaf)
      })
      context.assign(
        node,
        context.obj({ Type: 'Pages', Parent: rootRef, Kids: leaves, Count: leaves.length }),
      )
      kids.push(node)
      count += leaves.length
    }
  const root = context.obj({ Type: 'Pages', Kids: kids, Count: PDFNumber.of(count) })
  context.assign(rootRef, root)
  catalog.delete(PDFName.of('PageLabels'))
  renewId(document, pdf, rows)
  return document.save({
    useObjectStreams: packed,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  })
}

/** What a page is made of, all of it objects of their own that copies can share. */
function entriesOf({ context }: PDFDocument, node: PDFPageLeaf): [PDFName, PDFName | PDFRef | PDFNumber][] {
  return [...node.entries()].flatMap(([key, value]): [PDFName, PDFName | PDFRef | PDFNumber][] => {
    if (key === PDFName.of('Parent')) return []
    if (value instanceof PDFName || value instanceof PDFRef || value instanceof PDFNumber)
      return [[key, value]]
    return [[key, context.register(value)]]
  })
}

/** The file is another one than that of its pages (ISO 32000-1: 14.4): the second part of its id says so. */
function renewId({ context }: PDFDocument, pdf: Uint8Array, rows: readonly RepeatedRow[]): void {
  const ids = context.lookup(context.trailerInfo.ID)
  const own = createHash('sha256').update(pdf).update(JSON.stringify(rows)).digest('hex').slice(0, 32)
  if (ids instanceof PDFArray) ids.set(1, PDFHexString.of(own))
}

/**
 * The pages of a finished file, by what they draw: pages that draw the same have the same number, counted from 0 in the
 * order in which they first come.
 */
export async function readRepeats(pdf: Uint8Array): Promise<number[]> {
  const document = await PDFDocument.load(pdf, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  })
  const known = new Map<string, number>()
  return document.getPages().map(({ node }) => {
    const parts = [...PDFDict.prototype.entries.call(node)]
      .filter(([key]) => key !== PDFName.of('Parent'))
      .map(([key, value]) => `${key} ${value}`)
    const name = parts.sort().join(' ')
    const number = known.get(name) ?? known.size
    known.set(name, number)
    return number
  })
}
