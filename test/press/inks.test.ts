import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Inks, type InkWishes, openInks } from '../../src/press/inks.ts'
import { readProfile } from '../../src/press/read-profile.ts'

const profile = readFileSync(new URL('../../assets/icc/FOGRA39L_coated.icc', import.meta.url))
const wishes: InkWishes = { profile, edition: 'cmyk', limit: 3, greys: new Map([['#1a1814', 1]]) }

let inks: Inks

beforeAll(async () => {
  inks = await openInks(wishes)
})
afterAll(() => inks.close())

describe('colours of the screen in inks', () => {
  test('what has no colour is black ink alone', () => {
    expect(inks.of(0, 0, 0)).toEqual([0, 0, 0, 1])
    expect(inks.of(1, 1, 1)).toEqual([0, 0, 0, 0])
    expect(inks.of(0.5, 0.5, 0.5)).toEqual([0, 0, 0, 0.5])
    expect(inks.of(0.2, 0.2 + 1 / 255, 0.2)).toEqual([0, 0, 0, expect.closeTo(0.796, 2)])
  })

  test('what the author calls black is', () => {
    expect(inks.of(0x1a / 255, 0x18 / 255, 0x14 / 255)).toEqual([0, 0, 0, 1])
  })

  test('red is magenta and yellow, as Little CMS says for FOGRA39', () => {
    const [c, m, y, k] = inks.of(1, 0, 0)
    expect(c).toBeLessThan(0.05)
    expect(m).toBeGreaterThan(0.95)
    expect(y).toBeGreaterThan(0.95)
    expect(k).toBeLessThan(0.05)
  })

  test('no colour takes more ink than the limit, and black never gives way', async () => {
    const little = await openInks({ ...wishes, limit: 2 })
    for (const [red, green, blue] of [
      [0, 0, 0.3],
      [0.25, 0.1, 0.05],
      [0.1, 0.3, 0.05],
    ] as const) {
      const free = inks.of(red, green, blue)
      const limited = little.of(red, green, blue)
      expect(limited.reduce((sum, part) => sum + part)).toBeLessThanOrEqual(2.002)
      expect(limited[3]).toBe(free[3])
    }
    little.close()
  })

  test('pixels keep to it, too', () => {
    const pixels = Uint8Array.from({ length: 3 * 4096 }, (_, index) => (index * 37) % 256)
    const cmyk = inks.ofPixels(pixels, 3)
    for (let at = 0; at < cmyk.length; at += 4)
      expect(cmyk.subarray(at, at + 4).reduce((sum, part) => sum + part)).toBeLessThanOrEqual(3 * 255)
  })

  test('an edition in black has one ink', async () => {
    const one = await openInks({ ...wishes, edition: 'black' })
    const [c, m, y, k] = one.of(1, 0, 0)
    expect([c, m, y]).toEqual([0, 0, 0])
    expect(k).toBeCloseTo(1 - 0.2126, 2)
    one.close()
  })
})

describe('profiles', () => {
  test('ours can serve', () => {
    expect(readProfile(profile)).toMatchObject({ name: expect.stringContaining('FOGRA39L') })
  })

  test.each([
    ['short', () => profile.subarray(0, 5000)],
    ['not-icc', () => changed(36, 'abcd')],
    ['not-printer', () => changed(12, 'mntr')],
    ['not-cmyk', () => changed(16, 'RGB ')],
    ['too-new', () => changed(8, '\x05')],
    ['unusable', () => changed(20, 'LuvX')],
    ['unusable', () => changed(128, '\0\0\xea\x60')],
    ['no-table', () => changed(132, 'nope', 'B2A0')],
    ['too-large', () => Buffer.concat([profile, Buffer.alloc(16 << 20)])],
    ['broken-table', () => withTag('B2A1', 4, 121_000)],
    ['broken-table', () => withTag('A2B1', 8, 40)],
    // Its type, its channels, the points of its grid, the values of its curves.
    ['broken-table', () => changed(744, 'text')],
    ['broken-table', () => changed(744 + 8, '\x03')],
    ['broken-table', () => changed(54_500 + 10, '\x40')],
    ['broken-table', () => changed(54_500 + 48, '\xff')],
  ])('%s', (fault, make) => {
    expect(readProfile(make())).toEqual({ fault })
  })

  /** A number of a tag's entry, four bytes after the name or eight, that is another. */
  function withTag(tag: string, after: number, value: number): Uint8Array {
    const copy = Buffer.from(profile)
    copy.writeUInt32BE(value, copy.indexOf(tag) + after)
    return copy
  }

  /** Four bytes at a place, or where a tag of that name stands. */
  function changed(at: number, text: string, tag?: string): Uint8Array {
    const copy = Buffer.from(profile)
    copy.write(text, tag === undefined ? at : copy.indexOf(tag), 'latin1')
    return copy
  }
})
