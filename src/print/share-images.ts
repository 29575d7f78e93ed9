import { createHash } from 'node:crypto'
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'

/** A picture that was printed several times is kept once: images with the same entries and samples are one. */
export function shareImages(context: PDFContext): void {
  // Masks first: pictures are the same only where they name the same mask.
  for (const masked of [false, true]) {
    const known = new Map<string, PDFRef>()
    const replaced = new Map<PDFRef, PDFRef>()
    for (const [ref, object] of context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Image'))
        continue
      if (object.dict.has(PDFName.of('SMask')) !== masked) continue
      const name = createHash('sha256').update(object.dict.toString()).update(object.contents).digest('hex')
      const first = known.get(name)
      if (first) replaced.set(ref, first)
      else known.set(name, ref)
    }
    if (replaced.size > 0) replaceRefs(context, replaced)
  }
}

/** Let everything that refers to a key of the map refer to its value. */
export function replaceRefs(context: PDFContext, replaced: Map<PDFRef, PDFRef>): void {
  for (const [, object] of context.enumerateIndirectObjects()) replaceWithin(object, replaced)
}

function replaceWithin(object: PDFObject, replaced: Map<PDFRef, PDFRef>): void {
  if (object instanceof PDFStream) replaceWithin(object.dict, replaced)
  else if (object instanceof PDFDict)
    for (const [key, value] of object.entries()) {
      const other = value instanceof PDFRef ? replaced.get(value) : undefined
      if (other) object.set(key, other)
      else replaceWithin(value, replaced)
    }
  else if (object instanceof PDFArray)
    for (const [index, value] of object.asArray().entries()) {
      const other = value instanceof PDFRef ? replaced.get(value) : undefined
      if (other) object.set(index, other)
      else replaceWithin(value, replaced)
    }
}
