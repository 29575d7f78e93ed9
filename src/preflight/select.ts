import type { Colour, ColourSpace } from '../pdf/colour-space.ts'
import type { Bounds } from '../pdf/geometry.ts'
import type { Pt } from '../units.ts'
import type { Font } from './font.ts'
import { isWhite } from './inks.ts'
import type { Mark, PageReading, Reading } from './reading.ts'

/** Marks that end up on paper by themselves: not in a soft mask, not clipped away. */
export function* visibleMarks({ marks }: Reading): Generator<Mark & { bounds: Bounds }> {
  for (const mark of marks) if (isVisible(mark)) yield mark
}

function isVisible(mark: Mark): mark is Mark & { bounds: Bounds } {
  return mark.bounds !== undefined && !mark.mask
}

/** A colour space in use, with what uses it in words of a content stream. */
export type SpaceUse = { page: number; space: ColourSpace; what: string; image: boolean }

/** Every colour space that is painted with, in masks too. */
export function* spaceUses(reading: Reading): Generator<SpaceUse & { mark: Mark }> {
  for (const mark of reading.marks) {
    const { page } = mark
    for (const [colour, stroking] of coloursOf(mark))
      yield {
        mark,
        page,
        space: colour.space,
        what: within(mark, writtenColour(colour, stroking)),
        image: false,
      }
    if (mark.type === 'image' && mark.image.space)
      yield { mark, page, space: mark.image.space, what: within(mark, mark.operator), image: true }
    if (mark.type === 'shading')
      yield {
        mark,
        page,
        space: mark.shading.space,
        what: within(mark, `${mark.operator} (ShadingType ${mark.shading.type})`),
        image: false,
      }
  }
}

/** With whether it strokes. */
export function coloursOf({ fill, stroke }: Mark): [Colour, boolean][] {
  return [
    ...(fill ? [[fill, false] as [Colour, boolean]] : []),
    ...(stroke ? [[stroke, true] as [Colour, boolean]] : []),
  ]
}

/** As a content stream writes it: `1 0 0 rg`, `/PANTONE 0.5 scn`. */
export function writtenColour({ space, values, pattern }: Colour, stroking: boolean): string {
  const operator = operators[space.type] ?? 'scn'
  const numbers = values.map((value) => String(Number(value.toFixed(3))))
  const name = nameOf(space)
  return [
    ...(operators[space.type] ? [] : [name]),
    ...numbers,
    ...(pattern === undefined ? [] : [`/${pattern}`]),
    stroking ? operator.toUpperCase() : operator,
  ].join(' ')
}

const operators: Partial<Record<ColourSpace['type'], string>> = {
  DeviceGray: 'g',
  DeviceRGB: 'rg',
  DeviceCMYK: 'k',
}

/** `DeviceRGB`, `Separation PANTONE 185 C`, `Indexed DeviceRGB`. */
export function nameOf(space: ColourSpace): string {
  if (space.type === 'unknown') return space.name
  if (space.type === 'Indexed') return `Indexed ${nameOf(space.base)}`
  if (space.type === 'Separation' || space.type === 'DeviceN')
    return `${space.type} ${space.inks.join(' + ')}`
  if (space.type === 'Pattern' && space.under) return `Pattern ${nameOf(space.under)}`
  return space.type === 'ICCBased' ? `ICCBased (${space.components})` : space.type
}

/** `/Fm1 › 1 0 0 rg`. */
export function within({ place }: { place: string }, what: string): string {
  return place === '' ? what : `${place} › ${what}`
}

/** Every font that text is shown in, with the pages and codes. */
export function usedFonts({ marks }: Reading): Map<Font, { pages: Set<number>; codes: Set<number> }> {
  const fonts = new Map<Font, { pages: Set<number>; codes: Set<number> }>()
  for (const mark of marks) {
    if (mark.type !== 'text' || !mark.font) continue
    let use = fonts.get(mark.font)
    if (!use) {
      use = { pages: new Set(), codes: new Set() }
      fonts.set(mark.font, use)
    }
    use.pages.add(mark.page)
    for (const { code } of mark.glyphs) use.codes.add(code)
  }
  return fonts
}

/** What is left after the knife: TrimBox, else ArtBox, CropBox, MediaBox. */
export function trimOf({ boxes }: PageReading): Bounds | undefined {
  return boxes.TrimBox ?? boxes.ArtBox ?? boxes.CropBox ?? boxes.MediaBox
}

/** What is printed on: BleedBox, else what is left after the knife. */
export function bleedOf(page: PageReading): Bounds | undefined {
  return page.boxes.BleedBox ?? trimOf(page)
}

/** `148 × 210 mm`. */
export function shownSize({ left, bottom, right, top }: Bounds): string {
  return `${millimetres(right - left)} × ${millimetres(top - bottom)} mm`
}

export function millimetres(length: Pt): string {
  return String(Number(((length * 25.4) / 72).toFixed(2)))
}

/** `8.5`. */
export function points(length: Pt): string {
  return String(Number(length.toFixed(2)))
}

/** `320 %`. */
export function percent(ink: number): string {
  return `${Math.round(ink * 100)} %`
}

/** Painted in the colour of paper, or in registration colour for the printer. */
export function isUnseen(mark: Mark): boolean {
  if (mark.type === 'image' && !mark.image.stencil) return false
  if (mark.type === 'shading') return false
  return coloursOf(mark).every(([colour]) => isWhite(colour) || isRegistration(colour.space))
}

export function isRegistration(space: ColourSpace): boolean {
  return (space.type === 'Separation' || space.type === 'DeviceN') && space.inks.includes('All')
}

/** Visible marks, each part of a path by itself: for rules that ask where something is. */
export function* visibleParts(reading: Reading): Generator<Mark & { bounds: Bounds }> {
  for (const mark of visibleMarks(reading))
    if (mark.type === 'path') for (const bounds of mark.parts) yield { ...mark, bounds }
    else yield mark
}
