import { everyDictionary } from '../../pdf/every-dictionary.ts'
import type { PreflightRule } from '../rule.ts'

/** No files in the file. */
export const pdfAttachment: PreflightRule = {
  id: 'pdf-attachment',
  condition: 'F8',
  authority: 'ISO 15930-7, 6.18',
  *check(reading) {
    const found = everyDictionary(reading.file.context).filter(
      (entries) => entries.entries('EF').dictionary || entries.name('Type') === 'EmbeddedFile',
    )
    if (found.length > 0) yield { values: { count: found.length } }
  },
}
