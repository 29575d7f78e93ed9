import { type PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib'
import type { Ink, Screen } from './inks.ts'

/** One ink more, mixed by the ink maker: 专色. */
export type Spot = {
  /** As on the ink maker's fan: `PANTONE 186 C`. It names the plate. */
  name: string
  /** What stands in for it on a screen or a proof. */
  alternate: Ink
  /** Colours of the screen that are printed with it, `#c00000` → how much of it, from 0 to 1. */
  tints: ReadonlyMap<string, number>
  /** Those of `tints` that were met. */
  used: Set<string>
}

/**
 * How much of it a colour is printed with that lies on the way between two of its tints, or between one and white;
 * `undefined` where it lies on none.
 */
export function tintBetween({ tints, used }: Spot, colour: Screen): number | undefined {
  const known = [...tints].map(([name, tint]) => ({ name, tint, at: screenOf(name) }))
  const ends = [...known, { name: '', tint: 0, at: [1, 1, 1] as const }]
  for (const from of known)
    for (const to of ends) {
      const share = shareAlong(from.at, to.at, colour)
      if (share === undefined) continue
      if (share < 1) used.add(from.name)
      if (share > 0 && to.name !== '') used.add(to.name)
      return from.tint + (to.tint - from.tint) * share
    }
  return undefined
}

/** Steps of 255 that rounding puts between a colour and its place. */
const NEAR = 1.5 / 255

/** How far on the way from one colour to another a third lies, 0 to 1; `undefined` where it lies beside it. */
function shareAlong(from: Screen, to: Screen, colour: Screen): number | undefined {
  const way = to.map((part, index) => part - (from[index] ?? 0))
  const length = way.reduce((sum, part) => sum + part * part, 0)
  const along = way.reduce((sum, part, index) => sum + part * ((colour[index] ?? 0) - (from[index] ?? 0)), 0)
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, along / length))
  const isNear = way.every(
    (part, index) => Math.abs((from[index] ?? 0) + part * share - (colour[index] ?? 0)) <= NEAR,
  )
  return isNear ? share : undefined
}

/** `#c00000` */
function screenOf(name: string): Screen {
  const part = (at: number) => Number.parseInt(name.slice(at, at + 2), 16) / 255
  return [part(1), part(3), part(5)]
}

/** Name of its colour space in every resource dictionary. */
export const SPOT = 'BanxinSpot'

/**
 * Its colour space: `/Separation` with the plate's name, its tints being so much of the alternate (ISO 32000-1, 8.6.6.4).
 */
export function spotSpace({ context }: PDFDocument, { name, alternate }: Spot): PDFRef {
  const tint = context.obj({
    FunctionType: 2,
    Domain: [0, 1],
    C0: [0, 0, 0, 0],
    C1: [...alternate],
    N: 1,
  })
  return context.register(context.obj(['Separation', plateName(name), 'DeviceCMYK', tint]))
}

/** Names are UTF-8 by agreement (ISO 32000-1, 7.3.5); pdf-lib takes a character for a byte, and `#` for an escape. */
function plateName(name: string): PDFName {
  return PDFName.of(Buffer.from(name, 'utf8').toString('latin1').replaceAll('#', '#23'))
}
