import type { PDFDict, PDFStream } from '@cantoo/pdf-lib'
import { deviceGray, initialColour } from '../pdf/colour-space.ts'
import { type Bounds, identity, intersect, type Matrix } from '../pdf/geometry.ts'
import type { Entries } from '../pdf/objects.ts'
import type { Operation } from '../pdf/read-content.ts'
import type { Operand } from '../pdf/read-operands.ts'
import type { Font } from './font.ts'
import type { DamageKind, GraphicsState, Mark, Mask, PageReading, Reading } from './reading.ts'

/** One content stream being walked through; those inside it have their own. */
export type Walk = {
  reading: Reading
  page: PageReading
  memory: Memory
  resources: Entries
  /** Of the stream's beginning: what patterns stand on. */
  base: Matrix
  place: string
  mask?: Mask
  depth: number
  state: GraphicsState
  stack: GraphicsState[]
  /** The path under construction, on the page: what each of its parts fills. */
  parts: Bounds[]
  clipping: boolean
  textMatrix: Matrix
  lineMatrix: Matrix
  /** Of an uncoloured pattern or glyph: its colours are those of whoever uses it. */
  colourless: boolean
  /** Walk through a form, pattern, glyph or mask; told where it is damaged or goes round in a circle. */
  visit: (stream: PDFStream, inner: Partial<Walk>) => void
}

/** What all walks through a file share. */
export type Memory = {
  fonts: Map<PDFDict, Font | undefined>
  /** Things told once a page. */
  told: Set<object>
  glyphsVisited: Set<Font>
  /** Streams that are being walked through: who comes back to one goes in a circle. */
  active: Set<PDFStream>
  /** Bytes of content that may still be read: a small file can be made to draw for years. */
  budget: number
}

export type Operator = (walk: Walk, operation: Operation) => void

export const initialState: GraphicsState = {
  ctm: identity,
  fill: initialColour(deviceGray),
  stroke: initialColour(deviceGray),
  lineWidth: 1,
  overprintFill: false,
  overprintStroke: false,
  overprintMode: 0,
  fillAlpha: 1,
  strokeAlpha: 1,
  blendMode: 'Normal',
  softMask: false,
  fontSize: 0,
  textMode: 0,
  characterSpace: 0,
  wordSpace: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
}

export function change(walk: Walk, changed: Partial<GraphicsState>): void {
  walk.state = { ...walk.state, ...changed }
}

/** The operands that are numbers, in order. */
export function numbers({ operands }: Operation): number[] {
  return operands.flatMap((operand) => (operand.type === 'number' ? [operand.value] : []))
}

/** The last operand that is a name. */
export function lastName({ operands }: Operation): string | undefined {
  const found = operands.findLast((operand): operand is Operand & { type: 'name' } => operand.type === 'name')
  return found?.value
}

export function clipped(walk: Walk, bounds: Bounds | undefined): Bounds | undefined {
  const { clip } = walk.state
  return bounds && clip ? intersect(bounds, clip) : bounds
}

/** Whatever is painted goes through here. */
export function addMark(walk: Walk, mark: MarkParts): void {
  const { page, place, mask, state, reading } = walk
  reading.marks.push({ page: page.number, place, mask, state, ...mark })
}

/** A mark but for what the walk knows. */
type MarkParts = Mark extends infer Kind
  ? Kind extends Mark
    ? Omit<Kind, 'page' | 'place' | 'mask' | 'state'>
    : never
  : never

export function damage(walk: Walk, kind: DamageKind, problem: string): void {
  walk.reading.damages.push({ page: walk.page.number, kind, place: walk.place, problem })
}

/** `/Fm1`, inside another one `/Fm0 › /Fm1`. */
export function placeInside({ place }: Walk, name: string): string {
  return place === '' ? `/${name}` : `${place} › /${name}`
}
