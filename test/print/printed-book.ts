import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import type { Page } from '../../src/book.ts'
import { type JoinedPdf, joinRanges } from '../../src/print/join-ranges.ts'

/** A PDF as Chromium leaves it: whole points, dates of its own, a text a page. */
export async function printedPdf(texts: string[], date = new Date(Date.UTC(2020, 0, 1))): Promise<JoinedPdf> {
  const document = await PDFDocument.create({ updateMetadata: false })
  // Named by hand: pdf-lib gives fonts random names.
  const font = document.context.register(
    document.context.obj({
      Type: 'Font',
      Subtype: 'Type1',
      BaseFont: 'Helvetica',
      Encoding: 'WinAnsiEncoding',
    }),
  )
  for (const text of texts) {
    const page = document.addPage([420, 596])
    page.node.set(PDFName.of('Resources'), document.context.obj({ Font: { F1: font } }))
    const drawing = document.context.stream(`BT /F1 10 Tf 60 400 Td (${text}) Tj ET`)
    page.node.set(PDFName.of('Contents'), document.context.register(drawing))
  }
  const info = document.context.obj({})
  for (const key of ['CreationDate', 'ModDate']) info.set(PDFName.of(key), PDFString.fromDate(date))
  info.set(PDFName.of('Title'), PDFString.of('book.invalid'))
  document.context.trailerInfo.Info = document.context.register(info)
  const pdf = await document.save({ useObjectStreams: false, updateFieldAppearances: false })
  return joinRanges([{ pdf, tags: [], texts, headings: [], places: [], edges: [], pictures: [] }], 'zh-Hans')
}

/** Pages with these labels; only what print reads of them is true. */
export function pagesWithLabels(...labels: string[]): Page[] {
  return labels.map((label, index) => ({
    number: index + 1,
    folio: label,
    label,
    side: index % 2 === 0 ? 'recto' : 'verso',
    sectionId: 's01',
    kind: 'normal',
    head: '',
    html: '',
  }))
}
