import { decodeStream } from '../pdf/decode-stream.ts'
import { asDictionary, type Entries, entriesOf } from '../pdf/objects.ts'
import { type IccProfile, readIccProfile } from './icc-profile.ts'
import type { PdfFile } from './open-pdf.ts'

/** The printing conditions that a file is made for: ISO 32000-1, 14.11.5. */
export function outputIntents({ context, catalog }: PdfFile): Entries[] {
  return catalog
    .items('OutputIntents')
    .map((intent) => entriesOf(context, asDictionary(intent)))
    .filter((intent) => intent.name('S') === 'GTS_PDFX')
}

/** The profiles embedded in them; those too short for a header without `profile`. */
export function outputProfiles(
  file: PdfFile,
): { bytes: Uint8Array; components: number | undefined; profile?: IccProfile }[] {
  return outputIntents(file).flatMap((intent) => {
    const stream = intent.stream('DestOutputProfile')
    if (!stream) return []
    const { bytes } = decodeStream(file.context, stream)
    const components = entriesOf(file.context, stream.dict).number('N')
    return [{ bytes, components, profile: readIccProfile(bytes) }]
  })
}
