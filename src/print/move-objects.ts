import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFName,
  type PDFObject,
  PDFPageLeaf,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'

/** The reference, in the file that objects were moved to, of one in the file that they came from. */
export type Moved = (ref: PDFRef) => PDFRef

/** Put all objects of a PDF into another one, under numbers that are free there. */
export function moveObjects(from: PDFContext, to: PDFContext): Moved {
  const base = to.largestObjectNumber
  // To look a reference up is dear: once each.
  const refs: PDFRef[] = []
  const moved: Moved = ({ objectNumber }) => {
    refs[objectNumber] ??= PDFRef.of(objectNumber + base)
    return refs[objectNumber]
  }
  for (const [ref, object] of from.enumerateIndirectObjects())
    to.assign(moved(ref), copyWithin(object, to, moved))
  return moved
}

/** An object with all that is directly in it; what it refers to comes by itself. */
function copyWithin(object: PDFObject, context: PDFContext, moved: Moved): PDFObject {
  if (object instanceof PDFRef) return moved(object)
  if (object instanceof PDFArray) {
    const copy = PDFArray.withContext(context)
    for (const value of object.asArray()) copy.push(copyWithin(value, context, moved))
    return copy
  }
  if (object instanceof PDFRawStream)
    return PDFRawStream.of(copyDict(object.dict, context, moved), object.contents)
  if (object instanceof PDFDict) return copyDict(object, context, moved)
  return object
}

function copyDict(dict: PDFDict, context: PDFContext, moved: Moved): PDFDict {
  const entries = new Map<PDFName, PDFObject>()
  for (const [key, value] of dict.entries()) entries.set(key, copyWithin(value, context, moved))
  // The library knows pages by their class.
  return dict instanceof PDFPageLeaf
    ? PDFPageLeaf.fromMapWithContext(entries, context)
    : PDFDict.fromMapWithContext(entries, context)
}
