import type { PreflightRule } from '../rule.ts'

/** No form to fill in. */
export const pdfForm: PreflightRule = {
  id: 'pdf-form',
  condition: 'F8',
  authority: 'ISO 15930-7, 6.26',
  *check(reading) {
    const form = reading.file.catalog.entries('AcroForm')
    const count = form.items('Fields').length
    if (count > 0 || form.has('XFA')) yield { values: { count } }
  },
}
