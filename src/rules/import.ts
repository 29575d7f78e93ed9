import type { Rule } from '../message.ts'

export const importRules = {} satisfies Record<string, Rule>
