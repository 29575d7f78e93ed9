import { isFlatStandard, pdfxClaim } from '../pdfx-claim.ts'
import type { PreflightRule } from '../rule.ts'

/** Objects lie in streams only where the version knows that. */
export const objectStreams: PreflightRule = {
  id: 'object-streams',
  condition: 'F1',
  authority: 'ISO 32000-1, 7.5.7 and 7.5.8',
  *check(reading) {
    const { file } = reading
    const old = isFlatStandard(pdfxClaim(file)) || Number(file.version) < 1.5
    if (file.usesObjectStreams && old) yield { values: { version: file.version } }
  },
}
