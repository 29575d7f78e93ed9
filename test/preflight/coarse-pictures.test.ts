import { PDFName } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { check } from './check.ts'
import { addResource, goodPdf, savePdf } from './good-pdf.ts'

test('a picture that is too coarse in many places is told once, at its coarsest, with all pages', async () => {
  const pdf = await goodPdf()
  const { context, image } = pdf
  const picture = context.register(image)
  // Under another name, in a form, on another page and on the same one twice.
  for (const [name, size] of [
    ['Fm8', 144],
    ['Fm9', 350],
  ] as const) {
    const form = context.stream(`q ${size} 0 0 ${size} 0 0 cm /Y1 Do Q`, {
      ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 400, 400] },
      Resources: { XObject: { Y1: picture } },
    })
    addResource(pdf, 'XObject', name, context.register(form))
  }
  addResource(pdf, 'XObject', 'Y1', picture)
  const [, , third] = pdf.pages
  const drawn = context.register(context.stream('q 1 0 0 1 60 100 cm /Fm8 Do Q'))
  third?.set(PDFName.of('Contents'), drawn)
  pdf.content += 'q 144 0 0 144 100 300 cm /Y1 Do Q q 1 0 0 1 50 60 cm /Fm9 Do Q\n'
  const told = (await check(await savePdf(pdf))).filter(({ ruleId }) => ruleId === 'image-resolution')
  expect(told).toEqual([
    expect.objectContaining({
      severity: 'error',
      pages: [1, 3],
      values: expect.objectContaining({ what: '/Fm9 › /Y1 Do (400 × 400)', found: 82 }),
    }),
  ])
})
