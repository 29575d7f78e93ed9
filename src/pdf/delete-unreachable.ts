import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib'

/** Delete the objects of a PDF that its trailer does not lead to. */
export function deleteUnreachable(context: PDFContext): void {
  const reached = new Set<PDFRef>()
  const { Root, Info } = context.trailerInfo
  const open: (PDFObject | undefined)[] = [Root, Info]
  while (open.length > 0) {
    const object = open.pop()
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue
      reached.add(object)
      open.push(context.lookup(object))
    } else if (object instanceof PDFDict) open.push(...object.values())
    else if (object instanceof PDFArray) for (const value of object.asArray()) open.push(value)
    else if (object instanceof PDFStream) open.push(...object.dict.values())
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref)
}
