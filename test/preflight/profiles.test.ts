import { expect, test } from 'vitest'
import { type ProfileName, profiles } from '../../src/preflight/profiles.ts'
import { ruleOf } from '../../src/rules.ts'
import { check } from './check.ts'
import { addResource, type GoodPdf, goodPdf, savePdf } from './good-pdf.ts'

/* The same file is well for one use and not for another: GWG 2022, the columns of its variants. */

const drawText = (state: string, size: number) => (pdf: GoodPdf) => {
  pdf.content += `q ${state} BT /F0 ${size} Tf 100 450 Td <${pdf.glyphs}> Tj ET Q\n`
}

/** 200 pixels square on so many points. */
const drawImage = (points: number, colourSpace?: (pdf: GoodPdf) => unknown) => (pdf: GoodPdf) => {
  const stream = pdf.context.flateStream(new Uint8Array(200 * 200 * (colourSpace ? 4 : 1)).fill(30), {
    ...{ Type: 'XObject', Subtype: 'Image', Width: 200, Height: 200, BitsPerComponent: 8 },
    ColorSpace: (colourSpace?.(pdf) ?? 'DeviceGray') as string,
  })
  addResource(pdf, 'XObject', 'X9', pdf.context.register(stream))
  pdf.content += `q ${points} 0 0 ${points} 100 200 cm /X9 Do Q\n`
}

const managed = (pdf: GoodPdf) => [
  'ICCBased',
  pdf.context.register(pdf.context.flateStream(pdf.profile, { N: 4 })),
]

const cases: [name: string, change: (pdf: GoodPdf) => void, told: Record<ProfileName, string[]>][] = [
  [
    'text of 6 pt in two inks',
    drawText('0 1 1 0 k', 6),
    { press: ['warning small-coloured-text'], digital: [], office: [], screen: [] },
  ],
  [
    'text of 4 pt in two inks',
    drawText('0 1 1 0 k', 4),
    {
      press: ['warning small-coloured-text'],
      digital: ['warning small-coloured-text'],
      office: [],
      screen: [],
    },
  ],
  [
    'black text that knocks out',
    drawText('0 0 0 1 k', 9),
    { press: ['warning black-text-knocks-out'], digital: [], office: [], screen: [] },
  ],
  [
    'a picture with a profile',
    drawImage(48, managed),
    { press: ['error managed-colour'], digital: [], office: [], screen: [] },
  ],
  [
    'a picture of 120 ppi',
    drawImage(120),
    {
      press: ['error image-resolution'],
      digital: ['warning image-resolution'],
      office: ['warning image-resolution'],
      screen: [],
    },
  ],
  [
    'a picture of 60 ppi',
    drawImage(240),
    {
      press: ['error image-resolution'],
      digital: ['error image-resolution'],
      office: ['error image-resolution'],
      screen: ['error image-resolution'],
    },
  ],
]

test.each(cases)('%s', async (_, change, told) => {
  const pdf = await goodPdf()
  change(pdf)
  const bytes = await savePdf(pdf)
  for (const name of Object.keys(profiles) as ProfileName[]) {
    const found = await check(bytes, name)
    expect(
      found.map(({ ruleId, severity }) => `${severity ?? ruleOf(ruleId)?.severity} ${ruleId}`),
      name,
    ).toEqual(told[name])
  }
})
