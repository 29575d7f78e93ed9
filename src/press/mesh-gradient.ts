import { deflateSync } from 'node:zlib'
import { PDFArray, type PDFDict, PDFName, PDFNumber, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib'
import { type Calculated, convertedAt, placesOf } from './sample-function.ts'

/** Largest number of a coordinate: 16 bits. */
const MOST = 0xffff

/**
 * A gradient of places (type 1) as a lattice of triangles (ISO 32000-1, 8.7.4.5.6), `counts` vertices across and down: of
 * type 1 Ghostscript 10.00 draws some with stripes, radial and conic ones among them.
 */
export function meshGradient(
  shading: PDFDict,
  calculated: Calculated,
  counts: readonly number[],
  convert: (parts: number[]) => readonly number[],
): PDFRef {
  const { context } = shading
  const places = [...placesOf(calculated.domain, counts)]
  const matrix = shading.lookup(PDFName.of('Matrix'))
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] =
    matrix instanceof PDFArray
      ? matrix.asArray().map((part) => (part instanceof PDFNumber ? part.asNumber() : 0))
      : []
  const points = places.map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const)
  const range = (index: 0 | 1) => {
    const least = points.reduce((found, point) => Math.min(found, point[index]), Number.POSITIVE_INFINITY)
    const most = points.reduce((found, point) => Math.max(found, point[index]), Number.NEGATIVE_INFINITY)
    return [least, most > least ? most : least + 1] as const
  }
  const [across, down] = [range(0), range(1)]
  const bytes: number[] = []
  let parts: readonly number[] = []
  let index = 0
  for (parts of convertedAt(places, calculated, convert)) {
    const point = points[index++] ?? [0, 0]
    const [x, y] = [coordinate(point[0], across), coordinate(point[1], down)]
    bytes.push(x >> 8, x & 0xff, y >> 8, y & 0xff)
    for (const part of parts) bytes.push(Math.round(Math.min(1, Math.max(0, part)) * 255))
  }
  const packed = deflateSync(new Uint8Array(bytes))
  const dict = context.obj({
    ShadingType: 5,
    BitsPerCoordinate: 16,
    BitsPerComponent: 8,
    VerticesPerRow: counts[0] ?? 2,
    Decode: [...across, ...down, ...parts.flatMap(() => [0, 1])],
    Filter: 'FlateDecode',
    Length: packed.length,
  })
  for (const key of ['ColorSpace', 'Background']) {
    const value = shading.get(PDFName.of(key))
    if (value) dict.set(PDFName.of(key), value)
  }
  return context.register(PDFRawStream.of(dict, packed))
}

/** Where a place stands in its range, in steps of the whole of it. */
function coordinate(value: number, [least, most]: readonly [number, number]): number {
  return Math.round(((value - least) / (most - least)) * MOST)
}
