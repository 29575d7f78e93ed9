import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lintRuleList } from '../../src/lint/lint-rule-list.ts'

const table = readFileSync(new URL('../../docs/lint-standards.md', import.meta.url), 'utf8')
const rows = table.split('\n').filter((line) => /^\| [\dAB]/.test(line))
const named = new Set(rows.flatMap((row) => [...row.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name)))
const ids = lintRuleList.map(({ id }) => id.replace(/^lint-/, ''))

test('every clause has a rule or a reason', () => {
  expect(rows.length).toBeGreaterThan(80)
  for (const row of rows)
    expect([row, /`[a-z-]+`|understanding|definition|typesetting|not offered yet/.test(row)]).toEqual([
      row,
      true,
    ])
})

test('the rules of the table are there', () => {
  expect([...named].filter((name) => name !== 'numbering' && !ids.includes(name ?? ''))).toEqual([])
})

test('each rule that names a standard is in the table', () => {
  const standard = lintRuleList.filter(({ authority }) => authority.includes('GB/T'))
  expect(standard.map(({ id }) => id.replace(/^lint-/, '')).filter((id) => !named.has(id))).toEqual([])
})
