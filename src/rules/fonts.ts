import type { Rule } from '../message.ts'

export const fontRules = {} satisfies Record<string, Rule>
