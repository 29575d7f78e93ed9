import type { PDFStream } from '@cantoo/pdf-lib'
import { type ColourSpace, deviceCmyk, deviceGray, deviceRgb, readColourSpace } from '../pdf/colour-space.ts'
import { filtersOf } from '../pdf/decode-stream.ts'
import { type Entries, entriesOf } from '../pdf/objects.ts'

/** A picture: ISO 32000-1, 8.9.5. */
export type Image = {
  entries: Entries
  /** With its data still packed; also made for inline images. */
  stream: PDFStream
  inline: boolean
  width: number
  height: number
  /** Bits of a component. */
  bits: number
  /** A stencil: painted in the colour of the moment. */
  stencil: boolean
  /** `undefined` for a stencil, and for JPEG 2000 that brings its own. */
  space?: ColourSpace
  filters: string[]
  hasSoftMask: boolean
}

/** `resources` are those where the picture is painted: an inline image names its space from there. */
export function readImage(resources: Entries, stream: PDFStream, inline: boolean): Image {
  const entries = entriesOf(resources.context, stream.dict)
  const filters = filtersOf(entries)
  const stencil = entries.boolean('ImageMask') ?? entries.boolean('IM') ?? false
  const space = entries.get('ColorSpace') ?? entries.get('CS')
  return {
    entries,
    stream,
    inline,
    width: entries.number('Width') ?? entries.number('W') ?? 0,
    height: entries.number('Height') ?? entries.number('H') ?? 0,
    bits: stencil ? 1 : (entries.number('BitsPerComponent') ?? entries.number('BPC') ?? 8),
    stencil,
    space: stencil || !space ? undefined : readColourSpace(resources, space),
    filters,
    hasSoftMask: entries.has('SMask') || (entries.number('SMaskInData') ?? 0) > 0,
  }
}

/** The space of a picture that names none: by the number of its components. */
export function spaceOfComponents(components: number): ColourSpace {
  return components === 4 ? deviceCmyk : components === 1 ? deviceGray : deviceRgb
}
