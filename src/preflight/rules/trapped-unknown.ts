import { asName } from '../../pdf/objects.ts'
import type { PreflightRule } from '../rule.ts'

/** The file says whether it is trapped. */
export const trappedUnknown: PreflightRule = {
  id: 'trapped-unknown',
  condition: 'F4',
  authority: 'CGATS Application Notes, 2.17; ISO 32000-1, table 317',
  *check(reading) {
    const trapped = reading.file.info.get('Trapped')
    const found = asName(trapped)
    if (found !== 'True' && found !== 'False') yield { values: { found: trapped?.toString() ?? '–' } }
  },
}
