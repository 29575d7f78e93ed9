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

test('every condition of the list has a rule, and every rule an authority', () => {
  const conditions = new Set(preflightRuleList.map(({ condition }) => condition))
  const wanted = 'F1 F2 F3 F4 F5 F6 F7 F8 F9 P1 P2 P3 P4 P5 C1 C2 C3 C4 C5 C6 C7 I1 I2 T1 G1 G2 L1 S1'.split(
    ' ',
  )
  expect(wanted.filter((condition) => !conditions.has(condition))).toEqual([])
  for (const { id, authority } of preflightRuleList)
    expect(authority, id).toMatch(/^(?:ISO \d|PDF 1\.4|GWG 2022|CGATS|ICC\.1|house)/)
})
