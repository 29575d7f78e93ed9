import type { PDFObject } from '@cantoo/pdf-lib'
import { identity, type Matrix, multiply, transformBounds, verticalScale } from '../../pdf/geometry.ts'
import { asDictionary } from '../../pdf/objects.ts'
import type { Operation } from '../../pdf/read-content.ts'
import type { Operand } from '../../pdf/read-operands.ts'
import { type Font, type Glyph, glyphProcedures, readFont } from '../font.ts'
import type { GraphicsState } from '../reading.ts'
import {
  addMark,
  change,
  clipped,
  damage,
  lastName,
  numbers,
  type Operator,
  placeInside,
  type Walk,
} from '../walk.ts'

/** ISO 32000-1, 9.3 and 9.4. */
export const textOperators: Record<string, Operator> = {
  BT: (walk) => {
    walk.textMatrix = identity
    walk.lineMatrix = identity
  },
  ET: () => undefined,
  Tc: (walk, operation) => change(walk, { characterSpace: numbers(operation)[0] ?? 0 }),
  Tw: (walk, operation) => change(walk, { wordSpace: numbers(operation)[0] ?? 0 }),
  Tz: (walk, operation) => change(walk, { horizontalScale: (numbers(operation)[0] ?? 100) / 100 }),
  TL: (walk, operation) => change(walk, { leading: numbers(operation)[0] ?? 0 }),
  Ts: (walk, operation) => change(walk, { rise: numbers(operation)[0] ?? 0 }),
  Tr: (walk, operation) => change(walk, { textMode: numbers(operation)[0] ?? 0 }),
  Tf: (walk, operation) => {
    const name = lastName(operation) ?? ''
    const listed = walk.resources.entries('Font').get(name)
    useFont(walk, listed, numbers(operation)[0] ?? 0)
    if (!walk.state.font) damage(walk, 'resource', `/Font /${name}`)
  },
  Td: (walk, operation) => moveLine(walk, numbers(operation)),
  TD: (walk, operation) => {
    const [x = 0, y = 0] = numbers(operation)
    change(walk, { leading: -y })
    moveLine(walk, [x, y])
  },
  Tm: (walk, operation) => {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(operation)
    walk.lineMatrix = [a, b, c, d, e, f]
    walk.textMatrix = walk.lineMatrix
  },
  'T*': (walk) => moveLine(walk, [0, -walk.state.leading]),
  Tj: show,
  TJ: show,
  "'": (walk, operation) => {
    moveLine(walk, [0, -walk.state.leading])
    show(walk, operation)
  },
  '"': (walk, operation) => {
    const [wordSpace = 0, characterSpace = 0] = numbers(operation)
    change(walk, { wordSpace, characterSpace })
    moveLine(walk, [0, -walk.state.leading])
    show(walk, operation)
  },
}

/** Fonts are read once a file. */
export function useFont(walk: Walk, object: PDFObject | undefined, fontSize: number): void {
  const { context } = walk.resources
  const { fonts } = walk.memory
  const dictionary = asDictionary(object)
  if (dictionary && !fonts.has(dictionary)) fonts.set(dictionary, readFont(context, dictionary))
  change(walk, { font: dictionary && fonts.get(dictionary), fontSize })
}

function moveLine(walk: Walk, [x = 0, y = 0]: number[]): void {
  walk.lineMatrix = multiply([1, 0, 0, 1, x, y], walk.lineMatrix)
  walk.textMatrix = walk.lineMatrix
}

function show(walk: Walk, operation: Operation): void {
  const { state } = walk
  const { font, textMode } = state
  const matrix = multiply(walk.textMatrix, state.ctm)
  const shown: Glyph[] = []
  let advance = 0
  for (const item of stringsOf(operation.operands)) {
    if (item.type === 'number') advance -= (item.value / 1000) * state.fontSize
    if (item.type !== 'string' || !font) continue
    for (const glyph of font.glyphs(item.value)) {
      shown.push(glyph)
      advance += advanceOf(glyph, state, font)
    }
  }
  const along = font?.vertical ? advance : advance * state.horizontalScale
  const { fontSize, rise } = state
  const box = font?.vertical
    ? { left: -fontSize / 2, right: fontSize / 2, bottom: Math.min(0, along), top: Math.max(0, along) }
    : {
        left: Math.min(0, along),
        right: Math.max(0, along),
        bottom: rise - 0.2 * fontSize,
        top: rise + 0.8 * fontSize,
      }
  if (font?.subtype === 'Type3') visitGlyphs(walk, font, matrix)
  if (shown.length > 0 || !font)
    addMark(walk, {
      type: 'text',
      operator: operation.operator,
      font,
      size: Math.abs(fontSize) * verticalScale(matrix) * (font?.subtype === 'Type3' ? font.unit * 1000 : 1),
      glyphs: shown,
      bounds: clipped(walk, transformBounds(matrix, box)),
      fill: filling.has(textMode) ? state.fill : undefined,
      stroke: stroking.has(textMode) ? state.stroke : undefined,
      lineWidth: stroking.has(textMode) ? state.lineWidth * verticalScale(state.ctm) : undefined,
    })
  walk.textMatrix = multiply(
    font?.vertical ? [1, 0, 0, 1, 0, along] : [1, 0, 0, 1, along, 0],
    walk.textMatrix,
  )
}

/** ISO 32000-1, table 106. */
const filling = new Set([0, 2, 4, 6])
const stroking = new Set([1, 2, 5, 6])

function advanceOf({ advance, isSpace }: Glyph, state: GraphicsState, font: Font): number {
  const space = state.characterSpace + (isSpace ? state.wordSpace : 0)
  return advance * font.unit * state.fontSize + (font.vertical ? -space : space)
}

function* stringsOf(operands: readonly Operand[]): Generator<Operand> {
  const last = operands.at(-1)
  if (last?.type === 'array') yield* last.items
  else if (last?.type === 'string') yield last
}

/** The drawings of a Type 3 font, once a file: at the place of the first of its texts. */
function visitGlyphs(walk: Walk, font: Font, matrix: Matrix): void {
  if (walk.memory.glyphsVisited.has(font)) return
  walk.memory.glyphsVisited.add(font)
  const [a = 0.001, b = 0, c = 0, d = 0.001, e = 0, f = 0] = font.entries.numbers('FontMatrix') ?? []
  const { fontSize } = walk.state
  const ctm = multiply(multiply([a, b, c, d, e, f], [fontSize, 0, 0, fontSize, 0, 0]), matrix)
  const own = font.entries.entries('Resources')
  for (const procedure of glyphProcedures(font))
    walk.visit(procedure, {
      place: placeInside(walk, font.name),
      state: { ...walk.state, ctm, clip: undefined },
      resources: own.dictionary ? own : walk.resources,
    })
}
