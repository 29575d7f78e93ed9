import { type PDFContext, PDFDict, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib'

/**
 * Write the matrix of gradients of type 1 out. It may be left out where it changes nothing (ISO 32000-1, table 79), and
 * Chromium leaves it out; Ghostscript 10.00, and printers with it, then draw nothing at all ("error in pattern").
 */
export function completeShadings(context: PDFContext): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    const dict = dictOf(object)
    if (!dict) continue
    complete(dict)
    for (const holder of [dict, dictOf(dict.lookup(PDFName.of('Resources')))]) {
      const shading = dictOf(holder?.lookup(PDFName.of('Shading')))
      if (!shading) continue
      complete(shading)
      // Of resources it is a list by name.
      for (const [name] of shading.entries()) {
        const listed = dictOf(shading.lookup(name))
        if (listed) complete(listed)
      }
    }
  }
}

function complete(dict: PDFDict): void {
  if (String(dict.lookup(PDFName.of('ShadingType'))) !== '1' || dict.has(PDFName.of('Matrix'))) return
  dict.set(PDFName.of('Matrix'), dict.context.obj([1, 0, 0, 1, 0, 0]))
}

function dictOf(object: PDFObject | undefined): PDFDict | undefined {
  const dict = object instanceof PDFStream ? object.dict : object
  return dict instanceof PDFDict ? dict : undefined
}
