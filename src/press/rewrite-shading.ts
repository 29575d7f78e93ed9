import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import type { Ink, Inks } from './inks.ts'
import { PressError } from './press-error.ts'

/**
 * A gradient (ISO 32000-1, 8.7.4.5) in the inks of the press, vector as before: axial and radial ones with functions
 * of exponential interpolation, stitched or not, which is what Chromium writes. Functions are changed in place, once.
 *
 * One between tints of the spot colour and white stays on its plate: `spot` is its space.
 *
 * @throws PressError for any other
 */
export function rewriteShading(
  shading: PDFDict,
  inks: Inks,
  done: Set<PDFObject>,
  spot?: PDFRef | undefined,
): void {
  if (done.has(shading)) return
  done.add(shading)
  const space = shading.lookup(PDFName.of('ColorSpace'))
  if (space === PDFName.of('DeviceCMYK')) return
  if (space !== PDFName.of('DeviceRGB') && space !== PDFName.of('DeviceGray'))
    throw new PressError('press-colour-space', { space: String(space) })
  const background = shading.lookup(PDFName.of('Background'))
  const from = shading.lookup(PDFName.of('Function'))
  const ends = [...(background instanceof PDFArray ? [numbers(background)] : []), ...endsOf(from, new Set())]
  const tints = ends.map((parts) => tintOf(parts, inks))
  const isSpot = spot && tints.every((tint) => tint !== undefined) && tints.some((tint) => tint !== 0)
  const convert = isSpot
    ? (parts: number[]) => [tintOf(parts, inks) ?? 0]
    : (parts: number[]) => inkOf(parts, inks)
  shading.set(PDFName.of('ColorSpace'), isSpot ? spot : PDFName.of('DeviceCMYK'))
  if (background instanceof PDFArray)
    shading.set(PDFName.of('Background'), arrayOf(shading, convert(numbers(background))))
  rewriteFunction(from, convert, done)
}

/** From parts of the screen to those of the press. */
type Convert = (parts: number[]) => readonly number[]

/** ISO 32000-1, table 40: C0 is 0 and C1 is 1 where they are left out. */
const endNames = [
  ['C0', 0],
  ['C1', 1],
] as const

/** The colours that a function goes between. */
function endsOf(object: PDFObject | undefined, seen: Set<PDFObject>): number[][] {
  const dict = object instanceof PDFStream ? object.dict : object
  if (!(dict instanceof PDFDict) || seen.has(dict)) return []
  seen.add(dict)
  const functions = dict.lookup(PDFName.of('Functions'))
  if (functions instanceof PDFArray)
    return functions.asArray().flatMap((part) => endsOf(dict.context.lookup(part), seen))
  return endNames.map(([key, other]) => {
    const value = dict.lookup(PDFName.of(key))
    return value instanceof PDFArray ? numbers(value) : [other]
  })
}

/** White is no ink at all. */
function tintOf([red = 0, green = red, blue = red]: number[], inks: Inks): number | undefined {
  return red === 1 && green === 1 && blue === 1 ? 0 : inks.tintOf(red, green, blue)
}

function inkOf([red = 0, green = red, blue = red]: number[], inks: Inks): Ink {
  return inks.of(red, green, blue)
}

function rewriteFunction(object: PDFObject | undefined, convert: Convert, done: Set<PDFObject>): void {
  if (object === undefined || done.has(object)) return
  done.add(object)
  const dict = object instanceof PDFStream ? object.dict : object
  if (!(dict instanceof PDFDict)) throw new PressError('press-gradient', { kind: String(object) })
  const kind = dict.lookup(PDFName.of('FunctionType'))
  dict.delete(PDFName.of('Range'))
  if (kind instanceof PDFNumber && kind.asNumber() === 2) {
    for (const [key, other] of endNames) {
      const value = dict.lookup(PDFName.of(key))
      dict.set(PDFName.of(key), arrayOf(dict, convert(value instanceof PDFArray ? numbers(value) : [other])))
    }
    return
  }
  const functions = dict.lookup(PDFName.of('Functions'))
  if (!(kind instanceof PDFNumber) || kind.asNumber() !== 3 || !(functions instanceof PDFArray))
    throw new PressError('press-gradient', { kind: String(kind) })
  for (const part of functions.asArray()) rewriteFunction(dict.context.lookup(part), convert, done)
}

function arrayOf(owner: PDFDict, parts: readonly number[]): PDFArray {
  const array = PDFArray.withContext(owner.context)
  for (const part of parts) array.push(PDFNumber.of(part))
  return array
}

function numbers(array: PDFArray): number[] {
  return array.asArray().map((part) => (part instanceof PDFNumber ? part.asNumber() : 0))
}
