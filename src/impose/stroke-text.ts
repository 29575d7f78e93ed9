import type { Pt } from '../units.ts'
import { write } from './operators.ts'

/**
 * Short labels drawn as lines, so that the file needs no font for them: digits, capitals A and B, hyphen and full stop.
 *
 * Each glyph is a list of polylines on a grid of 2 × 4 units, `x,y` from the lower left.
 */
const glyphs: Record<string, string[]> = {
  '0': ['0,0 2,0 2,4 0,4 0,0'],
  '1': ['0.5,3 1.2,4 1.2,0'],
  '2': ['0,4 2,4 2,2 0,2 0,0 2,0'],
  '3': ['0,4 2,4 2,0 0,0', '0.6,2 2,2'],
  '4': ['0,4 0,2 2,2', '2,4 2,0'],
  '5': ['2,4 0,4 0,2 2,2 2,0 0,0'],
  '6': ['2,4 0,4 0,0 2,0 2,2 0,2'],
  '7': ['0,4 2,4 0.8,0'],
  '8': ['0,0 2,0 2,4 0,4 0,0', '0,2 2,2'],
  '9': ['2,2 0,2 0,4 2,4 2,0 0,0'],
  A: ['0,0 0,2.6 1,4 2,2.6 2,0', '0,1.5 2,1.5'],
  B: ['0,0 0,4 1.6,4 1.6,2.2 0,2.2', '1.6,2.2 2,1.8 2,0 0,0'],
  '-': ['0.2,2 1.8,2'],
  '.': ['0.8,0 1,0'],
}

/** Operators that draw `text` with its lower left corner at a place; other characters are left white. */
export function strokeText(text: string, x: Pt, y: Pt, height: Pt): string[] {
  const unit = height / 4
  return [...text].flatMap((character, index) => {
    const left = x + index * 3 * unit
    return (glyphs[character] ?? []).map((polyline) => {
      const points = polyline.split(' ').map((point, at) => {
        const [across = 0, up = 0] = point.split(',').map(Number)
        return `${write(left + across * unit)} ${write(y + up * unit)} ${at === 0 ? 'm' : 'l'}`
      })
      return `${points.join(' ')} S`
    })
  })
}
