import { everyDictionary } from '../../pdf/every-dictionary.ts'
import type { PreflightRule } from '../rule.ts'

/** No program in the file. */
export const pdfJavascript: PreflightRule = {
  id: 'pdf-javascript',
  condition: 'F8',
  authority: 'ISO 15930-7, 6.18',
  *check(reading) {
    const found = everyDictionary(reading.file.context).filter(
      (entries) => entries.name('S') === 'JavaScript' || entries.has('JavaScript') || entries.has('JS'),
    )
    if (found.length > 0) yield { values: { count: found.length } }
  },
}
