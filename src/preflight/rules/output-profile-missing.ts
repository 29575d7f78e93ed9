import { outputIntents } from '../output-intent.ts'
import type { PreflightRule } from '../rule.ts'

/** The profile of the printing condition is in the file. */
export const outputProfileMissing: PreflightRule = {
  id: 'output-profile-missing',
  condition: 'F6',
  authority: 'ISO 15930-7, 6.4',
  *check(reading) {
    for (const intent of outputIntents(reading.file))
      if (!intent.stream('DestOutputProfile'))
        yield { values: { condition: intent.text('OutputConditionIdentifier') ?? '?' } }
  },
}
