import type { Operation } from '../pdf/read-content.ts'
import type { Operand } from '../pdf/read-operands.ts'
import type { Edit } from './rewrite-content.ts'

/** What is taken off every place, in the units of the place. */
export type Shift = { x: number; y: number }

/** Operators whose operands are places, two by two. */
const placeOperators = new Set(['m', 'l', 'c', 'v', 'y'])

/**
 * Chromium writes all pages of a document in one space and moves each to its place; numbers grow beyond what readers of
 * PDF 1.3 and 1.4 take (32767: ISO 32000-1, Annex C). The move is taken out of the matrix (`foldMatrix`) and here off the
 * places.
 *
 * `firstMove`: the next `Td` is the first of its text and counts from the origin; others count from the one before. What
 * holds after the operation comes back.
 */
export function foldOffset(
  operation: Operation,
  bytes: Uint8Array,
  shift: Shift,
  firstMove: boolean,
  edits: Edit[],
): boolean {
  const { operator } = operation
  if (operator === 'BT') return true
  const isMove = operator === 'Td' || operator === 'TD'
  if ((shift.x !== 0 || shift.y !== 0) && (firstMove || !isMove)) {
    const first = firstPlace.get(operator)
    if (placeOperators.has(operator)) movePlaces(operation.operands, 0, shift, edits)
    else if (first !== undefined) movePlaces(operation.operands.slice(0, first + 2), first, shift, edits)
    else if (operator === 'Do' || operator === 'sh') {
      const written = Buffer.from(bytes.subarray(operation.from, operation.to)).toString('latin1')
      const text = `q 1 0 0 1 ${write(-shift.x)} ${write(-shift.y)} cm ${written} Q`
      edits.push({ from: operation.from, to: operation.to, text })
    }
  }
  return firstMove && !isMove && operator !== 'Tm'
}

/** Operators with one place among their operands: which is its first. */
const firstPlace = new Map([
  ['Tm', 4],
  ['Td', 0],
  ['TD', 0],
  ['re', 0],
])

function movePlaces(operands: readonly Operand[], first: number, shift: Shift, edits: Edit[]): void {
  for (let index = first; index + 1 < operands.length; index += 2) {
    const [x, y] = [operands[index], operands[index + 1]]
    if (x?.type !== 'number' || y?.type !== 'number') continue
    edits.push({ from: x.from, to: y.to, text: `${write(x.value - shift.x)} ${write(y.value - shift.y)}` })
  }
}

/**
 * What is taken off the places after a matrix, which is written without the move.
 *
 * `isElsewhere`: after this matrix places count from far beyond the page. A drawing on it counts from its own corner, and
 * is left alone: in its small units the way to that corner may be long.
 */
export function foldMatrix(
  operands: readonly Operand[],
  shift: Shift,
  isElsewhere: boolean,
  edits: Edit[],
): Shift {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = operands.map((operand) =>
    operand.type === 'number' ? operand.value : 0,
  )
  const x = e - shift.x
  let y = f - shift.y
  let next: Shift = { x: 0, y: 0 }
  if (isElsewhere && b === 0 && c === 0 && a > 0 && d > 0) {
    next = { x: 0, y: -y / d }
    y = 0
  }
  const [from, to] = [operands[4], operands[5]]
  if (from && to && (x !== e || y !== f))
    edits.push({ from: from.from, to: to.to, text: `${write(x)} ${write(y)}` })
  return next
}

/** No exponents: PDF has none. */
function write(value: number): string {
  const rounded = Math.round(value * 1e5) / 1e5
  const text = String(rounded)
  return text.includes('e') ? rounded.toFixed(5) : text
}
