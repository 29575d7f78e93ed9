import { PDFDict, type PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { deleteUnreachable } from '../pdf/delete-unreachable.ts'

/**
 * Leave out what screens do with a document, its links and the tree of its tags, which no press reads: six of seven
 * objects of a book, so this comes before all that goes through its objects.
 */
export function forgetScreen(document: PDFDocument): void {
  const { catalog, context } = document
  for (const key of screenKeys) catalog.delete(PDFName.of(key))
  const names = catalog.lookup(PDFName.of('Names'))
  if (names instanceof PDFDict) catalog.delete(PDFName.of('Names'))
  for (const { node } of document.getPages())
    for (const key of ['Annots', 'StructParents', 'Tabs']) node.delete(PDFName.of(key))
  deleteUnreachable(context)
}

const screenKeys = [
  'AcroForm',
  'OpenAction',
  'AA',
  'PageMode',
  'Outlines',
  'Dests',
  'StructTreeRoot',
  'MarkInfo',
]
