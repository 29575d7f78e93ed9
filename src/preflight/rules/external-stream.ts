import { PDFStream } from '@cantoo/pdf-lib'
import { asDictionary, asText, entriesOf } from '../../pdf/objects.ts'
import type { PreflightRule } from '../rule.ts'

/** All that is printed is in the file. */
export const externalStream: PreflightRule = {
  id: 'external-stream',
  condition: 'I2',
  authority: 'ISO 15930-7, 6.14; PDF/X in a Nutshell',
  *check(reading) {
    const { context } = reading.file
    for (const [, object] of context.enumerateIndirectObjects()) {
      const entries = object instanceof PDFStream ? entriesOf(context, object.dict) : undefined
      const file = entries?.get('F')
      const type = entries?.name('Type')
      if (file && (asText(file) !== undefined || asDictionary(file)))
        yield { values: { found: asText(file) ?? type ?? 'F' } }
    }
  },
}
