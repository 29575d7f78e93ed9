import { outputProfiles } from '../output-intent.ts'
import type { PreflightRule } from '../rule.ts'

/** The profile leads from the inks to colours and back. */
export const outputProfileTables: PreflightRule = {
  id: 'output-profile-tables',
  condition: 'F7',
  authority: 'CGATS Application Notes, 3.3; ICC.1:2010, 8.4',
  *check(reading) {
    for (const { profile } of outputProfiles(reading.file)) {
      const missing = ['A2B1', 'B2A0', 'B2A1'].filter((tag) => profile && !profile.tags.has(tag))
      if (missing.length > 0) yield { values: { missing: missing.join(', ') } }
    }
  },
}
