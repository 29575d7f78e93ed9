import { type Operation, readContent } from '../pdf/read-content.ts'
import { PressError } from './press-error.ts'
import { applyEdits, type Edit } from './rewrite-content.ts'
import { brightness } from './rewrite-shading.ts'

/** What the content of a mask of others stands among. */
export type MaskSurroundings = {
  /** How much shows of colours in the space of that name; `undefined` for that of patterns. */
  lightOf: (name: string) => ((parts: readonly number[]) => number) | undefined
  /** Told of every operator; what comes back is written in its place. */
  note: (operation: Operation) => string | undefined
}

/**
 * Rewrite the content of a soft mask: its colours become the grey that shows as much (ISO 32000-1, 11.5.3), for a mask
 * is no ink. Everything else is copied byte by byte.
 *
 * @throws PressError where a colour space is not one of Chromium's, or of those `around`
 */
export function rewriteMask(bytes: Uint8Array, around?: MaskSurroundings): Uint8Array {
  const edits: Edit[] = []
  const saved: Spaces[] = []
  let spaces: Spaces = { fill: 'DeviceGray', stroke: 'DeviceGray' }
  for (const operation of readContent(bytes)) {
    const { operator, operands, from, to } = operation
    const replace = (text: string) => edits.push({ from, to, text })
    const instead = around?.note(operation)
    if (instead !== undefined) replace(instead)
    else if (operator === 'q') saved.push(spaces)
    else if (operator === 'Q') spaces = saved.pop() ?? spaces
    else if (operator === 'rg' || operator === 'RG')
      replace(grey(operation, around?.lightOf('DeviceRGB') ?? brightness, operator === 'RG'))
    else if (refused.has(operator) && !isPattern(operation)) {
      if (!around) throw new PressError('press-colour-space', { space: `${operator} in a soft mask` })
      const isStroke = operator === operator.toUpperCase()
      const last = operands.at(-1)
      if (/^cs$/i.test(operator) && last?.type === 'name') {
        spaces = { ...spaces, [isStroke ? 'stroke' : 'fill']: last.value }
        // A space begins with black, or with all of its ink.
        if (around.lightOf(last.value)) replace(`0 ${isStroke ? 'G' : 'g'}`)
      } else {
        const name = /^k$/i.test(operator) ? 'DeviceCMYK' : isStroke ? spaces.stroke : spaces.fill
        const light = around.lightOf(name)
        if (light) replace(grey(operation, light, isStroke))
      }
    }
  }
  return applyEdits(bytes, edits)
}

/** Names of the spaces that hold. */
type Spaces = { fill: string; stroke: string }

const refused = new Set(['k', 'K', 'cs', 'CS', 'sc', 'SC', 'scn', 'SCN', 'BI'])

function grey(operation: Operation, light: (parts: readonly number[]) => number, isStroke: boolean): string {
  return `${written(light(partsOf(operation)))} ${isStroke ? 'G' : 'g'}`
}

/** `/Pattern cs`, `/P1 scn`. */
function isPattern({ operator, operands }: Operation): boolean {
  const last = operands.at(-1)
  if (last?.type !== 'name' || operands.length > 1) return false
  return /^cs$/i.test(operator) ? last.value === 'Pattern' : true
}

function partsOf({ operands }: Operation): number[] {
  return operands.flatMap((operand) => (operand.type === 'number' ? [operand.value] : []))
}

function written(value: number): string {
  return String(Math.round(value * 1e4) / 1e4)
}
