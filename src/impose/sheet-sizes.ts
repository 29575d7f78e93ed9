import { type Pt, parseLength } from '../units.ts'

/** Of the paper in the press or the printer; a name where it has one. */
export type SheetSize = { name?: string; width: Pt; height: Pt }

const mm: Pt = 72 / 25.4

/**
 * Sheets with a name, width and height in mm.
 *
 * A: ISO 216; SRA: ISO 217. 正度 is the traditional Chinese sheet of 787 × 1092 mm, 大度 (GB/T 788) that of
 * 889 × 1194 mm; 对开, 三开 … are what one gets by cutting it.
 */
const named: Record<string, readonly [number, number]> = {
  A4: [210, 297],
  A3: [297, 420],
  A2: [420, 594],
  A1: [594, 841],
  SRA4: [225, 320],
  SRA3: [320, 450],
  SRA2: [450, 640],
  SRA1: [640, 900],
  正度全开: [787, 1092],
  正度对开: [546, 787],
  正度四开: [393, 546],
  正度八开: [273, 393],
  大度全开: [889, 1194],
  大度对开: [597, 889],
  大度四开: [444, 597],
  大度八开: [298, 444],
}

export const sheetNames = Object.keys(named)

/** Smallest and largest edge that is believed. */
const edges = { smallest: 60 * mm, largest: 1600 * mm }

/** Read `A3`, `SRA3`, `大度四开`, `320x450mm`; `undefined` for anything else. */
export function parseSheet(text: string): SheetSize | undefined {
  const name = text.trim().replace(/\s+/g, '').toUpperCase()
  const size = named[name]
  if (size) return { name, width: size[0] * mm, height: size[1] * mm }
  const [first = '', second = '', ...rest] = text.split(/[x×X*]/)
  if (rest.length > 0) return undefined
  const unit = /[a-z]+\s*$/.exec(second)?.[0] ?? ''
  const width = parseLength(first) ?? parseLength(`${first.trim()}${unit}`)
  const height = parseLength(second)
  const fits = (edge: Pt | undefined): edge is Pt =>
    edge !== undefined && edge >= edges.smallest && edge <= edges.largest
  return fits(width) && fits(height) ? { width, height } : undefined
}

/** The sheet laid so that it takes `width` × `height`; `undefined` where it does neither way. Rounding is forgiven. */
export function laidFor(sheet: SheetSize, width: Pt, height: Pt): SheetSize | undefined {
  const takes = (one: SheetSize) => one.width >= width - 0.5 && one.height >= height - 0.5
  const across = { ...sheet, width: sheet.height, height: sheet.width }
  // The way that what stands on it lies, if it can.
  const ways = width > height === sheet.width > sheet.height ? [sheet, across] : [across, sheet]
  return ways.find(takes)
}

/** The smallest sheet with a name that takes `width` × `height`, of those that `names` lists. */
export function smallestSheet(width: Pt, height: Pt, names: readonly string[]): SheetSize | undefined {
  return names
    .flatMap((name) => parseSheet(name) ?? [])
    .toSorted((one, other) => one.width * one.height - other.width * other.height)
    .flatMap((sheet) => laidFor(sheet, width, height) ?? [])[0]
}

/** `SRA3 320 × 450 mm`. */
export function shownSheet({ name, width, height }: SheetSize): string {
  const size = `${inMillimetres(width)} × ${inMillimetres(height)} mm`
  return name === undefined ? size : `${name} ${size}`
}

/** With one decimal at most. */
export function inMillimetres(length: Pt): number {
  return Math.round((length / mm) * 10) / 10
}
