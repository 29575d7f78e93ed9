import type { Operand, Operation } from '../pdf/read-content.ts'
import type { Edit } from './rewrite-content.ts'

/** What is taken off every place, in the units of the place. */
export type Shift = { x: number; y: number }

/** Operators whose operands are places, two by two. */
const placeOperators = new Set(['m', 'l', 'c', 'v', 'y'])

/**
 * Chromium writes all pages of a document in one space and moves each to its place; numbers grow beyond what readers of
 * PDF 1.3 and 1.4 take (32767: ISO 32000-1, Annex C). The move is taken out of the matrix and off the places.
 *
 * `isElsewhere`: after this matrix places count from far beyond the page. A drawing on it counts from its own corner, and
 * is left alone: in its small units the way to that corner may be long.
 *
 * `firstMove`: the next `Td` is the first of its text and counts from the origin; others count from the one before.
 */
export function foldOffset(
  operation: Operation,
  bytes: Uint8Array,
  shift: Shift,
  isElsewhere: boolean,
  firstMove: boolean,
  edits: Edit[],
  setShift: (shift: Shift) => void,
): boolean {
  const { operator, operands } = operation
  const isShifted = shift.x !== 0 || shift.y !== 0
  const move = (first: number) => {
    const [x, y] = [operands[first], operands[first + 1]]
    if (!isShifted || x?.type !== 'number' || y?.type !== 'number') return
    edits.push({ from: x.from, to: y.to, text: `${write(x.value - shift.x)} ${write(y.value - shift.y)}` })
  }
  if (operator === 'cm') {
    foldMatrix(operands, shift, isElsewhere, edits, setShift)
  } else if (operator === 'Tm') {
    move(4)
    return false
  } else if (operator === 'BT') return true
  else if (operator === 'Td' || operator === 'TD') {
    if (firstMove) move(0)
    return false
  } else if (operator === 're') move(0)
  else if (placeOperators.has(operator))
    for (let index = 0; index + 1 < operands.length; index += 2) move(index)
  else if ((operator === 'Do' || operator === 'sh') && isShifted) {
    const written = Buffer.from(bytes.subarray(operation.from, operation.to)).toString('latin1')
    const text = `q 1 0 0 1 ${write(-shift.x)} ${write(-shift.y)} cm ${written} Q`
    edits.push({ from: operation.from, to: operation.to, text })
  }
  return firstMove
}

function foldMatrix(
  operands: Operand[],
  shift: Shift,
  isElsewhere: boolean,
  edits: Edit[],
  setShift: (shift: Shift) => void,
): void {
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
  setShift(next)
}

/** No exponents: PDF has none. */
function write(value: number): string {
  const rounded = Math.round(value * 1e5) / 1e5
  const text = String(rounded)
  return text.includes('e') ? rounded.toFixed(5) : text
}
