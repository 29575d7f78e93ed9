import { isWholeTable, type ProfileTable } from '../pdf/profile-table.ts'

/** An ICC profile of a press. */
export type PressProfile = { bytes: Uint8Array; name: string }

export type ProfileFault =
  | 'too-large'
  | 'short'
  | 'not-icc'
  | 'not-printer'
  | 'not-cmyk'
  | 'no-table'
  | 'broken-table'
  | 'too-new'
  | 'unusable'

/** It is put into every press file; profiles of presses have 3 MB at most. */
const MOST_BYTES = 16 << 20

/**
 * Check an ICC profile (ICC.1:2010, 7.2 header, 7.3 tag table): an output profile for CMYK with whole tables in both
 * directions, of version 4 at most, as PDF/X asks (ISO 15930-7, 6.4).
 */
export function readProfile(bytes: Uint8Array): PressProfile | { fault: ProfileFault } {
  if (bytes.length > MOST_BYTES) return { fault: 'too-large' }
  if (bytes.length < 132) return { fault: 'short' }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (signature(view, 36) !== 'acsp') return { fault: 'not-icc' }
  if (view.getUint32(0) !== bytes.length) return { fault: 'short' }
  if (signature(view, 12) !== 'prtr') return { fault: 'not-printer' }
  if (signature(view, 16) !== 'CMYK') return { fault: 'not-cmyk' }
  if (view.getUint8(8) > 4) return { fault: 'too-new' }
  const tags = new Map<string, ProfileTable>()
  const count = view.getUint32(128)
  // Colours are converted by way of one of these (7.2.7), and Little CMS reads 100 tags at most.
  if (!['Lab ', 'XYZ '].includes(signature(view, 20)) || count > 100) return { fault: 'unusable' }
  for (let index = 0; index < count && 144 + index * 12 <= bytes.length; index++) {
    const at = 132 + index * 12
    const name = signature(view, at)
    tags.set(name, { name, from: view.getUint32(at + 4), length: view.getUint32(at + 8) })
  }
  if (!tags.has('B2A0') || !tags.has('A2B1')) return { fault: 'no-table' }
  const tables = [...tags.values()].filter(({ name }) => /^(?:A2B|B2A)[012]$/.test(name))
  if (!tables.every((table) => isWholeTable(view, table))) return { fault: 'broken-table' }
  return { bytes, name: description(view, tags.get('desc')?.from) }
}

function signature(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))
}

/** ICC.1:2001-04, 6.5.17: type, four bytes of nothing, length, ASCII. Version 4 has texts in many languages instead. */
function description(view: DataView, at: number | undefined): string {
  if (at === undefined || at + 12 > view.byteLength || signature(view, at) !== 'desc') return ''
  const length = Math.min(view.getUint32(at + 8), view.byteLength - at - 12)
  const bytes = Array.from({ length }, (_, index) => view.getUint8(at + 12 + index))
  return String.fromCharCode(...bytes).replace(/\0.*$/s, '')
}
