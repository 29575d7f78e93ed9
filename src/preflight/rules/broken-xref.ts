import type { PreflightRule } from '../rule.ts'

/** The end of the file says where its table of objects begins, and it begins there. */
export const brokenXref: PreflightRule = {
  id: 'broken-xref',
  condition: 'F0',
  authority: 'ISO 32000-1, 7.5.4 and 7.5.5',
  *check(reading) {
    const { bytes } = reading.file
    const tail = Buffer.from(bytes.subarray(-2048)).toString('latin1')
    const offset = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1]
    if (offset === undefined) yield { values: { found: '%%EOF' } }
    else {
      const there = Buffer.from(bytes.subarray(Number(offset), Number(offset) + 32)).toString('latin1')
      if (!/^\s*(?:xref|\d+\s+\d+\s+obj)/.test(there)) yield { values: { found: `startxref ${offset}` } }
    }
  },
}
