import { PDFDict, PDFName } from '@cantoo/pdf-lib'

/** The dictionary that another holds by a name, made where there is none. */
export function subdictionary(owner: PDFDict, name: string): PDFDict {
  const found = owner.lookup(PDFName.of(name))
  if (found instanceof PDFDict) return found
  const made = PDFDict.withContext(owner.context)
  owner.set(PDFName.of(name), made)
  return made
}
