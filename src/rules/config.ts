import type { Rule } from '../message.ts'

export const configRules = {} satisfies Record<string, Rule>
