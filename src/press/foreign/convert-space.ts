import { PDFArray, PDFName, type PDFObject, type PDFRef } from '@cantoo/pdf-lib'
import { type ColourSpace, readColourSpace, spacesIn } from '../../pdf/colour-space.ts'
import { asName, type Entries, resolve } from '../../pdf/objects.ts'
import { PressError } from '../press-error.ts'
import { sampleFunction } from '../sample-function.ts'
import { type ForeignSpace, readPressSpace } from './read-press-space.ts'
import type { ForeignShop } from './shop.ts'

/** What the names of spaces in some content mean. */
export function spacesAmong(shop: ForeignShop, resources: Entries) {
  const known = new Map<PDFObject | string, ForeignSpace>()
  const listed = (name: string) => resources.entries('ColorSpace').get(name)
  const read = (key: PDFObject | string, object: PDFObject): ForeignSpace => {
    const space = known.get(key) ?? spaceOfPress(shop, readColourSpace(resources, object))
    known.set(key, space)
    if (space.isReprofiled) shop.note({ ruleId: 'press-file-numbers' })
    return space
  }
  /** `DeviceRGB` may have been given a profile: ISO 32000-1, 8.6.5.6. */
  const spaceObject = (name: string): PDFObject => {
    const standard = defaults[name]
    return (standard ? listed(standard) : listed(name)) ?? PDFName.of(name)
  }
  return {
    spaceObject,
    spaceOf: (name: string) => read(name, spaceObject(name)),
    spaceAt: (object: PDFObject) =>
      read(object, object instanceof PDFName ? spaceObject(object.decodeText()) : object),
    colourSpace: (object: PDFObject) =>
      readColourSpace(resources, object instanceof PDFName ? spaceObject(object.decodeText()) : object),
  }
}

const defaults: Record<string, string> = {
  DeviceGray: 'DefaultGray',
  DeviceRGB: 'DefaultRGB',
  DeviceCMYK: 'DefaultCMYK',
  G: 'DefaultGray',
  RGB: 'DefaultRGB',
  CMYK: 'DefaultCMYK',
}

function spaceOfPress(shop: ForeignShop, space: ColourSpace): ForeignSpace {
  if (space.type !== 'Pattern') return readPressSpace(space, shop.inks)
  return {
    name: 'Pattern',
    components: 0,
    initial: [],
    how: 'pattern',
    inkOf: () => [0, 0, 0, 1],
    lightOf: () => 1,
    ...(space.under && { under: readPressSpace(space.under, shop.inks) }),
  }
}

/**
 * A space that stays, in what it needs of others put into inks: plates of its own, and patterns without colours.
 * `undefined` for those whose colours are written as inks.
 */
export function keptSpace(shop: ForeignShop, object: PDFObject, resources: Entries): PDFObject | undefined {
  const { context } = shop
  const found = resolve(context, object)
  const space = readColourSpace(resources, object)
  if (!(found instanceof PDFArray)) return undefined
  if (space.type === 'Pattern') {
    const under = found.get(1)
    const kept = under && keptSpace(shop, under, resources)
    return context.obj(['Pattern', kept ?? PDFName.of('DeviceCMYK')])
  }
  if (space.type !== 'Separation' && space.type !== 'DeviceN') return undefined
  for (const inner of spacesIn(space))
    for (const ink of 'inks' in inner ? inner.inks : [])
      if (!plates.has(ink)) shop.note({ ruleId: 'press-file-spot', values: { ink } })
  return shop.once(found, 'space', () => inInks(shop, found, space))
}

/** Plates that are there anyway. */
const plates = new Set(['Cyan', 'Magenta', 'Yellow', 'Black', 'All', 'None'])

/** What stands in for a plate on screens and proofs, as inks. */
function inInks(
  shop: ForeignShop,
  array: PDFArray,
  space: Extract<ColourSpace, { type: 'Separation' | 'DeviceN' }>,
): PDFObject {
  const { context } = shop
  const [family, names, alternate] = array.asArray()
  if (!family || !names) return array
  if (asName(resolve(context, alternate)) === 'DeviceCMYK') return array
  const tint = readPressSpace(space, shop.inks)
  const count = counts[space.components]
  if (!count) throw new PressError('press-file-colour', { space: `DeviceN, ${space.components}` })
  return context.obj([family, names, PDFName.of('DeviceCMYK'), tableOf(shop, space.components, count, tint)])
}

/** So many values along each ink: tables of any number of inks are of a like size. */
const counts: Record<number, number> = { 1: 256, 2: 33, 3: 17, 4: 9, 5: 6, 6: 4, 7: 3, 8: 3 }

function tableOf({ context }: ForeignShop, inks: number, count: number, tint: ForeignSpace): PDFRef {
  const domain = Array.from({ length: inks }, () => [0, 1]).flat()
  const calculated = {
    domain,
    isLinear: false,
    of: (parts: readonly number[]) => [...parts],
    alphaOf: () => 1,
  }
  const sizes = Array.from({ length: inks }, () => count)
  return context.register(sampleFunction(context, calculated, sizes, (parts) => tint.inkOf(parts)))
}
