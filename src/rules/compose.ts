import type { Rule } from '../message.ts'

export const composeRules = {} satisfies Record<string, Rule>
