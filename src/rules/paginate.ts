import type { Rule } from '../message.ts'

export const paginateRules = {} satisfies Record<string, Rule>
