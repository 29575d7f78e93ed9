import { type PDFDict, PDFName, type PDFObject } from '@cantoo/pdf-lib'
import { type Bounds, boundsOf } from '../pdf/geometry.ts'
import { asDictionary, type Entries, entriesOf, numbersOf, resolve } from '../pdf/objects.ts'
import type { PdfFile } from './open-pdf.ts'
import type { BoxName, PageReading } from './reading.ts'

/** The pages in order with what they inherit (ISO 32000-1, 7.7.3); circles and broken branches are left out. */
export function readPages({ context, catalog }: PdfFile): PageReading[] {
  const pages: PageReading[] = []
  const seen = new Set<PDFDict>()
  const visit = (object: PDFObject | undefined, inherited: ReadonlyMap<string, PDFObject>, depth: number) => {
    const dictionary = asDictionary(resolve(context, object))
    if (!dictionary || seen.has(dictionary) || depth > DEEPEST) return
    seen.add(dictionary)
    const own = new Map(inherited)
    for (const key of inheritable) {
      const value = dictionary.get(PDFName.of(key))
      if (value) own.set(key, value)
    }
    const entries = entriesOf(context, dictionary)
    if (entries.has('Kids')) for (const kid of entries.items('Kids')) visit(kid, own, depth + 1)
    else pages.push(pageOf(entries, own, pages.length + 1))
  }
  visit(catalog.get('Pages'), new Map(), 0)
  return pages
}

const DEEPEST = 64

const inheritable = ['Resources', 'MediaBox', 'CropBox', 'Rotate']

const boxNames: readonly BoxName[] = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox']

function pageOf(entries: Entries, inherited: ReadonlyMap<string, PDFObject>, number: number): PageReading {
  const { context } = entries
  const find = (key: string) => inherited.get(key) ?? entries.get(key)
  const boxes = Object.fromEntries(boxNames.map((name) => [name, boxOf(entries, find(name))])) as Record<
    BoxName,
    Bounds | undefined
  >
  return {
    number,
    entries,
    boxes,
    ownBoxes: boxNames.filter((name) => entries.has(name)),
    rotate: Number(resolve(context, find('Rotate'))?.toString() ?? 0) || 0,
    userUnit: entries.number('UserUnit') ?? 1,
    resources: entriesOf(context, asDictionary(resolve(context, find('Resources')))),
    annotations: entries
      .items('Annots')
      .map(asDictionary)
      .filter((annotation) => annotation !== undefined),
    largestOperand: 0,
    firstMatrices: [],
    compatibilitySections: 0,
  }
}

/** Two opposite corners in any order (ISO 32000-1, 7.9.5). */
function boxOf({ context }: Entries, object: PDFObject | undefined): Bounds | undefined {
  const [x1, y1, x2, y2] = numbersOf(context, object) ?? []
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined
  return boundsOf([
    [x1, y1],
    [x2, y2],
  ])
}
