import { fieldParts } from '../fields.ts'
import type { Row } from './open-table.ts'

/** `{{#}}` in a pattern: the number of the row, as wide as the numbers of a thousand rows. */
export const ROW_NUMBER = '{{#}}'

/** The name of a row's file without its ending; `pattern` has marks of columns. Every system takes it. */
export function rowName(pattern: string, row: Row): string {
  const number = String(row.number).padStart(4, '0')
  const filled = fieldParts(pattern)
    .map((part) => (typeof part === 'string' ? part.replaceAll(ROW_NUMBER, number) : row.values[part.column]))
    .join('')
  const name = filled
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    // No hidden file, and no ending that Windows takes away.
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const short = [...name].slice(0, LONGEST).join('').trim() || number
  return reserved.test(short) ? `_${short}` : short
}

/** In characters: with three bytes each, file systems take 255 bytes. */
const LONGEST = 70

/** Devices of Windows. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i

/** The same for names that some system takes for one. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
