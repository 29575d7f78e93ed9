import { expect, test } from 'vitest'
import { profiles } from '../../src/preflight/profiles.ts'
import { allowed } from './allowed.ts'
import { check } from './check.ts'
import { goodPdf, savePdf } from './good-pdf.ts'

test.each(Object.keys(profiles) as (keyof typeof profiles)[])(
  'a good file has no faults for %s',
  async (profile) => {
    expect(await check(await savePdf(await goodPdf()), profile)).toEqual([])
  },
)

test.each(allowed)('$name is no fault', async ({ change }) => {
  const pdf = await goodPdf()
  change(pdf)
  expect(await check(await savePdf(pdf))).toEqual([])
})
