import type { Rule } from '../message.ts'

export const browserRules = {} satisfies Record<string, Rule>
