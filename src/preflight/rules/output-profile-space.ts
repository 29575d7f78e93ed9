import { outputProfiles } from '../output-intent.ts'
import type { PreflightRule } from '../rule.ts'

/** The profile is for CMYK, and the file says so. */
export const outputProfileSpace: PreflightRule = {
  id: 'output-profile-space',
  condition: 'F7',
  authority: 'GWG 2022, R0035',
  *check(reading) {
    for (const { profile, components } of outputProfiles(reading.file)) {
      if (profile && profile.space !== 'CMYK') yield { values: { found: profile.space.trim() } }
      else if (profile && components !== 4) yield { values: { found: `/N ${components ?? '–'}` } }
    }
  },
}
