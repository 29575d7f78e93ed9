import { isWholeTable } from '../pdf/profile-table.ts'

/** An ICC profile's header and table of tags: ICC.1:2010, 7.2 and 7.3. */
export type IccProfile = {
  /** What the header says; the file may be of another length. */
  size: number
  /** `2.4`. */
  version: string
  /** `prtr` printer, `mntr` monitor … */
  deviceClass: string
  /** `CMYK`, `RGB `, `GRAY`. */
  space: string
  /** `acsp` in every profile. */
  signature: string
  /** Tags that lie within the file: `A2B0`, `B2A0`. */
  tags: Set<string>
  /** Tags that point outside, and tables of inks that are not as long, or not of as many inks, as they must be. */
  brokenTags: string[]
}

/** `undefined` where the bytes are too few for a header. */
export function readIccProfile(bytes: Uint8Array): IccProfile | undefined {
  if (bytes.length < 132) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = (at: number) => Buffer.from(bytes.subarray(at, at + 4)).toString('latin1')
  const tags = new Set<string>()
  const brokenTags: string[] = []
  const count = Math.min(view.getUint32(128), MOST_TAGS)
  for (let entry = 132; entry < 132 + 12 * count; entry += 12) {
    const inside =
      entry + 12 <= bytes.length && view.getUint32(entry + 4) + view.getUint32(entry + 8) <= bytes.length
    if (inside) tags.add(text(entry))
    const isTable = inside && text(16) === 'CMYK' && /^(?:A2B|B2A)[012]$/.test(text(entry))
    const table = isTable && {
      name: text(entry),
      from: view.getUint32(entry + 4),
      length: view.getUint32(entry + 8),
    }
    if (!inside || (table && !isWholeTable(view, table)))
      brokenTags.push(entry + 4 <= bytes.length ? text(entry) : '?')
  }
  return {
    size: view.getUint32(0),
    version: `${view.getUint8(8)}.${view.getUint8(9) >> 4}`,
    deviceClass: text(12),
    space: text(16),
    signature: text(36),
    tags,
    brokenTags,
  }
}

/** Real profiles have some twenty. */
const MOST_TAGS = 200
