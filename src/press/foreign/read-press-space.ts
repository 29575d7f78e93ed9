import { type ColourSpace, tableColours } from '../../pdf/colour-space.ts'
import { decodeStream } from '../../pdf/decode-stream.ts'
import type { AllInks, Ink, Screen, Source } from '../inks.ts'
import { PressError } from '../press-error.ts'
import type { PressSpace } from '../press-space.ts'
import { brightness } from '../rewrite-shading.ts'

/** A space in a file of others. */
export type ForeignSpace = PressSpace & {
  /** How much shows where the colour is that of a soft mask, 0 to 1: ISO 32000-1, 11.5.3. */
  lightOf: (parts: readonly number[]) => number
  /** The profile by which pixels are converted; without one they are sRGB, or converted one by one. */
  source?: Source
  /** Numbers of a profile that is not looked at: what the author should know. */
  isReprofiled?: true
}

const sources = new WeakMap<object, Source | undefined>()

/**
 * How colours of a space become inks. Grey is printed in black and keeps its numbers, as inks do, whatever profile they
 * have: black text converted by one is not black alone any more.
 *
 * @throws PressError where nothing says what its colours look like
 */
export function readPressSpace(space: ColourSpace, inks: AllInks): ForeignSpace {
  switch (space.type) {
    case 'DeviceGray':
    case 'CalGray':
      return {
        ...screened(space, [0], ([grey = 0]) => [grey, grey, grey], inks),
        ...(space.type === 'CalGray' && { isReprofiled: true as const }),
      }
    case 'DeviceRGB':
      return screened(space, [0, 0, 0], asScreen, inks)
    case 'CalRGB':
    case 'Lab': {
      const lab = labSource(inks)
      const labOf = space.type === 'Lab' ? (parts: readonly number[]) => parts : calibrated(space)
      const exact: Source = {
        ...lab,
        screenOf: (parts) => lab.screenOf(labOf(parts)),
        inkOf: (parts) => lab.inkOf(labOf(parts)),
      }
      return screened(space, [0, 0, 0], exact.screenOf, inks, exact)
    }
    case 'ICCBased':
      return profiled(space, inks)
    case 'DeviceCMYK':
      return inNumbers(space.type)
    case 'Indexed':
      return indexed(space, inks)
    case 'Separation':
    case 'DeviceN': {
      const { tint, inks: names, components } = space
      if (!tint) throw new PressError('press-file-colour', { space: `${space.type} ${names.join(', ')}` })
      const under = readPressSpace(space.alternate, inks)
      return {
        name: space.type,
        components,
        initial: Array.from({ length: components }, () => 1),
        how: 'keep',
        inkOf: (parts) => under.inkOf(tint(parts)),
        lightOf: (parts) => under.lightOf(tint(parts)),
      }
    }
    default:
      throw new PressError('press-file-colour', { space: space.type === 'unknown' ? space.name : space.type })
  }
}

function screened(
  { type, components }: ColourSpace,
  initial: readonly number[],
  screenOf: (parts: readonly number[]) => Screen,
  inks: AllInks,
  exact?: Source,
): ForeignSpace {
  const known = new Map<string, Ink>()
  return {
    name: type,
    components,
    initial,
    how: 'convert',
    inkOf(parts) {
      const key = parts.join(' ')
      const screen = screenOf(parts)
      const ink =
        known.get(key) ?? (exact ? inks.mixed(screen, () => exact.inkOf(parts)) : inks.of(...screen))
      known.set(key, ink)
      return ink
    },
    lightOf: (parts) => brightness(screenOf(parts)),
  }
}

function profiled(space: Extract<ColourSpace, { type: 'ICCBased' }>, inks: AllInks): ForeignSpace {
  const { components, profile } = space
  if (components === 4) return { ...inNumbers(space.type), isReprofiled: true }
  if (components === 1)
    return { ...screened(space, [0], ([grey = 0]) => [grey, grey, grey], inks), isReprofiled: true }
  if (components !== 3 || !profile)
    throw new PressError('press-file-colour', { space: `ICCBased, ${components}` })
  if (!sources.has(profile)) {
    const { bytes, left, problem } = decodeStream(profile.dict.context, profile)
    sources.set(profile, left === undefined && problem === undefined ? inks.sourceOf(bytes) : undefined)
  }
  const source = sources.get(profile)
  if (!source) throw new PressError('press-file-colour', { space: 'ICCBased' })
  return { ...screened(space, [0, 0, 0], source.screenOf, inks, source), source }
}

function inNumbers(name: string): ForeignSpace {
  return {
    name,
    components: 4,
    initial: [0, 0, 0, 1],
    how: 'numbers',
    inkOf: ([c = 0, m = 0, y = 0, k = 0]) => [c, m, y, k],
    lightOf: ([c = 0, m = 0, y = 0, k = 0]) => 1 - Math.min(1, 0.3 * c + 0.59 * m + 0.11 * y + k),
  }
}

function indexed(space: Extract<ColourSpace, { type: 'Indexed' }>, inks: AllInks): ForeignSpace {
  const base = readPressSpace(space.base, inks)
  const colours = tableColours(space).map((parts) => fromUnits(space.base, parts))
  const colourOf = ([index = 0]: readonly number[]) =>
    colours[Math.min(colours.length - 1, Math.max(0, Math.round(index)))] ?? base.initial
  return {
    name: space.type,
    components: 1,
    initial: [0],
    how: 'convert',
    inkOf: (parts) => base.inkOf(colourOf(parts)),
    lightOf: (parts) => base.lightOf(colourOf(parts)),
    ...(base.isReprofiled && { isReprofiled: true as const }),
  }
}

/** Parts from 0 to 1, as tables and pixels have them, as content streams have them. */
export function fromUnits(space: ColourSpace, parts: readonly number[]): readonly number[] {
  if (space.type !== 'Lab') return parts
  const range = space.entries.numbers('Range') ?? [-100, 100, -100, 100]
  const limits = [0, 100, ...range]
  return parts.map((part, index) => {
    const [low = 0, high = 1] = limits.slice(2 * index)
    return low + part * (high - low)
  })
}

function asScreen([red = 0, green = 0, blue = 0]: readonly number[]): Screen {
  return [red, green, blue]
}

const labs = new WeakMap<AllInks, Source>()

function labSource(inks: AllInks): Source {
  const known = labs.get(inks) ?? inks.sourceOf('Lab')
  if (!known) throw new PressError('press-file-colour', { space: 'Lab' })
  labs.set(inks, known)
  return known
}

/** CalRGB as L\*, a\*, b\* against its own white: ISO 32000-1, 8.6.5.3 and 8.6.5.4. */
function calibrated({ entries }: Extract<ColourSpace, { type: 'CalGray' | 'CalRGB' | 'Lab' }>) {
  const white = entries.numbers('WhitePoint') ?? [0.9505, 1, 1.089]
  const gamma = entries.numbers('Gamma') ?? [1, 1, 1]
  const matrix = entries.numbers('Matrix') ?? [1, 0, 0, 0, 1, 0, 0, 0, 1]
  return (parts: readonly number[]): number[] => {
    const linear = [0, 1, 2].map((index) => Math.max(0, parts[index] ?? 0) ** (gamma[index] ?? 1))
    const [x = 0, y = 0, z = 0] = [0, 1, 2].map((axis) =>
      curved(
        linear.reduce((sum, part, index) => sum + part * (matrix[3 * index + axis] ?? 0), 0) /
          (white[axis] || 1),
      ),
    )
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }
}

/** CIE 15: the cube root, straight near black. */
function curved(value: number): number {
  return value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116
}
