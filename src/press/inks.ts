import { setFlagsFromString } from 'node:v8'
import {
  cmsFLAGS_BLACKPOINTCOMPENSATION,
  INTENT_RELATIVE_COLORIMETRIC,
  instantiate,
  TYPE_CMYK_8,
  TYPE_CMYK_16,
  TYPE_RGB_8,
  TYPE_RGB_16,
} from 'lcms-wasm'
import { type Spot, tintBetween } from './spot.ts'

/** Cyan, magenta, yellow, black, each from 0 to 1. */
export type Ink = readonly [c: number, m: number, y: number, k: number]

/** What the colours of the screen are printed with. */
export type Inks = {
  /** Of a colour of sRGB, its parts from 0 to 1. */
  of: (red: number, green: number, blue: number) => Ink
  /** Of pixels, three bytes each; four bytes come back, each pixel with as much ink as `limit` (1 is 100 %) at most. */
  ofPixels: (rgb: Uint8Array, limit: number) => Uint8Array
  /** How much of the spot colour a colour of sRGB is printed with, from 0 to 1; `undefined` where it is not. */
  tintOf: (red: number, green: number, blue: number) => number | undefined
  /** The same, also of colours between two of the spot colour, or between one and white: gradients go there. */
  tintBetween: (red: number, green: number, blue: number) => number | undefined
  /** Colours of the screen, `#1a1814`, that text was set in and that are printed in black alone. */
  blackened?: Set<string>
  close: () => void
}

export type InkWishes = {
  /** An ICC profile of the press. */
  profile: Uint8Array
  /** `black` prints all in one ink. */
  edition: 'cmyk' | 'black'
  /** Most ink at one place, as a sum of the four: 3 is 300 %. */
  limit: number
  /** Colours that are meant to be grey or black, `#1a1814` → how black, from 0 to 1. */
  greys: ReadonlyMap<string, number>
  spot?: Spot | undefined
}

/**
 * Convert by Little CMS, relative colorimetric with black point compensation. What has no colour gets black ink alone:
 * text of four inks is never sharp.
 */
export async function openInks({ profile, edition, limit, greys, spot }: InkWishes): Promise<Inks> {
  compileWasmWell()
  const lcms = await instantiate()
  const screen = lcms.cmsCreate_sRGBProfile()
  const press = lcms.cmsOpenProfileFromMem(profile, profile.length)
  if (!press) throw new Error('the profile has been read before')
  const open = (from: number, to: number) =>
    lcms.cmsCreateTransform(
      screen,
      from,
      press,
      to,
      INTENT_RELATIVE_COLORIMETRIC,
      cmsFLAGS_BLACKPOINTCOMPENSATION,
    )
  const exact = open(TYPE_RGB_16, TYPE_CMYK_16)
  const coarse = open(TYPE_RGB_8, TYPE_CMYK_8)
  const known = new Map<string, Ink>()

  const convert = (red: number, green: number, blue: number): Ink => {
    const grey = greys.get(hexOf([red, green, blue]))
    if (grey !== undefined) return [0, 0, 0, grey]
    if (isNeutral(red, green, blue)) return [0, 0, 0, rounded(1 - green)]
    if (edition === 'black') return [0, 0, 0, rounded(1 - luminance(red, green, blue))]
    const words = Uint16Array.of(red * 65535, green * 65535, blue * 65535)
    const [c = 0, m = 0, y = 0, k = 0] = lcms.cmsDoTransform(exact, words, 1)
    return limited([c / 65535, m / 65535, y / 65535, k / 65535], limit)
  }
  return {
    of(red, green, blue) {
      const name = `${red} ${green} ${blue}`
      const ink = known.get(name) ?? convert(red, green, blue)
      known.set(name, ink)
      return ink
    },
    ofPixels(rgb, limit) {
      const cmyk = Uint8Array.from(lcms.cmsDoTransform(coarse, rgb, rgb.length / 3))
      limitPixels(cmyk, limit)
      return cmyk
    },
    tintOf: (red, green, blue) => {
      const name = hexOf([red, green, blue])
      const tint = spot?.tints.get(name)
      if (tint !== undefined) spot?.used.add(name)
      return tint
    },
    tintBetween: (red, green, blue) => spot && tintBetween(spot, [red, green, blue]),
    blackened: new Set(),
    close() {
      lcms.cmsDeleteTransform(exact)
      lcms.cmsDeleteTransform(coarse)
      lcms.cmsCloseProfile(screen)
      lcms.cmsCloseProfile(press)
    },
  }
}

/** One step of 255 apart at most: Chromium writes such differences by rounding. */
function isNeutral(red: number, green: number, blue: number): boolean {
  return Math.max(red, green, blue) - Math.min(red, green, blue) <= 1.5 / 255
}

/** Rec. 709, as sRGB has its primaries. */
export function luminance(red: number, green: number, blue: number): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Too much ink: the colours give way, black stays. */
function limited([c, m, y, k]: Ink, limit: number): Ink {
  const colour = c + m + y
  const share = colour + k > limit && colour > 0 ? Math.max(0, limit - k) / colour : 1
  return [rounded(c * share), rounded(m * share), rounded(y * share), rounded(k)]
}

/** Take colour from pixels with more ink than `limit`, in place; the share of them that had more, from 0 to 1. */
export function limitPixels(cmyk: Uint8Array, limit: number): number {
  const most = limit * 255
  let heavy = 0
  for (let at = 0; at + 3 < cmyk.length; at += 4) {
    const colour = (cmyk[at] ?? 0) + (cmyk[at + 1] ?? 0) + (cmyk[at + 2] ?? 0)
    const black = cmyk[at + 3] ?? 0
    if (colour + black <= most || colour === 0) continue
    heavy++
    const share = Math.max(0, most - black) / colour
    for (let part = at; part < at + 3; part++) cmyk[part] = Math.floor((cmyk[part] ?? 0) * share)
  }
  return heavy === 0 ? 0 : heavy / (cmyk.length / 4)
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

export function hexOf(parts: readonly number[]): string {
  return `#${parts
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** `start/run-program.js` has V8 compile WebAssembly once; this is for millions of pixels. */
function compileWasmWell(): void {
  for (const flag of ['--no-liftoff-only', '--wasm-tier-up', '--wasm-dynamic-tiering'])
    setFlagsFromString(flag)
}
