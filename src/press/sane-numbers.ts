import {
  type Bounds,
  boundsOf,
  identity,
  intersect,
  type Matrix,
  multiply,
  transform,
  transformBounds,
  widened,
} from '../pdf/geometry.ts'
import { type Operation, readContent } from '../pdf/read-content.ts'
import { clampPath, type PathPart, type Point } from './clamp-path.ts'
import type { Dash, LineStyle, NumberSurroundings } from './number-surroundings.ts'
import { applyEdits, type Edit } from './rewrite-content.ts'

/** What readers of PDF 1.3 and 1.4 take: ISO 32000-1, Annex C. */
const LARGEST = 32_767

/**
 * Write content with numbers that every press can read, where it has larger ones: paths that go far beyond what is seen
 * go along the edge of it, those in units that are too small are written in larger ones, and matrices in two steps. What
 * is seen stays the same. Everything else is copied byte by byte.
 *
 * Left as they are: text and shadings with such numbers, and lines of unknown width.
 *
 * @throws ContentError where it is damaged
 */
export function saneNumbers(bytes: Uint8Array, around: NumberSurroundings): Uint8Array {
  if (!hasLarge(bytes)) return bytes
  const edits: Edit[] = []
  let state: State = {
    ctm: identity,
    area: around.area,
    lines: around.isPart ? {} : { width: 1, miter: 10, dash: { lengths: [], phase: 0 } },
  }
  const saved: State[] = []
  let path: Path | undefined
  const set = (lines: LineStyle) => {
    state = { ...state, lines: { ...state.lines, ...lines } }
  }
  for (const operation of readContent(bytes)) {
    const { operator } = operation
    const numbers = numbersOf(operation)
    if (operator in builders) {
      path ??= { parts: [], from: operation.from, to: operation.to, isLarge: false, isWhole: true }
      add(path, operation, numbers)
      continue
    }
    if (operator === 'W' || operator === 'W*') {
      if (path) path.clip = operation
      continue
    }
    const whole = path
    path = undefined
    if (whole && painters.has(operator)) {
      const done = written(whole, operation, state)
      edits.push(...done.edits)
      state = { ...state, area: done.area }
      continue
    }
    if (operator === 'q') saved.push(state)
    else if (operator === 'Q') state = saved.pop() ?? state
    else if (operator === 'cm') {
      const matrix = matrixOf(numbers)
      if (!matrix) continue
      state = { ...state, ctm: multiply(matrix, state.ctm) }
      if (numbers.some(isLarge))
        edits.push({ from: operation.from, to: operation.to, text: inTwoSteps(matrix) })
    } else if (operator === 'w') set({ width: numbers[0] })
    else if (operator === 'M') set({ miter: numbers[0] })
    else if (operator === 'd') set({ dash: dashOf(operation) })
    else if (operator === 'gs') {
      const last = operation.operands.at(-1)
      if (last?.type === 'name') set(around.linesOf(last.value))
    }
  }
  return applyEdits(bytes, edits)
}

type State = { ctm: Matrix; area: Bounds; lines: LineStyle }

type Path = {
  parts: PathPart[]
  from: number
  to: number
  clip?: Operation
  isLarge: boolean
  /** It is a path as it should be: nothing stands in it that does not belong there. */
  isWhole: boolean
}

/** Fast, and right but for comments and strings, in which it may find too many. */
function hasLarge(bytes: Uint8Array): boolean {
  // One of five digits in a row is met by looking at every fifth byte.
  for (let at = DIGITS - 1; at < bytes.length; at += DIGITS) {
    if (!isDigit(bytes[at])) continue
    let first = at
    while (isDigit(bytes[first - 1])) first--
    let value = 0
    let end = first
    for (; isDigit(bytes[end]); end++) value = value * 10 + (bytes[end] ?? 0) - 0x30
    // What may come after the point makes it larger.
    if (value >= LARGEST && mayPrecede(bytes[first - 1])) return true
    at = Math.max(at, end - 1)
  }
  return false
}

/** Before a fraction is a point, before digits of glyphs `<` or a letter. */
function mayPrecede(byte: number | undefined): boolean {
  const letter = (byte ?? 0) | 0x20
  return byte !== 0x2e && byte !== 0x3c && !(letter >= 0x61 && letter <= 0x7a)
}

/** Of the largest number. */
const DIGITS = 5

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

function isLarge(value: number): boolean {
  return Math.abs(value) > LARGEST
}

/** How operators build a path of their numbers, `last` being the end of what it has. */
const builders: Record<string, (numbers: readonly number[], last: Point) => PathPart[]> = {
  m: (numbers) => [{ type: 'move', points: pointsOf(numbers) }],
  l: (numbers) => [{ type: 'line', points: pointsOf(numbers) }],
  c: (numbers) => [{ type: 'curve', points: pointsOf(numbers) }],
  v: (numbers, last) => [{ type: 'curve', points: [last, ...pointsOf(numbers)] }],
  y: (numbers) => {
    const [one = [0, 0], end = one] = pointsOf(numbers)
    return [{ type: 'curve', points: [one, end, end] }]
  },
  h: () => [{ type: 'close', points: [] }],
  re: ([x = 0, y = 0, width = 0, height = 0]) => [
    { type: 'move', points: [[x, y]] },
    { type: 'line', points: [[x + width, y]] },
    { type: 'line', points: [[x + width, y + height]] },
    { type: 'line', points: [[x, y + height]] },
    { type: 'close', points: [] },
  ],
}

const lengths: Record<string, number> = { m: 2, l: 2, c: 6, v: 4, y: 4, h: 0, re: 4 }

const painters = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'n'])

const strokers = new Set(['S', 's', 'B', 'B*', 'b', 'b*'])

/** The same without closing the path first. */
const unclosed: Record<string, string> = { s: 'S', b: 'B', 'b*': 'B*' }

function add(path: Path, { operator, to }: Operation, numbers: readonly number[]): void {
  const begins = operator === 'm' || operator === 're'
  if (numbers.length !== lengths[operator] || path.clip || (path.parts.length === 0 && !begins))
    path.isWhole = false
  const last = endOf(path.parts)
  path.parts.push(...(builders[operator]?.(numbers, last) ?? []))
  path.to = to
  path.isLarge ||= numbers.some(isLarge)
}

/** After a part is closed, its beginning. */
function endOf(parts: readonly PathPart[]): Point {
  const last = parts.at(-1)
  const found = last?.type === 'close' ? parts.findLast(({ type }) => type === 'move') : last
  return found?.points.at(-1) ?? [0, 0]
}

/** What is written in the place of a path that is painted, and what may be seen after it. */
function written(path: Path, painter: Operation, state: State): { edits: Edit[]; area: Bounds } {
  const strokes = strokers.has(painter.operator)
  const area = path.clip ? clippedArea(path, state) : state.area
  if (!path.isLarge || !path.isWhole) return { edits: [], area }
  const { width, miter, dash } = state.lines
  if (strokes && (width === undefined || miter === undefined || dash === undefined))
    return { edits: [], area }
  const seen = seenFrom(state)
  if (!seen) return { edits: [], area }
  const reach = strokes ? ((width ?? 0) / 2) * Math.max(miter ?? 0, 2) : 0
  const box = widened(seen, reach)
  const period = strokes ? periodOf(dash) : 0
  const closes = unclosed[painter.operator]
  const whole: PathPart[] = closes ? [...path.parts, { type: 'close', points: [] }] : path.parts
  const clamped = clampPath(whole, box, period)
  const unit = unitFor(clamped)
  const lines =
    strokes && unit !== 1 ? { own: lineText(state.lines, 1), scaled: lineText(state.lines, unit) } : undefined
  const before = unit === 1 ? '' : `${unit} 0 0 ${unit} 0 0 cm ${lines?.scaled ?? ''}`
  const after = unit === 1 ? '' : ` ${1 / unit} 0 0 ${1 / unit} 0 0 cm${lines ? ` ${lines.own.trim()}` : ''}`
  return {
    area,
    edits: [
      { from: path.from, to: path.to, text: before + pathText(clamped, unit) },
      { from: painter.from, to: painter.to, text: (closes ?? painter.operator) + after },
    ],
  }
}

/** All that is seen lies in the rectangle around the clip, too. */
function clippedArea({ parts }: Path, { ctm, area }: State): Bounds {
  const bounds = boundsOf(parts.flatMap(({ points }) => points.map(([x, y]) => transform(ctm, x, y))))
  const { left, bottom } = area
  return (bounds && intersect(area, bounds)) ?? { left, bottom, right: left, top: bottom }
}

/** What is seen, and some more for the edges of dots, in the space that holds; `undefined` where that has no area. */
function seenFrom({ ctm, area }: State): Bounds | undefined {
  const back = inverse(ctm)
  const more = Math.max(LEEWAY, (area.right - area.left) / 8, (area.top - area.bottom) / 8)
  const seen = back && transformBounds(back, widened(area, more))
  return seen && Object.values(seen).every((value) => Math.abs(value) < 1e9) ? seen : undefined
}

/** In units of the beginning of the content, points as a rule: more than a dot of any screen. */
const LEEWAY = 16

/** Where lines are dashed it counts how long they are; of an odd number of lengths every second round is turned. */
function periodOf(dash: Dash | undefined): number {
  const { lengths } = dash ?? { lengths: [] }
  const sum = lengths.reduce((total, length) => total + length, 0)
  return lengths.length % 2 === 0 ? sum : 2 * sum
}

/** A power of two, so that units go there and back without a rest. */
function unitFor(parts: readonly PathPart[]): number {
  const largest = Math.max(...parts.flatMap(({ points }) => points.flat().map(Math.abs)))
  let unit = 1
  while (largest / unit > LARGEST) unit *= 2
  return unit
}

function lineText({ width = 1, dash }: LineStyle, unit: number): string {
  const lengths = dash?.lengths.map((length) => number(length / unit)).join(' ') ?? ''
  return `${number(width / unit)} w [${lengths}] ${number((dash?.phase ?? 0) / unit)} d `
}

function pathText(parts: readonly PathPart[], unit: number): string {
  return parts
    .map(({ type, points }) => [...points.flat().map((value) => number(value / unit)), signs[type]].join(' '))
    .join('\n')
}

const signs = { move: 'm', line: 'l', curve: 'c', close: 'h' } as const

/** What `multiply` undoes; `undefined` where it makes everything flat. */
function inverse([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const area = a * d - b * c
  if (!Number.isFinite(1 / area)) return undefined
  const [g, h, i, j] = [d / area, -b / area, -c / area, a / area]
  return [g, h, i, j, -(e * g + f * i), -(e * h + f * j)]
}

/** First with smaller numbers, then larger by as much. */
function inTwoSteps(matrix: Matrix): string {
  const most = Math.max(...matrix.map(Math.abs))
  let unit = 1
  while (most / unit > LARGEST) unit *= 2
  return `${unit} 0 0 ${unit} 0 0 cm ${matrix.map((value) => number(value / unit)).join(' ')} cm`
}

function matrixOf(numbers: readonly number[]): Matrix | undefined {
  const [a, b, c, d, e, f] = numbers
  return a === undefined ||
    b === undefined ||
    c === undefined ||
    d === undefined ||
    e === undefined ||
    f === undefined
    ? undefined
    : [a, b, c, d, e, f]
}

function dashOf({ operands }: Operation): Dash | undefined {
  const [list, phase] = operands
  if (list?.type !== 'array' || phase?.type !== 'number') return undefined
  return {
    lengths: list.items.flatMap((item) => (item.type === 'number' ? [item.value] : [])),
    phase: phase.value,
  }
}

function numbersOf({ operands }: Operation): number[] {
  return operands.flatMap((operand) => (operand.type === 'number' ? [operand.value] : []))
}

function pointsOf(numbers: readonly number[]): Point[] {
  const points: Point[] = []
  for (let at = 0; at + 1 < numbers.length; at += 2) points.push([numbers[at] ?? 0, numbers[at + 1] ?? 0])
  return points
}

/** No exponents: PDF has none. */
function number(value: number): string {
  return value
    .toFixed(9)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0')
}
