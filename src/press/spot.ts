import { type PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib'
import type { Ink } from './inks.ts'

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
