import type { Rule } from '../message.ts'

export const printRules = {} satisfies Record<string, Rule>
