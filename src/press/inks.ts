import { setFlagsFromString } from 'node:v8'
import {
  cmsFLAGS_BLACKPOINTCOMPENSATION,
  INTENT_RELATIVE_COLORIMETRIC,
  instantiate,
  TYPE_CMYK_8,
  TYPE_CMYK_16,
  TYPE_Lab_16,
  TYPE_RGB_8,
  TYPE_RGB_16,
} from 'lcms-wasm'
import { colourMemory } from './colour-memory.ts'
import { PressError } from './press-error.ts'
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

/** Also of colours that are no sRGB: PDFs of others have them. */
export type AllInks = Inks & {
  /** A colour that another has told as sRGB, too: `exact` is asked where it is neither grey nor among `greys`. */
  mixed: (screen: Screen, exact: () => Ink) => Ink
  /** Colours by another profile than sRGB; `undefined` where Little CMS can't use it. */
  sourceOf: (profile: Uint8Array | 'Lab') => Source | undefined
}

/** A colour of sRGB: red, green, blue, each from 0 to 1. */
export type Screen = readonly [red: number, green: number, blue: number]

/** A space with a profile of its own: three parts from 0 to 1; of Lab L\* from 0 to 100, a\* and b\* from -128 to 127. */
export type Source = {
  screenOf: (parts: readonly number[]) => Screen
  /** Without any limit. */
  inkOf: (parts: readonly number[]) => Ink
  /** Of pixels, three bytes each, as many bytes of sRGB. Not of Lab. */
  screenOfPixels: (pixels: Uint8Array) => Uint8Array
  /** The same as inks, four bytes each, `limit` as in `ofPixels`. */
  inksOfPixels: (pixels: Uint8Array, limit: number) => Uint8Array
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
export async function openInks({ profile, edition, limit, greys, spot }: InkWishes): Promise<AllInks> {
  compileWasmWell()
  const lcms = await instantiate()
  const screen = lcms.cmsCreate_sRGBProfile()
  const press = lcms.cmsOpenProfileFromMem(profile, profile.length)
  if (!press) throw new PressError('press-profile-unusable')
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
  if (!exact) throw new PressError('press-profile-unusable')
  /** Takes as long to open as all pages of a short book take; many have no pictures. */
  let coarse = 0
  const sources: { profile: number; transforms: number[] }[] = []

  const inkBy = (transform: number, words: Uint16Array): Ink => {
    const [c = 0, m = 0, y = 0, k = 0] = lcms.cmsDoTransform(transform, words, 1)
    return [c / 65535, m / 65535, y / 65535, k / 65535]
  }
  const mixed = ([red, green, blue]: Screen, exactly: () => Ink): Ink => {
    const grey = greys.size > 0 ? greys.get(hexOf([red, green, blue])) : undefined
    if (grey !== undefined) return [0, 0, 0, grey]
    if (isNeutral(red, green, blue)) return [0, 0, 0, rounded(1 - green)]
    if (edition === 'black') return [0, 0, 0, rounded(1 - luminance(red, green, blue))]
    return limited(exactly(), limit)
  }
  const convert = (red: number, green: number, blue: number): Ink =>
    mixed([red, green, blue], () => inkBy(exact, Uint16Array.of(red * 65535, green * 65535, blue * 65535)))
  return {
    mixed,
    sourceOf(from) {
      const source =
        from === 'Lab' ? lcms.cmsCreateLab4Profile() : lcms.cmsOpenProfileFromMem(from, from.length)
      if (!source) return undefined
      const [fine, rough] = from === 'Lab' ? [TYPE_Lab_16, TYPE_Lab_16] : [TYPE_RGB_16, TYPE_RGB_8]
      const between = (format: number, to: number, toFormat: number) =>
        lcms.cmsCreateTransform(
          source,
          format,
          to,
          toFormat,
          INTENT_RELATIVE_COLORIMETRIC,
          cmsFLAGS_BLACKPOINTCOMPENSATION,
        )
      const transforms = [
        between(fine, screen, TYPE_RGB_16),
        between(fine, press, TYPE_CMYK_16),
        between(rough, screen, TYPE_RGB_8),
        between(rough, press, TYPE_CMYK_8),
      ] as const
      sources.push({ profile: source, transforms: transforms.filter((transform) => transform !== 0) })
      const [toScreen, toInk, pixelsToScreen, pixelsToInk] = transforms
      if (transforms.includes(0)) return undefined
      const words = (parts: readonly number[]) =>
        from === 'Lab' ? labWords(parts) : Uint16Array.from(parts, (part) => clamp(part) * 65535)
      return {
        screenOf(parts) {
          const [red = 0, green = 0, blue = 0] = lcms.cmsDoTransform(toScreen, words(parts), 1)
          return [red / 65535, green / 65535, blue / 65535]
        },
        inkOf: (parts) => inkBy(toInk, words(parts)),
        screenOfPixels: (pixels) =>
          Uint8Array.from(lcms.cmsDoTransform(pixelsToScreen, pixels, pixels.length / 3)),
        inksOfPixels(pixels, most) {
          const cmyk = Uint8Array.from(lcms.cmsDoTransform(pixelsToInk, pixels, pixels.length / 3))
          limitPixels(cmyk, most)
          return cmyk
        },
      }
    },
    of: colourMemory(convert),
    ofPixels(rgb, limit) {
      coarse ||= open(TYPE_RGB_8, TYPE_CMYK_8)
      if (!coarse) throw new PressError('press-profile-unusable')
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
      for (const { profile: source, transforms } of sources) {
        for (const transform of transforms) lcms.cmsDeleteTransform(transform)
        lcms.cmsCloseProfile(source)
      }
      lcms.cmsDeleteTransform(exact)
      if (coarse) lcms.cmsDeleteTransform(coarse)
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

/** As Little CMS has them in 16 bits, ICC.1:2010, 6.3.4.2. */
function labWords([light = 0, a = 0, b = 0]: readonly number[]): Uint16Array {
  const word = (part: number) => clamp((part + 128) / 255) * 65535
  return Uint16Array.of(clamp(light / 100) * 65535, word(a), word(b))
}

function clamp(part: number): number {
  return Math.min(1, Math.max(0, part))
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

/** `start/tune-engine.js` has V8 compile WebAssembly once; this is for millions of pixels. */
function compileWasmWell(): void {
  for (const flag of ['--no-liftoff-only', '--wasm-tier-up', '--wasm-dynamic-tiering'])
    setFlagsFromString(flag)
}
