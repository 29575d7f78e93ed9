import { expect, test } from 'vitest'
import { preflightRuleList } from '../../src/preflight/preflight-rule-list.ts'
import { check, rulesOf } from './check.ts'
import { goodPdf, savePdf } from './good-pdf.ts'
import { mutants } from './mutants.ts'

test.each(mutants)('names $name: $rules', async ({ rules, pages, change, changeBytes }) => {
  const pdf = await goodPdf()
  change?.(pdf)
  const bytes = await savePdf(pdf)
  const messages = await check(changeBytes ? changeBytes(Buffer.from(bytes)) : bytes)
  expect(rulesOf(messages)).toEqual([...rules].sort())
  const told = messages.filter(({ ruleId }) => ruleId === rules[0]).flatMap((message) => message.pages ?? [])
  expect([...new Set(told)].sort()).toEqual(pages)
})

test('every rule has a mutant', () => {
  const broken = new Set(mutants.flatMap(({ rules }) => rules))
  const elsewhere = new Set(['not-all-read', 'trim-size'])
  expect(preflightRuleList.map(({ id }) => id).filter((id) => !broken.has(id) && !elsewhere.has(id))).toEqual(
    [],
  )
})
