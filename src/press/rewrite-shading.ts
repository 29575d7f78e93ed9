import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFStream } from '@cantoo/pdf-lib'
import type { Inks } from './inks.ts'
import { PressError } from './press-error.ts'

/**
 * A gradient (ISO 32000-1, 8.7.4.5) in the inks of the press, vector as before: axial and radial ones with functions
 * of exponential interpolation, stitched or not, which is what Chromium writes. Functions are changed in place, once.
 *
 * @throws PressError for any other
 */
export function rewriteShading(shading: PDFDict, inks: Inks, done: Set<PDFObject>): void {
  if (done.has(shading)) return
  done.add(shading)
  const space = shading.lookup(PDFName.of('ColorSpace'))
  if (space === PDFName.of('DeviceCMYK')) return
  if (space !== PDFName.of('DeviceRGB') && space !== PDFName.of('DeviceGray'))
    throw new PressError('press-colour-space', { space: String(space) })
  shading.set(PDFName.of('ColorSpace'), PDFName.of('DeviceCMYK'))
  const background = shading.lookup(PDFName.of('Background'))
  if (background instanceof PDFArray)
    shading.set(PDFName.of('Background'), inkArray(shading, numbers(background), inks))
  rewriteFunction(shading.lookup(PDFName.of('Function')), inks, done)
}

function rewriteFunction(object: PDFObject | undefined, inks: Inks, done: Set<PDFObject>): void {
  if (object === undefined || done.has(object)) return
  done.add(object)
  const dict = object instanceof PDFStream ? object.dict : object
  if (!(dict instanceof PDFDict)) throw new PressError('press-gradient', { kind: String(object) })
  const kind = dict.lookup(PDFName.of('FunctionType'))
  dict.delete(PDFName.of('Range'))
  if (kind instanceof PDFNumber && kind.asNumber() === 2) {
    // ISO 32000-1, table 40: C0 is 0 and C1 is 1 where they are left out.
    for (const [key, other] of [
      ['C0', 0],
      ['C1', 1],
    ] as const) {
      const value = dict.lookup(PDFName.of(key))
      const parts = value instanceof PDFArray ? numbers(value) : [other]
      dict.set(PDFName.of(key), inkArray(dict, parts, inks))
    }
    return
  }
  const functions = dict.lookup(PDFName.of('Functions'))
  if (!(kind instanceof PDFNumber) || kind.asNumber() !== 3 || !(functions instanceof PDFArray))
    throw new PressError('press-gradient', { kind: String(kind) })
  for (const part of functions.asArray()) rewriteFunction(dict.context.lookup(part), inks, done)
}

function inkArray(owner: PDFDict, parts: number[], inks: Inks): PDFArray {
  const [red = 0, green = red, blue = red] = parts
  const array = PDFArray.withContext(owner.context)
  for (const part of inks.of(red, green, blue)) array.push(PDFNumber.of(part))
  return array
}

function numbers(array: PDFArray): number[] {
  return array.asArray().map((part) => (part instanceof PDFNumber ? part.asNumber() : 0))
}
