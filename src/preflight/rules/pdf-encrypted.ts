import type { PreflightRule } from '../rule.ts'

/** No password, no limits of use. */
export const pdfEncrypted: PreflightRule = {
  id: 'pdf-encrypted',
  condition: 'F2',
  authority: 'ISO 15930-7, 6.2',
  *check(reading) {
    if (reading.file.encrypted) yield {}
  },
}
