import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { setLineMetrics } from '../../src/fonts/set-line-metrics.ts'
import { readTables } from '../../src/read-sfnt.ts'

test('all ascents and descents of the file are set, and its checksum holds', async () => {
  const font = await readFile(fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')))
  const before = Buffer.from(font)
  const changed = setLineMetrics(font, 76, 10)
  expect(font.equals(before)).toBe(true)
  const tables = readTables(changed)
  // 2,048 units to the em.
  const [hhea, os2] = [tables?.get('hhea'), tables?.get('OS/2')]
  expect([4, 6, 8].map((offset) => hhea?.getInt16(offset))).toEqual([1556, -205, 0])
  expect([68, 70, 72, 74, 76].map((offset) => os2?.getInt16(offset))).toEqual([1556, -205, 0, 1556, 205])
  // OpenType: with the adjustment in place, the words of a whole font add up to this.
  const words = Buffer.concat([changed, Buffer.alloc((4 - (changed.length % 4)) % 4)])
  let sum = 0
  for (let offset = 0; offset < words.length; offset += 4) sum = (sum + words.readUInt32BE(offset)) >>> 0
  expect(sum).toBe(0xb1b0afba)
})
