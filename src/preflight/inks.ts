import { type Colour, type ColourSpace, tableColours } from '../pdf/colour-space.ts'

/** What a colour puts on the plates, each from 0 to 1. Plates without ink are left out. */
export type Inks = ReadonlyMap<string, number>

/**
 * The inks of a colour whose plates can be told without a profile: CMYK, grey (as black), spot colours.
 *
 * `undefined` for RGB, Lab, profiles and patterns.
 */
export function inksOf({ space, values, pattern }: Colour): Inks | undefined {
  return pattern === undefined ? inksIn(space, values) : undefined
}

export function inksIn(space: ColourSpace, values: readonly number[]): Inks | undefined {
  switch (space.type) {
    case 'DeviceGray':
      return plates(['Black'], [1 - (values[0] ?? 0)])
    case 'DeviceCMYK':
      return plates(['Cyan', 'Magenta', 'Yellow', 'Black'], values)
    case 'Separation':
    case 'DeviceN':
      return space.inks.includes('All')
        ? plates(
            ['Cyan', 'Magenta', 'Yellow', 'Black'],
            [0, 1, 2, 3].map(() => values[space.inks.indexOf('All')] ?? 0),
          )
        : plates(space.inks, values)
    case 'Indexed': {
      const entry = tableColours(space)[Math.round(values[0] ?? 0)]
      return entry && inksIn(space.base, entry)
    }
    default:
      return undefined
  }
}

/** The sum of all plates: 1 is 100 %. */
export function inkTotal(inks: Inks): number {
  return [...inks.values()].reduce((sum, value) => sum + value, 0)
}

/** Black alone, and all of it: text that must not knock out. */
export function isPureBlack({ space, values }: Colour): boolean {
  return (
    space.type === 'DeviceCMYK' &&
    (values[3] ?? 0) > FULL &&
    values.slice(0, 3).every((value) => value < 1 - FULL)
  )
}

/** Paper: a colour that puts nothing on any plate. */
export function isWhite(colour: Colour): boolean {
  const inks = inksOf(colour)
  if (inks) return inks.size === 0
  const { space, values } = colour
  return space.type === 'DeviceRGB' && values.every((value) => value > FULL)
}

const FULL = 0.995

function plates(names: readonly string[], values: readonly number[]): Inks {
  return new Map(
    names.flatMap((name, index): [string, number][] => {
      const value = Math.min(1, Math.max(0, values[index] ?? 0))
      return name === 'None' || value < 1 - FULL ? [] : [[name, value]]
    }),
  )
}
