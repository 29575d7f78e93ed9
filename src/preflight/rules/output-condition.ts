import { outputIntents } from '../output-intent.ts'
import type { PreflightRule } from '../rule.ts'

/** The printing condition has a name, and says whose. */
export const outputCondition: PreflightRule = {
  id: 'output-condition',
  condition: 'F6',
  authority: 'ISO 15930-7, 6.4; ISO 32000-1, table 365',
  *check(reading) {
    for (const intent of outputIntents(reading.file)) {
      const missing = intent.text('OutputConditionIdentifier') ? [] : ['OutputConditionIdentifier']
      if (!intent.text('RegistryName') && !intent.text('Info')) missing.push('RegistryName / Info')
      if (missing.length > 0) yield { values: { missing: missing.join(', ') } }
    }
  },
}
