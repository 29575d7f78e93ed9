import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFStream } from '@cantoo/pdf-lib'
import { type Entries, entriesOf } from './objects.ts'

/** Every dictionary of the file, those of streams and those inside others too, whether anything leads to it or not. */
export function everyDictionary(context: PDFContext): Entries[] {
  const found: Entries[] = []
  const visit = (object: PDFObject, depth: number): void => {
    if (depth > DEEPEST) return
    const dictionary = object instanceof PDFStream ? object.dict : object
    if (dictionary instanceof PDFDict) {
      found.push(entriesOf(context, dictionary))
      for (const value of dictionary.values()) visit(value, depth + 1)
    } else if (object instanceof PDFArray) for (const item of object.asArray()) visit(item, depth + 1)
  }
  for (const [, object] of context.enumerateIndirectObjects()) visit(object, 0)
  return found
}

const DEEPEST = 32
