/**
 * The colour space of the screen, sRGB (IEC 61966-2-1), as an ICC profile of version 2.1: what `rgb(…)` in a PDF/A means.
 *
 * Made here, so that it is the same bytes on every machine: 2.5 kB.
 */
export function srgbProfile(): Uint8Array {
  const tags: [signatures: string[], data: Buffer][] = [
    [['desc'], description('sRGB IEC61966-2.1')],
    [['cprt'], text('No copyright')],
    // The white point and the primaries, adapted to D50 (ICC.1:2001-04, annex on sRGB).
    [['wtpt'], xyz(0.9642, 1, 0.8249)],
    [['rXYZ'], xyz(0.436066, 0.222488, 0.013916)],
    [['gXYZ'], xyz(0.385147, 0.716873, 0.097076)],
    [['bXYZ'], xyz(0.143066, 0.060608, 0.714096)],
    [['rTRC', 'gTRC', 'bTRC'], curve(1024, linear)],
  ]
  const entries: Buffer[] = []
  const parts: Buffer[] = []
  const count = tags.reduce((sum, [signatures]) => sum + signatures.length, 0)
  let offset = 128 + 4 + 12 * count
  for (const [signatures, data] of tags) {
    for (const signature of signatures)
      entries.push(Buffer.concat([Buffer.from(signature), uint32(offset), uint32(data.length)]))
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)])
    parts.push(padded)
    offset += padded.length
  }
  return Buffer.concat([header(offset), uint32(count), ...entries, ...parts])
}

/** ICC.1:2001-04, 6.1. */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x02100000, 8)
  bytes.write('mntrRGB XYZ ', 12)
  // A date that never changes: 1 January 2000.
  for (const [index, value] of [2000, 1, 1].entries()) bytes.writeUInt16BE(value, 24 + 2 * index)
  bytes.write('acsp', 36)
  xyz(0.9642, 1, 0.8249).copy(bytes, 68, 8)
  return bytes
}

/** From the value of a colour to its light, both 0 to 1 (IEC 61966-2-1, 5.2). */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function xyz(...values: number[]): Buffer {
  return Buffer.concat([
    Buffer.from('XYZ \0\0\0\0'),
    ...values.map((value) => uint32(Math.round(value * 65536))),
  ])
}

function curve(count: number, light: (value: number) => number): Buffer {
  const bytes = Buffer.alloc(12 + 2 * count)
  bytes.write('curv', 0)
  bytes.writeUInt32BE(count, 8)
  for (let index = 0; index < count; index++)
    bytes.writeUInt16BE(Math.round(light(index / (count - 1)) * 65535), 12 + 2 * index)
  return bytes
}

function text(words: string): Buffer {
  return Buffer.from(`text\0\0\0\0${words}\0`)
}

/** Its name in ASCII; in Unicode and for Macintosh none. */
function description(words: string): Buffer {
  return Buffer.concat([
    Buffer.from('desc\0\0\0\0'),
    uint32(words.length + 1),
    Buffer.from(`${words}\0`),
    Buffer.alloc(4 + 4 + 2 + 1 + 67),
  ])
}
