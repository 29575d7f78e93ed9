import { outputProfiles } from '../output-intent.ts'
import type { PreflightRule } from '../rule.ts'

/** The profile is of ICC version 2 or 4. */
export const outputProfileVersion: PreflightRule = {
  id: 'output-profile-version',
  condition: 'F7',
  authority: 'ISO 15930-7, 6.4',
  *check(reading) {
    for (const { profile } of outputProfiles(reading.file))
      if (profile && !/^[24]\./.test(profile.version)) yield { values: { found: profile.version } }
  },
}
