import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { findTransparency } from '../../src/press/find-transparency.ts'

/** Three pages, the second of which has a graphics state, in a form or not. */
async function pagesWith(state: Record<string, unknown>, inForm: boolean): Promise<number[]> {
  const document = await PDFDocument.create()
  const { context } = document
  for (let page = 0; page < 3; page++) document.addPage()
  const resources = context.obj({ ExtGState: { G1: context.register(context.obj(state as never)) } })
  const form = context.stream('', { Type: 'XObject', Subtype: 'Form', Resources: resources })
  const own = inForm ? context.obj({ XObject: { X1: context.register(form) } }) : resources
  document.getPage(1).node.set(PDFName.of('Resources'), own)
  return findTransparency(document)
}

test.each([
  ['ca', { ca: 0.5 }],
  ['CA', { CA: 0.5 }],
  ['a blend mode', { BM: 'Multiply' }],
  ['a soft mask', { SMask: { S: 'Luminosity' } }],
] as const)('%s is found on its page, also in a form', async (_, state) => {
  expect(await pagesWith(state, false)).toEqual([2])
  expect(await pagesWith(state, true)).toEqual([2])
})

test('what changes nothing is none', async () => {
  expect(await pagesWith({ ca: 1, CA: 1, BM: 'Normal', SMask: 'None' }, false)).toEqual([])
})
