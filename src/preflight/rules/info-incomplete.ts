import type { PreflightRule } from '../rule.ts'

/** Title and dates stand in the Info dictionary. */
export const infoIncomplete: PreflightRule = {
  id: 'info-incomplete',
  condition: 'F4',
  authority: 'CGATS Application Notes, 2.17; ISO 32000-1, 14.3.3',
  *check(reading) {
    const { info } = reading.file
    const missing = ['Title', 'CreationDate', 'ModDate'].filter((key) => !info.text(key)?.trim())
    if (missing.length > 0) yield { values: { missing: missing.join(', ') } }
  },
}
