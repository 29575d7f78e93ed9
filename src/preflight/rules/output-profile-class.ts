import { outputProfiles } from '../output-intent.ts'
import type { PreflightRule } from '../rule.ts'

/** The profile is that of a printer. */
export const outputProfileClass: PreflightRule = {
  id: 'output-profile-class',
  condition: 'F7',
  authority: 'ISO 15930-7, 6.4; ICC.1:2010, 7.2.5',
  *check(reading) {
    for (const { profile } of outputProfiles(reading.file))
      if (profile && profile.deviceClass !== 'prtr') yield { values: { found: profile.deviceClass } }
  },
}
