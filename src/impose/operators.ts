import type { Pt } from '../units.ts'
import type { Matrix } from './place-page.ts'

/** A number of a content stream: a thousandth of a point is enough, and PDF has no exponents. */
export function write(value: number): string {
  return String(Math.round(value * 1000) / 1000 || 0)
}

export function writeMatrix(matrix: Matrix): string {
  // The first four scale, and must not be rounded to a thousandth.
  return `${matrix.map((value, index) => (index < 4 ? String(Number(value.toFixed(6)) || 0) : write(value))).join(' ')} cm`
}

export function line(fromX: Pt, fromY: Pt, toX: Pt, toY: Pt): string {
  return `${write(fromX)} ${write(fromY)} m ${write(toX)} ${write(toY)} l S`
}
