import { PDFHexString, PDFString } from '@cantoo/pdf-lib'
import { itemsOf } from '../../pdf/objects.ts'
import type { PreflightRule } from '../rule.ts'

/** The trailer has two identifiers. */
export const fileId: PreflightRule = {
  id: 'file-id',
  condition: 'F3',
  authority: 'ISO 32000-1, 14.4; ISO 15930-4, 6',
  *check(reading) {
    const { context } = reading.file
    const parts = itemsOf(context, context.trailerInfo.ID)
    const strings = parts.filter((part) => part instanceof PDFString || part instanceof PDFHexString)
    if (strings.length !== 2 || strings.some((part) => part.asBytes().length === 0))
      yield { values: { found: strings.length } }
  },
}
