import type { Severity } from '../message.ts'
import type { preflightRules } from '../rules/preflight.ts'
import type { Limits } from './limits.ts'
import type { Reading } from './reading.ts'

/**
 * One condition that a PDF must fulfil.
 *
 * Its words and its severity are the entry of that id in src/rules/preflight.ts.
 */
export type PreflightRule = {
  id: keyof typeof preflightRules
  /** Group of docs/preflight.md: F file, P page, C colour, I image, T text, G graphics state, L limits, S own files. */
  condition: string
  /** Who asks for it: standard and clause, number of GWG 2022, or `house`. */
  authority: string
  check: (reading: Reading, limits: Limits) => Iterable<Finding> | AsyncIterable<Finding>
}

export type Finding = {
  /** Counts from 1; left out where the whole file is meant. */
  page?: number
  /** For the sentence of the rule. */
  values?: Record<string, string | number>
  /** Findings of a rule in one group are told once, with all their pages. Left out: those of the same values. */
  group?: string
  /** Instead of the rule's own. */
  severity?: Severity
}
