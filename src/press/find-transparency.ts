import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
} from '@cantoo/pdf-lib'

/**
 * Numbers (from 1) of the pages with live transparency, which PDF/X-1a and X-3 do not have (ISO 15930-4 and -6): soft
 * masks, opacities, blend modes, in anything that the page draws.
 */
export function findTransparency(document: PDFDocument): number[] {
  const known = new Map<PDFObject, boolean>()
  return document.getPages().flatMap((page, index) => {
    const resources = page.node.Resources()
    return resources && holdsTransparency(resources, known) ? [index + 1] : []
  })
}

function holdsTransparency(object: PDFObject | undefined, known: Map<PDFObject, boolean>): boolean {
  if (object === undefined) return false
  const before = known.get(object)
  if (before !== undefined) return before
  // What draws itself is not worth another look.
  known.set(object, false)
  const dict = object instanceof PDFRawStream ? object.dict : object
  let holds = false
  if (dict instanceof PDFArray)
    holds = dict.asArray().some((_, index) => holdsTransparency(dict.lookup(index), known))
  else if (dict instanceof PDFDict)
    holds =
      isTransparent(dict) ||
      dict
        .entries()
        .some(([key, value]) => !skipped.has(key) && holdsTransparency(dict.context.lookup(value), known))
  known.set(object, holds)
  return holds
}

/** The way up, and what fonts are made of. */
const skipped = new Set(['Parent', 'Font', 'StructParent', 'P', 'Pg'].map((name) => PDFName.of(name)))

function isTransparent(dict: PDFDict): boolean {
  const mask = dict.lookup(PDFName.of('SMask'))
  if (mask !== undefined && mask !== PDFName.of('None')) return true
  const blend = dict.lookup(PDFName.of('BM'))
  if (blend !== undefined && blend !== PDFName.of('Normal') && blend !== PDFName.of('Compatible')) return true
  return ['ca', 'CA'].some((key) => {
    const value = dict.lookup(PDFName.of(key))
    return value instanceof PDFNumber && value.asNumber() !== 1
  })
}
