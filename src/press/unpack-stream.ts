import { inflateSync } from 'node:zlib'
import { PDFArray, PDFName, type PDFRawStream } from '@cantoo/pdf-lib'
import { PressError } from './press-error.ts'

/**
 * The bytes of a stream as Chromium and we write them: packed by Flate, or not at all.
 *
 * @throws PressError where they are damaged, cut short or packed otherwise: what can be unpacked in part would be printed
 *   in part
 */
export function unpackStream({ dict, contents }: PDFRawStream): Uint8Array {
  const filter = dict.lookup(PDFName.of('Filter'))
  const filters = filter instanceof PDFArray ? filter.asArray() : filter ? [filter] : []
  if (filters.length === 0) return contents
  if (filters.length > 1 || filters[0] !== PDFName.of('FlateDecode') || dict.has(PDFName.of('DecodeParms')))
    throw new PressError('press-damaged', { detail: `/Filter ${filters.join(' ')}` })
  try {
    return inflateSync(contents)
  } catch (error) {
    throw new PressError('press-damaged', { detail: error instanceof Error ? error.message : String(error) })
  }
}
