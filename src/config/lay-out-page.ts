import type { Pt } from '../units.ts'
import { defaultTypeArea, type Size, type TypeArea } from './trim-sizes.ts'

export type Margins = { top: Pt; bottom: Pt; inner: Pt; outer: Pt }

export type PageLayout = { trim: Size; typeArea: TypeArea; margins: Margins }

/** What the author says of the page; the rest is computed. */
export type PageWishes = { trim: Size; typeArea: Partial<TypeArea>; margins: Partial<Margins> }

/** Why no page can be made of the wishes. All lengths in millimetres, to one decimal. */
export type PageFault = {
  /** The key of book.yaml to look at first. */
  path: ['typeArea' | 'margins']
  ruleId:
    | 'config-type-area-too-wide'
    | 'config-type-area-too-high'
    | 'config-line-pitch-too-small'
    | 'config-margins-leave-no-room'
  values: Record<string, number>
}

/** A printer's knife strays by 2 to 3 mm: less white than this and it may cut the text. */
export const SMALLEST_MARGIN: Pt = (5 * 72) / 25.4

/** The inner margin's share of the white at the sides: a little more, for the spine swallows some. */
const INNER_SHARE = 0.52

/** The head's share of the white above and below. */
const TOP_SHARE = 0.48

/**
 * Fill in the page from what the author gave.
 *
 * Always holds afterwards: inner + characters × fontSize + outer = trim width, and the same for the height.
 * Where the author's margins leave over less than one character or line, or where all is given and does not
 * use up the trim, outer and bottom take the remainder; what the author gave is never made smaller.
 */
export function layOutPage(wishes: PageWishes): PageLayout | PageFault {
  const { trim, typeArea: given, margins } = wishes
  const usual = defaultTypeArea(trim)
  const fontSize = given.fontSize ?? usual.fontSize
  const linePitch = given.linePitch ?? pitchFor(fontSize, usual)

  if (linePitch < fontSize) {
    return { path: ['typeArea'], ruleId: 'config-line-pitch-too-small', values: { linePitch, fontSize } }
  }

  const width = room(trim.width, usual.characters * usual.fontSize, margins.inner, margins.outer)
  const height = room(trim.height, usual.lines * usual.linePitch, margins.top, margins.bottom)
  const characters = given.characters ?? wholeNumber(width / fontSize)
  const lines = given.lines ?? wholeNumber(height / linePitch)
  if (characters < 1 || lines < 1) {
    return {
      path: ['margins'],
      ruleId: 'config-margins-leave-no-room',
      values: { width: millimetres(width), height: millimetres(height), fontSize, linePitch },
    }
  }

  const sides = shareOut(trim.width, characters * fontSize, margins.inner, margins.outer, INNER_SHARE)
  if (!sides) {
    const least = leastWhite(margins.inner, margins.outer)
    return {
      path: ['typeArea'],
      ruleId: 'config-type-area-too-wide',
      values: {
        characters,
        fontSize,
        width: millimetres(characters * fontSize),
        trim: millimetres(trim.width),
        margins: millimetres(least),
        fits: Math.max(0, wholeNumber((trim.width - least) / fontSize)),
      },
    }
  }
  const ends = shareOut(trim.height, lines * linePitch, margins.top, margins.bottom, TOP_SHARE)
  if (!ends) {
    const least = leastWhite(margins.top, margins.bottom)
    return {
      path: ['typeArea'],
      ruleId: 'config-type-area-too-high',
      values: {
        lines,
        linePitch,
        height: millimetres(lines * linePitch),
        trim: millimetres(trim.height),
        margins: millimetres(least),
        fits: Math.max(0, wholeNumber((trim.height - least) / linePitch)),
      },
    }
  }
  const [inner, outer] = sides
  const [top, bottom] = ends
  return {
    trim,
    typeArea: { characters, lines, fontSize, linePitch },
    margins: { top, bottom, inner, outer },
  }
}

/** The pitch in the same proportion to another font size, on whole CSS pixels (0.75 pt). */
function pitchFor(fontSize: Pt, usual: TypeArea): Pt {
  return Math.round((fontSize * usual.linePitch) / usual.fontSize / 0.75) * 0.75
}

/** How much of an edge the text may take: what given margins leave, else as much as usual. */
function room(edge: Pt, usual: Pt, first: Pt | undefined, second: Pt | undefined): Pt {
  if (first !== undefined && second !== undefined) return edge - first - second
  return Math.min(usual, edge - leastWhite(first, second))
}

function leastWhite(first: Pt | undefined, second: Pt | undefined): Pt {
  return (first ?? SMALLEST_MARGIN) + (second ?? SMALLEST_MARGIN)
}

/** The two margins of one direction, or `undefined` where the text leaves too little for them. */
function shareOut(
  edge: Pt,
  text: Pt,
  first: Pt | undefined,
  second: Pt | undefined,
  share: number,
): [Pt, Pt] | undefined {
  const white = edge - text
  if (white < leastWhite(first, second) - 0.01) return undefined
  if (first !== undefined) return [first, white - first]
  if (second !== undefined) return [white - second, second]
  return [white * share, white * (1 - share)]
}

/** Floor that forgives the last bits of a division: 26.9999999 lines are 27. */
function wholeNumber(count: number): number {
  return Math.floor(count + 1e-6)
}

function millimetres(length: Pt): number {
  return Math.round((length * 254) / 72) / 10
}
