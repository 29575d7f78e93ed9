import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makePress } from '../../src/press/make-press.ts'
import { foreignPdf } from '../press/foreign-pdf.ts'
import { check } from './check.ts'
import { addResource, goodPdf, savePdf, separation } from './good-pdf.ts'

/* The spot colour that a book orders is expected, any other is found. */

const profile = readFileSync(new URL('../../assets/icc/FOGRA39L_coated.icc', import.meta.url))

/** A press file of ours in black and the spot colour of that name. */
async function blackAndSpot(name: string): Promise<Uint8Array> {
  return makePress(
    await foreignPdf([{ content: '0.752941 0 0 rg 60 60 100 100 re f 0 0 0 rg 60 200 9 9 re f' }]),
    {
      standard: 'PDF/X-4',
      title: 'red',
      date: new Date(0),
      profile,
      condition: 'FOGRA39',
      isRegistered: true,
      conditionInfo: 'FOGRA39',
      bleed: 8.504,
      marks: { crop: true, centre: true, registration: true, fold: false, bar: true, slug: false },
      edition: 'black',
      spot: { name, alternate: [0, 1, 0.8, 0.05], tints: new Map([['#c00000', 1]]), used: new Set() },
      inkLimit: 3,
      greys: new Map(),
      jpegQuality: 92,
      tell: () => undefined,
    },
  )
}

test.each(['PANTONE 186 C', '专红', 'Rot #1 (matt)'])('%s is expected where it is ordered', async (name) => {
  const pdf = await blackAndSpot(name)
  const strays = await check(pdf)
  expect(strays.find(({ ruleId }) => ruleId === 'spot-colour')?.values).toEqual({ ink: name, expected: 0 })
  const ordered = await check(pdf, 'press', { spots: [name] })
  expect(ordered.map(({ ruleId }) => ruleId)).not.toContain('spot-colour')
})

test('a stray one is found beside the one that is ordered', async () => {
  const pdf = await goodPdf()
  addResource(pdf, 'ColorSpace', 'Red', separation(pdf.context, 'PANTONE 186 C'))
  pdf.content += '/Red cs 1 scn 100 200 9 9 re f /Spot cs 1 scn 120 200 9 9 re f\n'
  const messages = await check(await savePdf(pdf), 'press', { spots: ['PANTONE 186 C'] })
  expect(
    messages.filter(({ ruleId }) => ruleId === 'spot-colour').map(({ values, pages }) => [values, pages]),
  ).toEqual([[{ ink: 'Gold', expected: 0 }, [1]]])
})
