import { PDFName } from '@cantoo/pdf-lib'
import { addResource, type GoodPdf, set } from './good-pdf.ts'

/** A good file with something unusual that is no fault: what the conditions except. */
export type Allowed = { name: string; change: (pdf: GoodPdf) => void }

const annotation = (Subtype: string, Rect: number[]) => (pdf: GoodPdf) => {
  const [first] = pdf.pages
  if (first)
    set(pdf, first, 'Annots', [pdf.context.register(pdf.context.obj({ Type: 'Annot', Subtype, Rect }))])
}

const useState = (state: object) => (pdf: GoodPdf) => {
  addResource(pdf, 'ExtGState', 'GS9', state)
  pdf.content += 'q /GS9 gs 0 0.2 0 0 k 100 200 9 9 re f Q\n'
}

const drawImage = (pdf: GoodPdf, width: number, dictionary: object = {}) => {
  const stream = pdf.context.flateStream(new Uint8Array(width * width).fill(40), {
    Type: 'XObject',
    Subtype: 'Image',
    BitsPerComponent: 8,
    Width: width,
    Height: width,
    ColorSpace: 'DeviceGray',
    ...dictionary,
  })
  addResource(pdf, 'XObject', 'X9', pdf.context.register(stream))
  pdf.content += 'q 90 0 0 90 100 200 cm /X9 Do Q\n'
}

export const allowed: readonly Allowed[] = [
  { name: 'a link on the paper beside the bleed', change: annotation('Link', [0, 0, 9, 9]) },
  { name: 'a mark of the printer as an annotation', change: annotation('PrinterMark', [100, 100, 200, 200]) },
  { name: 'a trap network', change: annotation('TrapNet', [100, 100, 200, 200]) },
  {
    name: 'a CropBox that is the MediaBox',
    change: (pdf) => {
      for (const page of pdf.pages) {
        const media = page.get(PDFName.of('MediaBox'))
        if (media) page.set(PDFName.of('CropBox'), media)
      }
    },
  },
  { name: 'a swatch of 16 pixels', change: (pdf) => drawImage(pdf, 16) },
  {
    name: 'a coarse soft mask of a fine picture',
    change: (pdf) => {
      const mask = pdf.context.flateStream(new Uint8Array(400).fill(128), {
        ...{ Type: 'XObject', Subtype: 'Image', Width: 20, Height: 20, BitsPerComponent: 8 },
        ColorSpace: 'DeviceGray',
      })
      drawImage(pdf, 400, { SMask: pdf.context.register(mask) })
    },
  },
  { name: 'the transfer function of the press', change: useState({ TR2: 'Default' }) },
  { name: 'a blend that there is', change: useState({ BM: 'Multiply' }) },
  {
    name: 'a mask by luminosity that is blended in grey',
    change: (pdf) => {
      const form = pdf.context.stream('1 g 0 0 9 9 re f', {
        ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 900, 900] },
        Group: { S: 'Transparency', CS: 'DeviceGray' },
      })
      useState({ SMask: { S: 'Luminosity', G: pdf.context.register(form) } })(pdf)
    },
  },
  {
    name: 'large grey text, and grey that knocks out',
    change: (pdf) => {
      pdf.content += `q 0 g BT /F0 14 Tf 100 450 Td <${pdf.glyphs}> Tj ET 0.5 g 100 200 9 9 re f Q\n`
    },
  },
  {
    name: 'black of its own of 12 pt and lines of 2 pt that knock out',
    change: (pdf) => {
      pdf.content += `q 0 0 0 1 k 0 0 0 1 K BT /F0 12 Tf 100 450 Td <${pdf.glyphs}> Tj ET 2 w 100 200 m 200 200 l S Q\n`
    },
  },
]
