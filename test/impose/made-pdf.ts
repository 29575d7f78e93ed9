import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'

export type PdfWishes = {
  pages: number
  /** Trim in points. */
  width?: number
  height?: number
  /** White around the trim that belongs to the media; the BleedBox is half of it. */
  around?: number
  rotate?: number
  /** As PDF/X says it. */
  isPdfX?: true
  xmp?: string
  /** Content in several streams, as the press file has it. */
  isSplit?: true
  /** Resources that the pages inherit. */
  isInheriting?: true
}

/** A PDF whose pages say `p1`, `p2` … near the upper left corner of their trim, in one font that all of them share. */
export async function madePdf(wishes: PdfWishes): Promise<Uint8Array> {
  const { pages, width = 300, height = 400, around = 0 } = wishes
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = document
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= pages; number++) {
    const page = document.addPage([width + 2 * around, height + 2 * around])
    page.drawText(`p${number}`, { x: around + 20, y: around + height - 40, size: 24, font })
    // Reaches to the end of the media: what is clipped shows.
    page.drawRectangle({ x: 0, y: around + 50, width: width + 2 * around, height: 10 })
    const box = (by: number) => context.obj([by, by, width + 2 * around - by, height + 2 * around - by])
    if (around > 0) {
      page.node.set(PDFName.of('TrimBox'), box(around))
      page.node.set(PDFName.of('BleedBox'), box(around / 2))
    }
    if (wishes.rotate) page.node.set(PDFName.of('Rotate'), context.obj(wishes.rotate))
    page.node.set(PDFName.of('StructParents'), context.obj(number))
  }
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  if (wishes.isPdfX) {
    const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFX' })
    intent.set(PDFName.of('OutputConditionIdentifier'), PDFString.of('FOGRA39'))
    catalog.set(PDFName.of('OutputIntents'), context.obj([intent]))
    context.trailerInfo.ID = context.obj([PDFHexString.of('00ff'), PDFHexString.of('00ff')])
  }
  if (wishes.xmp !== undefined) {
    const stream = context.stream(Buffer.from(wishes.xmp), { Type: 'Metadata', Subtype: 'XML' })
    catalog.set(PDFName.of('Metadata'), context.register(stream))
  }
  await document.flush()
  for (const page of document.getPages()) {
    if (wishes.isSplit) {
      const own = page.node.get(PDFName.of('Contents'))
      const parts = [context.flateStream('q'), ...(own ? [own] : []), context.flateStream('Q')]
      const refs = parts.map((part) => (part === own ? part : context.register(part)))
      page.node.set(
        PDFName.of('Contents'),
        context.obj(refs.flatMap((ref) => unwrapped(context.lookup(ref), ref))),
      )
    }
    if (wishes.isInheriting) {
      const resources = page.node.get(PDFName.of('Resources'))
      page.node.delete(PDFName.of('Resources'))
      const parent = context.lookup(page.node.get(PDFName.of('Parent')))
      if (parent instanceof PDFDict && resources) parent.set(PDFName.of('Resources'), resources)
    }
  }
  return document.save({ useObjectStreams: false, addDefaultPage: false })
}

/** The items of an array, or the thing itself. */
function unwrapped<Thing>(value: unknown, thing: Thing): Thing[] {
  const items = value as { asArray?: () => Thing[] } | undefined
  return items?.asArray?.() ?? [thing]
}
