import { outputProfiles } from '../output-intent.ts'
import type { PreflightRule } from '../rule.ts'

/** The profile is a profile, as long as it says, with all its tables. */
export const outputProfileDamaged: PreflightRule = {
  id: 'output-profile-damaged',
  condition: 'F7',
  authority: 'ICC.1:2010, 7.2 and 7.3; CGATS Application Notes, 3.3',
  *check(reading) {
    for (const { bytes, profile } of outputProfiles(reading.file)) {
      if (!profile) yield { values: { problem: `${bytes.length} bytes` } }
      else if (profile.signature !== 'acsp') yield { values: { problem: `“${profile.signature}” ≠ “acsp”` } }
      else if (profile.size !== bytes.length)
        yield { values: { problem: `${bytes.length} ≠ ${profile.size} bytes` } }
      else if (profile.brokenTags.length > 0) yield { values: { problem: profile.brokenTags.join(', ') } }
    }
  },
}
