import { type Operation, readContent } from '../pdf/read-content.ts'
import { PressError } from './press-error.ts'
import { applyEdits, type Edit } from './rewrite-content.ts'
import { brightness } from './rewrite-shading.ts'

/**
 * Rewrite the content of a soft mask: its colours become the grey that shows as much (ISO 32000-1, 11.5.3), for a mask
 * is no ink. Everything else is copied byte by byte.
 *
 * @throws PressError where a colour space is not one of Chromium's
 */
export function rewriteMask(bytes: Uint8Array): Uint8Array {
  const edits: Edit[] = []
  for (const operation of readContent(bytes)) {
    const { operator, from, to } = operation
    if (operator === 'rg' || operator === 'RG')
      edits.push({
        from,
        to,
        text: `${written(brightness(partsOf(operation)))} ${operator === 'rg' ? 'g' : 'G'}`,
      })
    else if (refused.has(operator) && !isPattern(operation))
      throw new PressError('press-colour-space', { space: `${operator} in a soft mask` })
  }
  return applyEdits(bytes, edits)
}

const refused = new Set(['k', 'K', 'cs', 'CS', 'sc', 'SC', 'scn', 'SCN', 'BI'])

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
