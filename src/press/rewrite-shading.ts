import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import type { Ink, Inks } from './inks.ts'
import { meshGradient } from './mesh-gradient.ts'
import { PressError } from './press-error.ts'
import { type Calculated, placesOf, readCalculated, sampleFunction } from './sample-function.ts'

/** Where a gradient is drawn, and what it is for. */
export type ShadingUse = {
  /** The space of the spot colour. */
  spot?: PDFRef | undefined
  /** Of a soft mask it says how much shows, not what is printed: grey (GWG 2022, R0030). */
  isMask?: boolean
  /** From the space of the gradient to that of the page, in points. */
  matrix?: readonly number[] | undefined
}

/**
 * A gradient (ISO 32000-1, 8.7.4.5) in the inks of the press, which is what Chromium writes: axial and radial ones
 * with functions of exponential interpolation, stitched or not, stay as exact as they were; those that a program
 * calculates (half transparent, repeated and conic ones) become tables of 300 values to the inch where they are linear,
 * else meshes.
 *
 * The gradient is changed in place, once; a mesh is another object, which is given back. One between tints of the spot colour and white stays on its plate.
 *
 * @throws PressError for any other
 */
export function rewriteShading(
  shading: PDFDict,
  inks: Inks,
  done: Map<PDFObject, PDFRef | undefined>,
  use: ShadingUse = {},
): PDFRef | undefined {
  if (done.has(shading)) return done.get(shading)
  done.set(shading, undefined)
  const space = shading.lookup(PDFName.of('ColorSpace'))
  if (space === PDFName.of(use.isMask ? 'DeviceGray' : 'DeviceCMYK')) return undefined
  if (space !== PDFName.of('DeviceRGB') && space !== PDFName.of('DeviceGray'))
    throw new PressError('press-colour-space', { space: String(space) })
  const background = shading.lookup(PDFName.of('Background'))
  const from = shading.lookup(PDFName.of('Function'))
  const calculated =
    from instanceof PDFRawStream && kindOf(from.dict) === 4
      ? straightened(shading, readCalculated(from))
      : undefined
  const ground = background instanceof PDFArray ? [numbers(background)] : []
  const counts = calculated ? countsOf(calculated, use.matrix) : []
  const target = calculated
    ? targetOf(() => [...ground, ...coloursOf(calculated, counts)], inks, use, inks.tintBetween)
    : targetOf(() => [...ground, ...endsOf(from, new Set())], inks, use, inks.tintOf)
  shading.set(PDFName.of('ColorSpace'), target.space)
  if (background instanceof PDFArray)
    shading.set(PDFName.of('Background'), arrayOf(shading, target.convert(numbers(background))))
  if (calculated && calculated.domain.length > 2) {
    const mesh = meshGradient(shading, calculated, counts, target.convert)
    done.set(shading, mesh)
    return mesh
  }
  const { context } = shading
  const made = calculated
    ? context.register(sampleFunction(context, calculated, counts, target.convert))
    : rewrittenFunction(from, target.convert)
  shading.set(PDFName.of('Function'), made)
  return undefined
}

/**
 * What goes along a line becomes a linear gradient, what goes in circles a radial one. Of type 1, which is for any
 * function of places, Ghostscript 10.00 draws some with stripes or in one colour; of meshes poppler 22.12 forgets the soft
 * mask. Lines and circles of one colour stay such in whatever space the gradient is drawn.
 */
function straightened(shading: PDFDict, calculated: Calculated): Calculated {
  const { domain, isLinear, isRound, of, alphaOf } = calculated
  const [left = 0, right = 1, bottom = 0, top = 1] = domain
  const matrix = shading.lookup(PDFName.of('Matrix'))
  const isPlain = !(matrix instanceof PDFArray) || numbers(matrix).join(' ') === '1 0 0 1 0 0'
  if (String(shading.lookup(PDFName.of('ShadingType'))) !== '1' || !isPlain || left === right)
    return calculated
  if (!isLinear && !isRound) return calculated
  const farthest = Math.hypot(
    Math.max(Math.abs(left), Math.abs(right)),
    Math.max(Math.abs(bottom), Math.abs(top)),
  )
  const [from, to] = isLinear ? [left, right] : [0, farthest]
  const { context } = shading
  shading.set(PDFName.of('ShadingType'), PDFNumber.of(isLinear ? 2 : 3))
  shading.delete(PDFName.of('Matrix'))
  shading.set(PDFName.of('Domain'), context.obj([from, to]))
  shading.set(PDFName.of('Coords'), context.obj(isLinear ? [from, 0, to, 0] : [0, 0, 0, 0, 0, to]))
  shading.set(PDFName.of('Extend'), context.obj([true, true]))
  return {
    domain: [from, to],
    isLinear: true,
    of: ([x = 0]) => of([x, 0]),
    alphaOf: ([x = 0]) => alphaOf([x, 0]),
  }
}

function targetOf(
  ends: () => number[][],
  inks: Inks,
  { spot, isMask }: ShadingUse,
  tintOf: Inks['tintOf'],
): { space: PDFObject; convert: Convert } {
  if (isMask) return { space: PDFName.of('DeviceGray'), convert: (parts) => [brightness(parts)] }
  const tint = (parts: number[]) => tintWith(parts, tintOf)
  const tints = spot ? ends().map(tint) : []
  let last = tints[0] ?? 0
  const convert = (parts: number[]) => {
    // Undefined only where next to nothing shows.
    last = tint(parts) ?? last
    return [last]
  }
  if (spot && tints.every((part) => part !== undefined) && tints.some((part) => part !== 0))
    return { space: spot, convert }
  return { space: PDFName.of('DeviceCMYK'), convert: (parts) => inkOf(parts, inks) }
}

/** A colour as fine as a press shows it, and no table or mesh too large. */
const PER_POINT = 300 / 72
const LONGEST = 4096
const WIDEST = 256

/** How many values its table or mesh has, along each number of its Domain. */
export function countsOf(
  { domain }: Pick<Calculated, 'domain'>,
  matrix: readonly number[] = [1, 0, 0, 1, 0, 0],
): number[] {
  const [a = 1, b = 0, c = 0, d = 1] = matrix
  const count = (at: number, scale: number, most: number) => {
    const length = Math.abs((domain[at + 1] ?? 1) - (domain[at] ?? 0)) * scale
    return Math.min(most, Math.max(64, Math.ceil(length * PER_POINT)))
  }
  if (domain.length === 2) return [count(0, Math.hypot(a, b), LONGEST)]
  return [count(0, Math.hypot(a, b), WIDEST), count(2, Math.hypot(c, d), WIDEST)]
}

/** Where less shows, colours are not exact enough to tell which they are. */
const FAINT = 1 / 32

/** All colours of its table, but where next to nothing shows. */
function coloursOf({ domain, of, alphaOf }: Calculated, counts: readonly number[]): number[][] {
  return [...placesOf(domain, counts)].filter((at) => alphaOf(at) >= FAINT).map(of)
}

/** How much shows through a soft mask of that colour: ISO 32000-1, 11.5.3. */
export function brightness([red = 0, green = red, blue = red]: readonly number[]): number {
  return 0.3 * red + 0.59 * green + 0.11 * blue
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
function tintWith([red = 0, green = red, blue = red]: number[], tintOf: Inks['tintOf']): number | undefined {
  return red === 1 && green === 1 && blue === 1 ? 0 : tintOf(red, green, blue)
}

function inkOf([red = 0, green = red, blue = red]: number[], inks: Inks): Ink {
  return inks.of(red, green, blue)
}

/** A new one: another gradient, for another purpose, may have the same. */
function rewrittenFunction(object: PDFObject | undefined, convert: Convert, depth = 0): PDFDict {
  const dict = object instanceof PDFStream ? object.dict : object
  const kind = dict instanceof PDFDict ? kindOf(dict) : undefined
  if (!(dict instanceof PDFDict) || depth > DEEPEST)
    throw new PressError('press-gradient', { kind: String(kind) })
  const made = PDFDict.withContext(dict.context)
  for (const [key, value] of dict.entries()) if (key !== PDFName.of('Range')) made.set(key, value)
  const functions = dict.lookup(PDFName.of('Functions'))
  if (kind === 2)
    for (const [key, other] of endNames) {
      const value = dict.lookup(PDFName.of(key))
      made.set(PDFName.of(key), arrayOf(dict, convert(value instanceof PDFArray ? numbers(value) : [other])))
    }
  else if (kind === 3 && functions instanceof PDFArray) {
    const parts = PDFArray.withContext(dict.context)
    for (const part of functions.asArray())
      parts.push(rewrittenFunction(dict.context.lookup(part), convert, depth + 1))
    made.set(PDFName.of('Functions'), parts)
  } else throw new PressError('press-gradient', { kind: String(kind) })
  return made
}

/** Functions that stitch functions that stitch: nobody writes more. */
const DEEPEST = 4

function kindOf(dict: PDFDict): number | undefined {
  const kind = dict.lookup(PDFName.of('FunctionType'))
  return kind instanceof PDFNumber ? kind.asNumber() : undefined
}

function arrayOf(owner: PDFDict, parts: readonly number[]): PDFArray {
  const array = PDFArray.withContext(owner.context)
  for (const part of parts) array.push(PDFNumber.of(part))
  return array
}

function numbers(array: PDFArray): number[] {
  return array.asArray().map((part) => (part instanceof PDFNumber ? part.asNumber() : 0))
}
