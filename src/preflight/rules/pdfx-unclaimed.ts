import { pdfxClaim } from '../pdfx-claim.ts'
import type { PreflightRule } from '../rule.ts'

/** The file says which PDF/X it is. */
export const pdfxUnclaimed: PreflightRule = {
  id: 'pdfx-unclaimed',
  condition: 'F1',
  authority: 'ISO 15930-7, 6.10; 15930-4 and -6',
  *check(reading) {
    const claim = pdfxClaim(reading.file)
    if (!/^PDF\/X-(?:1a?|3|4p?)(?:$|:)/.test(claim)) yield { values: { found: claim === '' ? '–' : claim } }
  },
}
