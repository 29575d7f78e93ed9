import { PDFArray, PDFHexString, type PDFObject, PDFStream, PDFString } from '@cantoo/pdf-lib'
import { decodeStream } from './decode-stream.ts'
import { asDictionary, asName, asWords, type Entries, entriesOf, itemsOf, resolve } from './objects.ts'
import { type PdfFunction, readFunction } from './pdf-function.ts'

/** A colour space: ISO 32000-1, 8.6. `components` is how many numbers a colour has. */
export type ColourSpace = { components: number } & (
  | { type: 'DeviceGray' | 'DeviceRGB' | 'DeviceCMYK' }
  /** `entries` are those of its dictionary: white point, gamma, range. */
  | { type: 'CalGray' | 'CalRGB' | 'Lab'; entries: Entries }
  | { type: 'ICCBased'; profile?: PDFStream }
  | { type: 'Indexed'; base: ColourSpace; lookup: Uint8Array }
  | {
      type: 'Separation' | 'DeviceN'
      inks: string[]
      alternate: ColourSpace
      tint?: PdfFunction
      problem?: string
    }
  | { type: 'Pattern'; under?: ColourSpace }
  /** Not readable; the name is what stands there. */
  | { type: 'unknown'; name: string }
)

/** A colour as it is painted with. */
export type Colour = {
  space: ColourSpace
  values: number[]
  /** Name of the pattern among the resources. */
  pattern?: string
}

export const deviceGray: ColourSpace = { type: 'DeviceGray', components: 1 }
export const deviceRgb: ColourSpace = { type: 'DeviceRGB', components: 3 }
export const deviceCmyk: ColourSpace = { type: 'DeviceCMYK', components: 4 }

/** Spaces in spaces: nobody writes more. */
const DEEPEST = 6

/** Read a space by name or array; names that the format has not are looked up in `resources`. */
export function readColourSpace(resources: Entries, object: PDFObject | undefined, depth = 0): ColourSpace {
  const { context } = resources
  const found = resolve(context, object)
  const name = asName(found)
  if (depth > DEEPEST) return { type: 'unknown', name: 'spaces inside each other', components: 1 }
  if (name !== undefined) {
    const known = simple[name]
    if (known) return known
    const listed = resources.entries('ColorSpace').get(name)
    return listed ? readColourSpace(resources, listed, depth + 1) : { type: 'unknown', name, components: 1 }
  }
  if (!(found instanceof PDFArray)) return { type: 'unknown', name: '?', components: 1 }
  const items = itemsOf(context, found)
  const family = asName(items[0]) ?? '?'
  const [, first, second, third] = items
  if (items.length === 1 && simple[family]) return simple[family]
  switch (family) {
    case 'CalGray':
    case 'CalRGB':
    case 'Lab': {
      const entries = entriesOf(context, asDictionary(first))
      return { type: family, components: family === 'CalGray' ? 1 : 3, entries }
    }
    case 'ICCBased': {
      if (!(first instanceof PDFStream)) return { type: 'ICCBased', components: 3 }
      return { type: 'ICCBased', components: entriesOf(context, first.dict).number('N') ?? 3, profile: first }
    }
    case 'Indexed':
    case 'I':
      return {
        type: 'Indexed',
        components: 1,
        base: readColourSpace(resources, first, depth + 1),
        lookup: tableOf(resources, third),
      }
    case 'Separation':
    case 'DeviceN': {
      const inks = family === 'Separation' ? [asWords(first)] : itemsOf(context, first).map(asWords)
      const tint = readFunction(context, third)
      return {
        type: family,
        components: inks.length,
        inks: inks.map((ink) => ink ?? '?'),
        alternate: readColourSpace(resources, second, depth + 1),
        ...(typeof tint === 'function' ? { tint } : tint),
      }
    }
    case 'Pattern':
      return { type: 'Pattern', components: 0, under: first && readColourSpace(resources, first, depth + 1) }
    default:
      return { type: 'unknown', name: family, components: 1 }
  }
}

/** With the short names of inline images: ISO 32000-1, table 93. */
const simple: Record<string, ColourSpace> = {
  DeviceGray: deviceGray,
  G: deviceGray,
  DeviceRGB: deviceRgb,
  RGB: deviceRgb,
  DeviceCMYK: deviceCmyk,
  CMYK: deviceCmyk,
  Pattern: { type: 'Pattern', components: 0 },
}

/** What a space begins with: ISO 32000-1, 8.6.5 and following. */
export function initialColour(space: ColourSpace): Colour {
  if (space.type === 'DeviceCMYK') return { space, values: [0, 0, 0, 1] }
  const value = space.type === 'Separation' || space.type === 'DeviceN' ? 1 : 0
  return { space, values: Array.from({ length: space.components }, () => value) }
}

/** The space and those that it stands on, outermost first. */
export function* spacesIn(space: ColourSpace): Generator<ColourSpace> {
  yield space
  if (space.type === 'Indexed') yield* spacesIn(space.base)
  if (space.type === 'Separation' || space.type === 'DeviceN') yield* spacesIn(space.alternate)
  if (space.type === 'Pattern' && space.under) yield* spacesIn(space.under)
}

/** The colours of an Indexed space's table, each of `base.components` numbers from 0 to 1. */
export function tableColours({ base, lookup }: Extract<ColourSpace, { type: 'Indexed' }>): number[][] {
  const width = Math.max(1, base.components)
  return Array.from({ length: Math.floor(lookup.length / width) }, (_, index) =>
    Array.from(lookup.subarray(index * width, (index + 1) * width), (byte) => byte / 255),
  )
}

function tableOf({ context }: Entries, object: PDFObject | undefined): Uint8Array {
  if (object instanceof PDFStream) return decodeStream(context, object).bytes
  if (object instanceof PDFString || object instanceof PDFHexString) return object.asBytes()
  return new Uint8Array()
}
