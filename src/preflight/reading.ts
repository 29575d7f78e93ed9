import type { PDFDict } from '@cantoo/pdf-lib'
import type { Colour } from '../pdf/colour-space.ts'
import type { Bounds, Matrix } from '../pdf/geometry.ts'
import type { Entries } from '../pdf/objects.ts'
import type { Pt } from '../units.ts'
import type { Font, Glyph } from './font.ts'
import type { Image } from './image.ts'
import type { PdfFile } from './open-pdf.ts'
import type { Shading } from './shading.ts'

/** All that rules look at: a file read once. */
export type Reading = {
  file: PdfFile
  pages: PageReading[]
  /** In the order in which they are painted. */
  marks: Mark[]
  /** Everything of the graphics state dictionaries that content uses, once a page. */
  states: Used<Entries>[]
  /** Transparency groups: of pages, forms and soft masks. */
  groups: (Used<Entries> & { mask?: Mask })[]
  /** Forms and pictures that are painted, once a page. */
  objects: Used<Entries>[]
  /** Content that cannot be read, or means nothing. */
  damages: Damage[]
  /** Not all was looked at: why. */
  unread: string[]
}

export type Used<T> = { page: number; place: string; thing: T }

export type PageReading = {
  /** Counts from 1. */
  number: number
  entries: Entries
  boxes: Record<BoxName, Bounds | undefined>
  /** Boxes that the page's own dictionary has, not its parents'. */
  ownBoxes: BoxName[]
  /** As written: any number, 0 where left out. */
  rotate: number
  userUnit: number
  resources: Entries
  annotations: PDFDict[]
  /** Largest number in its content, with that of its forms. */
  largestOperand: number
  /** The first transformations of its content, before anything is painted. */
  firstMatrices: Matrix[]
  /** PostScript-like compatibility sections. */
  compatibilitySections: number
}

export type BoxName = 'MediaBox' | 'CropBox' | 'BleedBox' | 'TrimBox' | 'ArtBox'

export type Damage = { page?: number; kind: DamageKind; place: string; problem: string }

export type DamageKind = 'stream' | 'content' | 'resource' | 'operator' | 'object'

/** What a soft mask is made of: content in one is never seen itself. */
export type Mask = 'Alpha' | 'Luminosity'

/** Something painted. `fill` and `stroke` are there where it is painted with them. */
export type Mark = {
  page: number
  /** `` on the page itself, else names of the resources that lead there: `/Fm1 › /P0`. */
  place: string
  /** The operator that paints. */
  operator: string
  state: GraphicsState
  /** On the page, cut by the clip; `undefined` where nothing is seen. */
  bounds?: Bounds
  fill?: Colour
  stroke?: Colour
  /** Width of the stroked line on paper. */
  lineWidth?: Pt
  mask?: Mask
} /** `parts`: what each part of the path fills; marks drawn in one go lie far from each other. */ & (
  | { type: 'path'; parts: Bounds[] }
  | { type: 'text'; font?: Font; size: Pt; glyphs: Glyph[] }
  | { type: 'image'; image: Image; matrix: Matrix }
  | { type: 'shading'; shading: Shading }
)

/** ISO 32000-1, 8.4. Never changed: an operator makes another one. */
export type GraphicsState = {
  ctm: Matrix
  clip?: Bounds
  fill: Colour
  stroke: Colour
  lineWidth: number
  overprintFill: boolean
  overprintStroke: boolean
  overprintMode: number
  fillAlpha: number
  strokeAlpha: number
  blendMode: string
  softMask: boolean
  font?: Font
  fontSize: number
  textMode: number
  characterSpace: number
  wordSpace: number
  /** 1 is 100 %. */
  horizontalScale: number
  leading: number
  rise: number
}
