import { deflateSync } from 'node:zlib'
import { PDFHexString, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib'
import { addResource, type GoodPdf, set } from './good-pdf.ts'

/** A good file with one thing wrong. */
export type Mutant = {
  /** What was done to it. */
  name: string
  /** The rules that it breaks, and no others. */
  rules: string[]
  /** Pages that the first of them must name; [] for the whole file. */
  pages: number[]
  change?: (pdf: GoodPdf) => void
  /** After saving. */
  changeBytes?: (bytes: Buffer) => Uint8Array
}

const pdfString = (text: string) => PDFString.of(text)

/** Something more on page 1, in colours and place that are well otherwise. */
const draw =
  (content: string) =>
  (pdf: GoodPdf): void => {
    pdf.content += `q ${content} Q\n`
  }

/** A text of page 1 with these operators before it. */
const drawText =
  (state: string, size = 10.5) =>
  (pdf: GoodPdf): void => {
    pdf.content += `q ${state} BT /F0 ${size} Tf 100 450 Td <${pdf.glyphs}> Tj ET Q\n`
  }

const drawImage =
  (dictionary: object, data: Uint8Array, matrix = '96 0 0 96 100 200') =>
  (pdf: GoodPdf) => {
    const stream = pdf.context.flateStream(data, {
      Type: 'XObject',
      Subtype: 'Image',
      BitsPerComponent: 8,
      ...dictionary,
    })
    addResource(pdf, 'XObject', 'X9', pdf.context.register(stream))
    pdf.content += `q ${matrix} cm /X9 Do Q\n`
  }

const drawForm =
  (dictionary: object, content = '0 0.2 0 0 k 0 0 9 9 re f') =>
  (pdf: GoodPdf) => {
    const stream = pdf.context.stream(content, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 9, 9],
      ...dictionary,
    })
    addResource(pdf, 'XObject', 'Fm9', pdf.context.register(stream))
    pdf.content += 'q 1 0 0 1 100 200 cm /Fm9 Do Q\n'
  }

const useState = (state: object) => (pdf: GoodPdf) => {
  addResource(pdf, 'ExtGState', 'GS9', state)
  pdf.content += 'q /GS9 gs 0 0.2 0 0 k 100 200 9 9 re f Q\n'
}

const drawShading = (shading: object) => (pdf: GoodPdf) => {
  addResource(pdf, 'Shading', 'Sh9', shading)
  pdf.content += 'q 100 200 9 9 re W n /Sh9 sh Q\n'
}

/** From one colour to another. */
const run = (from: number[], to: number[]) => ({ FunctionType: 2, Domain: [0, 1], C0: from, C1: to, N: 1 })

const axial = { ShadingType: 2, ColorSpace: 'DeviceCMYK', Coords: [0, 0, 60, 0] }

const patchProfile = (at: number, bytes: string) => (pdf: GoodPdf) => {
  const patched = Buffer.from(pdf.profile)
  patched.write(bytes, at, 'latin1')
  pdf.profile = patched
}

const page = (index: number, key: string, value: unknown) => (pdf: GoodPdf) => {
  const target = pdf.pages[index]
  if (target) set(pdf, target, key, value)
}

/** X-1a and X-3 are of PDF 1.4 and say what they are in Info. */
const claim = (pdf: GoodPdf, standard: string): void => {
  set(pdf, pdf.info, 'GTS_PDFXVersion', pdfString(standard))
  set(pdf, pdf.catalog, 'Version', '1.4')
  pdf.xmp = pdf.xmp.replace(/<pdfxid[\s\S]*?<\/pdfxid:GTS_PDFXVersion>/, '')
}

const action = (literal: object) => (pdf: GoodPdf) => {
  pdf.context.register(pdf.context.obj(literal as never))
}

export const mutants: readonly Mutant[] = [
  // The file.
  {
    name: 'a table of objects that is not where the end says',
    rules: ['broken-xref'],
    pages: [],
    changeBytes: (bytes) => replace(bytes, /startxref\n\d+/, 'startxref\n17'),
  },
  {
    name: 'an end cut off',
    rules: ['broken-xref'],
    pages: [],
    changeBytes: (bytes) => bytes.subarray(0, bytes.length - 10),
  },
  {
    name: 'an end cut off in the trailer',
    rules: ['broken-xref', 'file-id', 'info-incomplete', 'trapped-unknown'],
    pages: [],
    changeBytes: (bytes) => bytes.subarray(0, bytes.length - 30),
  },
  {
    name: 'a filter that does not exist',
    rules: ['damaged-stream', 'page-empty'],
    pages: [2],
    change: (pdf) =>
      page(
        1,
        'Contents',
        pdf.context.register(pdf.context.stream('0 0.2 0 0 k 99 99 9 9 re f', { Filter: 'ZipDecode' })),
      )(pdf),
  },
  {
    name: 'packed content with broken bytes',
    rules: ['damaged-stream', 'page-empty'],
    pages: [2],
    change: (pdf) => {
      const packed = deflateSync('0 0.2 0 0 k 99 99 9 9 re f')
      packed.fill(0xff, 2)
      page(
        1,
        'Contents',
        pdf.context.register(PDFRawStream.of(pdf.context.obj({ Filter: 'FlateDecode' }), packed)),
      )(pdf)
    },
  },
  {
    name: 'a string without an end',
    rules: ['damaged-content'],
    pages: [1],
    change: (pdf) => {
      pdf.content += '(abc'
    },
  },
  {
    name: 'a form that draws itself',
    rules: ['damaged-content'],
    pages: [1],
    change: (pdf) => {
      drawForm({}, '/Fm9 Do')(pdf)
    },
  },
  {
    name: 'a font that is not there',
    rules: ['missing-resource'],
    pages: [1],
    change: draw('BT /F7 9 Tf ET'),
  },
  { name: 'a picture that is not there', rules: ['missing-resource'], pages: [1], change: draw('/X7 Do') },
  {
    name: 'an operator that does not exist',
    rules: ['unknown-operator'],
    pages: [1],
    change: draw('1 2 frobnicate'),
  },
  {
    name: 'Q without q',
    rules: ['unknown-operator'],
    pages: [1],
    change: (pdf) => {
      pdf.content += 'Q'
    },
  },
  {
    name: 'an object that is none',
    rules: ['damaged-object'],
    pages: [],
    changeBytes: (bytes) => replace(bytes, /\nxref\n/, '\n99 0 obj\n<< /A ) >>\nendobj\nxref\n'),
  },
  {
    name: 'no pages',
    rules: ['no-pages'],
    pages: [],
    change: (pdf) =>
      set(
        pdf,
        pdf.catalog,
        'Pages',
        pdf.context.register(pdf.context.obj({ Type: 'Pages', Kids: [], Count: 0 })),
      ),
  },
  {
    name: 'no claim of PDF/X',
    rules: ['pdfx-unclaimed'],
    pages: [],
    change: (pdf) => {
      pdf.xmp = pdf.xmp.replace('PDF/X-4', 'PDF')
    },
  },
  {
    name: 'PDF 1.7',
    rules: ['pdf-version'],
    pages: [],
    change: (pdf) => set(pdf, pdf.catalog, 'Version', '1.7'),
  },
  {
    name: 'PDF 1.4 with packed objects',
    rules: ['object-streams'],
    pages: [],
    change: (pdf) => {
      claim(pdf, 'PDF/X-3:2003')
      pdf.packed = true
    },
  },
  {
    name: 'encryption',
    rules: ['pdf-encrypted'],
    pages: [],
    change: (pdf) => {
      pdf.context.trailerInfo.Encrypt = pdf.context.register(
        pdf.context.obj({ Filter: 'Standard', V: 1, R: 2 }),
      )
    },
  },
  {
    name: 'no identifier',
    rules: ['file-id'],
    pages: [],
    change: (pdf) => {
      pdf.context.trailerInfo.ID = undefined
    },
  },
  {
    name: 'half an identifier',
    rules: ['file-id'],
    pages: [],
    change: (pdf) => {
      pdf.context.trailerInfo.ID = pdf.context.obj([PDFHexString.of('00')])
    },
  },
  {
    name: 'no title',
    rules: ['info-incomplete'],
    pages: [],
    change: (pdf) => {
      pdf.info.delete(PDFName.of('Title'))
    },
  },
  {
    name: 'no day of making',
    rules: ['info-incomplete'],
    pages: [],
    change: (pdf) => {
      pdf.info.delete(PDFName.of('CreationDate'))
    },
  },
  {
    name: 'no day of change',
    rules: ['info-incomplete'],
    pages: [],
    change: (pdf) => {
      pdf.info.delete(PDFName.of('ModDate'))
    },
  },
  {
    name: 'Trapped unknown',
    rules: ['trapped-unknown', 'xmp-differs'],
    pages: [],
    change: (pdf) => set(pdf, pdf.info, 'Trapped', 'Unknown'),
  },
  {
    name: 'Trapped as a string',
    rules: ['trapped-unknown'],
    pages: [],
    change: (pdf) => set(pdf, pdf.info, 'Trapped', pdfString('False')),
  },
  {
    name: 'XMP without an identifier',
    rules: ['xmp-incomplete'],
    pages: [],
    change: (pdf) => {
      pdf.xmp = pdf.xmp.replace('uuid:1', '')
    },
  },
  {
    name: 'another title in XMP',
    rules: ['xmp-differs'],
    pages: [],
    change: (pdf) => {
      pdf.xmp = pdf.xmp.replace('好书', '坏书')
    },
  },
  {
    name: 'another date in XMP',
    rules: ['xmp-differs'],
    pages: [],
    change: (pdf) => {
      pdf.xmp = pdf.xmp.replace('T03:04:05+08:00</xmp:ModifyDate>', 'T03:04:05Z</xmp:ModifyDate>')
    },
  },
  {
    name: 'XMP that is packed',
    rules: ['xmp-packed'],
    pages: [],
    change: (pdf) =>
      set(
        pdf,
        pdf.catalog,
        'Metadata',
        pdf.context.register(
          pdf.context.flateStream(Buffer.from(pdf.xmp), { Type: 'Metadata', Subtype: 'XML' }),
        ),
      ),
  },
  {
    name: 'no output intent',
    rules: ['output-intent'],
    pages: [],
    change: (pdf) => {
      pdf.catalog.delete(PDFName.of('OutputIntents'))
    },
  },
  {
    name: 'two output intents',
    rules: ['output-intent'],
    pages: [],
    change: (pdf) => set(pdf, pdf.catalog, 'OutputIntents', [pdf.intent, pdf.intent]),
  },
  {
    name: 'an output intent without a name',
    rules: ['output-condition'],
    pages: [],
    change: (pdf) => {
      pdf.intent.delete(PDFName.of('OutputConditionIdentifier'))
    },
  },
  {
    name: 'an output intent that nobody knows and nothing says what it is',
    rules: ['output-condition'],
    pages: [],
    change: (pdf) => {
      pdf.intent.delete(PDFName.of('RegistryName'))
      pdf.intent.delete(PDFName.of('Info'))
    },
  },
  {
    name: 'no profile',
    rules: ['output-profile-missing'],
    pages: [],
    change: (pdf) => {
      pdf.profile = new Uint8Array()
    },
  },
  {
    name: 'a profile cut short',
    rules: ['output-profile-damaged'],
    pages: [],
    change: (pdf) => {
      pdf.profile = pdf.profile.subarray(0, pdf.profile.length - 1)
    },
  },
  {
    name: 'a profile without its signature',
    rules: ['output-profile-damaged'],
    pages: [],
    change: patchProfile(36, 'xxxx'),
  },
  {
    name: 'a profile whose table has a grid that is not there',
    rules: ['output-profile-damaged'],
    pages: [],
    // The number of points of the table from colours to inks: byte 10 of it, in FOGRA39L_coated.icc at 54500.
    change: patchProfile(54_510, '\x21'),
  },
  {
    name: 'the profile of a monitor',
    rules: ['output-profile-class'],
    pages: [],
    change: patchProfile(12, 'mntr'),
  },
  { name: 'an RGB profile', rules: ['output-profile-space'], pages: [], change: patchProfile(16, 'RGB ') },
  {
    name: 'a profile of three components',
    rules: ['output-profile-space'],
    pages: [],
    change: (pdf) =>
      set(
        pdf,
        pdf.intent,
        'DestOutputProfile',
        pdf.context.register(pdf.context.flateStream(pdf.profile, { N: 3 })),
      ),
  },
  {
    name: 'a profile without the way to inks',
    rules: ['output-profile-tables'],
    pages: [],
    change: (pdf) => patchProfile(Buffer.from(pdf.profile).indexOf('B2A0', 132, 'latin1'), 'XXXX')(pdf),
  },
  {
    name: 'a profile of ICC 5',
    rules: ['output-profile-version'],
    pages: [],
    change: patchProfile(8, '\x05'),
  },
  {
    name: 'JavaScript',
    rules: ['pdf-javascript'],
    pages: [],
    change: action({ S: 'JavaScript', JS: pdfString('app.alert(1)') }),
  },
  {
    name: 'a form to fill in',
    rules: ['pdf-form'],
    pages: [],
    change: (pdf) =>
      set(pdf, pdf.catalog, 'AcroForm', {
        Fields: [pdf.context.register(pdf.context.obj({ FT: 'Tx', T: pdfString('name') }))],
      }),
  },
  {
    name: 'a form in XFA',
    rules: ['pdf-form'],
    pages: [],
    change: (pdf) => set(pdf, pdf.catalog, 'AcroForm', { Fields: [], XFA: pdfString('<xdp/>') }),
  },
  {
    name: 'a place that it opens at',
    rules: ['pdf-action'],
    pages: [],
    change: (pdf) => set(pdf, pdf.catalog, 'OpenAction', { S: 'GoTo', D: [0, 'Fit'] }),
  },
  {
    name: 'something that a page does when it is shown',
    rules: ['pdf-action'],
    pages: [],
    change: page(1, 'AA', { O: { S: 'GoTo', D: [0, 'Fit'] } }),
  },
  {
    name: 'a program that is started',
    rules: ['pdf-action'],
    pages: [],
    change: action({ S: 'Launch', Win: { A: 1 } }),
  },
  {
    name: 'an attachment',
    rules: ['pdf-attachment'],
    pages: [],
    change: (pdf) => {
      pdf.context.register(pdf.context.stream('x', { Type: 'EmbeddedFile' }))
    },
  },
  {
    name: 'a link',
    rules: ['annotation'],
    pages: [2],
    change: (pdf) =>
      page(1, 'Annots', [
        { Type: 'Annot', Subtype: 'Link', Rect: [100, 100, 200, 120], Dest: [pdf.pages[0], 'Fit'] },
      ])(pdf),
  },
  {
    name: 'a note',
    rules: ['annotation'],
    pages: [4],
    change: page(3, 'Annots', [{ Type: 'Annot', Subtype: 'Text', Rect: [100, 100, 120, 120] }]),
  },

  // Pages.
  {
    name: 'no MediaBox',
    rules: ['media-box'],
    pages: [3],
    change: (pdf) => {
      pdf.pages[2]?.delete(PDFName.of('MediaBox'))
    },
  },
  {
    name: 'no TrimBox',
    rules: ['trim-box'],
    pages: [2],
    change: (pdf) => {
      pdf.pages[1]?.delete(PDFName.of('TrimBox'))
    },
  },
  {
    name: 'TrimBox and ArtBox',
    rules: ['trim-box'],
    pages: [2],
    change: (pdf) => page(1, 'ArtBox', pdf.pages[1]?.get(PDFName.of('TrimBox')))(pdf),
  },
  {
    name: 'boxes inside out',
    rules: ['box-nesting', 'bleed-short'],
    pages: [2],
    change: (pdf) => {
      const media = pdf.pages[1]?.get(PDFName.of('MediaBox'))
      const bleed = pdf.pages[1]?.get(PDFName.of('BleedBox'))
      page(1, 'MediaBox', bleed)(pdf)
      page(1, 'BleedBox', media)(pdf)
    },
  },
  { name: 'a CropBox', rules: ['crop-box'], pages: [2], change: page(1, 'CropBox', [30, 30, 400, 500]) },
  {
    name: 'a bleed of 2 mm',
    rules: ['bleed-small'],
    pages: [2],
    change: page(1, 'BleedBox', [22.83, 22.83, 453.7, 629.5]),
  },
  {
    name: 'a ground that ends at the trim',
    rules: ['bleed-short'],
    pages: [1],
    change: draw('0 0.1 0 0 k 28.504 28.504 419.528 300 re f'),
  },
  {
    name: 'text at the edge',
    rules: ['near-trim'],
    pages: [1],
    change: (pdf) => {
      pdf.content += `q /GS0 gs 0 0 0 1 k BT /F0 9 Tf 35 200 Td <${pdf.glyphs}> Tj ET Q\n`
    },
  },
  {
    name: 'a page of another size',
    rules: ['page-sizes'],
    pages: [3],
    change: (pdf) => {
      page(2, 'TrimBox', [28.504, 28.504, 420, 620])(pdf)
      page(2, 'BleedBox', [20, 20, 428.504, 628.504])(pdf)
    },
  },
  { name: 'a page on its side', rules: ['page-rotated'], pages: [4], change: page(3, 'Rotate', 90) },
  { name: 'a unit of its own', rules: ['page-user-unit'], pages: [4], change: page(3, 'UserUnit', 2) },
  {
    name: 'an empty page',
    rules: ['page-empty'],
    pages: [3],
    change: (pdf) =>
      page(2, 'Contents', pdf.context.register(pdf.context.stream('0 0 0 0 k 99 99 9 9 re f')))(pdf),
  },
  {
    name: 'three pages',
    rules: ['page-count'],
    pages: [],
    change: (pdf) =>
      set(
        pdf,
        pdf.catalog,
        'Pages',
        pdf.context.register(
          pdf.context.obj({ Type: 'Pages', Kids: pdf.pages.slice(0, 3), Resources: pdf.resources } as never),
        ),
      ),
  },

  // Colours.
  { name: 'an RGB operator', rules: ['rgb-colour'], pages: [1], change: draw('1 0 0 rg 100 200 9 9 re f') },
  {
    name: 'an RGB operator in a form',
    rules: ['rgb-colour'],
    pages: [1],
    change: drawForm({}, '1 0 0 rg 0 0 9 9 re f'),
  },
  {
    name: 'an RGB operator in a form in a form',
    rules: ['rgb-colour'],
    pages: [1],
    change: (pdf) => {
      addResource(
        pdf,
        'XObject',
        'Fm8',
        pdf.context.register(
          pdf.context.stream('0 1 0 RG 0 0 m 9 9 l S', { Subtype: 'Form', BBox: [0, 0, 9, 9] }),
        ),
      )
      drawForm({}, '/Fm8 Do')(pdf)
    },
  },
  {
    name: 'an RGB operator in a tile',
    rules: ['rgb-colour'],
    pages: [1],
    change: (pdf) => {
      addResource(
        pdf,
        'Pattern',
        'P9',
        pdf.context.register(
          pdf.context.stream('0 0 1 rg 0 0 9 9 re f', {
            PatternType: 1,
            PaintType: 1,
            TilingType: 1,
            BBox: [0, 0, 9, 9],
            XStep: 9,
            YStep: 9,
          }),
        ),
      )
      draw('/Pattern cs /P9 scn 100 200 9 9 re f')(pdf)
    },
  },
  {
    name: 'an RGB picture',
    rules: ['rgb-colour'],
    pages: [1],
    change: drawImage({ Width: 400, Height: 400, ColorSpace: 'DeviceRGB' }, new Uint8Array(480_000).fill(99)),
  },
  {
    name: 'an RGB picture in the content',
    rules: ['rgb-colour'],
    pages: [1],
    change: draw('9 0 0 9 100 200 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI'),
  },
  {
    name: 'a picture with a table of RGB colours',
    rules: ['rgb-colour'],
    pages: [1],
    change: (pdf) =>
      drawImage(
        {
          Width: 400,
          Height: 400,
          ColorSpace: pdf.context.obj(['Indexed', 'DeviceRGB', 1, PDFHexString.of('000000FFFFFF')]),
        },
        new Uint8Array(160_000),
      )(pdf),
  },
  {
    name: 'an RGB shading',
    rules: ['rgb-colour'],
    pages: [1],
    change: drawShading({ ...axial, ColorSpace: 'DeviceRGB', Function: run([1, 0, 0], [0, 0, 1]) }),
  },
  {
    name: 'a spot colour that stands on RGB',
    rules: ['rgb-colour', 'spot-colour'],
    pages: [1],
    change: (pdf) => {
      addResource(pdf, 'ColorSpace', 'CS9', [
        'Separation',
        'Gold',
        'DeviceRGB',
        run([1, 1, 1], [0.8, 0.6, 0]),
      ])
      draw('/CS9 cs 1 scn 100 200 9 9 re f')(pdf)
    },
  },
  {
    name: 'a colour with a profile',
    rules: ['managed-colour'],
    pages: [1],
    change: (pdf) => {
      addResource(pdf, 'ColorSpace', 'CS9', [
        'ICCBased',
        pdf.context.register(pdf.context.flateStream(pdf.profile, { N: 4 })),
      ])
      draw('/CS9 cs 0 0 0 1 scn 100 200 9 9 re f')(pdf)
    },
  },
  {
    name: 'a colour in Lab',
    rules: ['managed-colour'],
    pages: [1],
    change: (pdf) => {
      addResource(pdf, 'ColorSpace', 'CS9', ['Lab', { WhitePoint: [0.96, 1, 0.82] }])
      draw('/CS9 cs 50 0 0 scn 100 200 9 9 re f')(pdf)
    },
  },
  {
    name: 'a calibrated colour',
    rules: ['managed-colour'],
    pages: [1],
    change: (pdf) => {
      addResource(pdf, 'ColorSpace', 'CS9', ['CalRGB', { WhitePoint: [0.95, 1, 1.09] }])
      draw('/CS9 cs 0 0.5 0 scn 100 200 9 9 re f')(pdf)
    },
  },
  {
    name: 'a calibrated grey',
    rules: ['managed-colour'],
    pages: [1],
    change: (pdf) => {
      addResource(pdf, 'ColorSpace', 'CS9', ['CalGray', { WhitePoint: [0.95, 1, 1.09] }])
      draw('/CS9 cs 0.5 scn 100 200 9 9 re f')(pdf)
    },
  },
  {
    name: 'CMYK that a profile stands for',
    rules: ['managed-colour'],
    pages: [1, 2, 3, 4],
    change: (pdf) =>
      addResource(pdf, 'ColorSpace', 'DefaultCMYK', [
        'ICCBased',
        pdf.context.register(pdf.context.flateStream(pdf.profile, { N: 4 })),
      ]),
  },
  {
    name: 'a colour space that does not exist',
    rules: ['unknown-colour-space'],
    pages: [1],
    change: (pdf) => {
      addResource(pdf, 'ColorSpace', 'CS9', ['HSB', {}])
      draw('/CS9 cs 1 scn 100 200 9 9 re f')(pdf)
    },
  },
  {
    name: 'an unknown shading function',
    rules: ['shading-unreadable'],
    pages: [1],
    change: drawShading({ ...axial, Function: { FunctionType: 7, Domain: [0, 1] } }),
  },
  {
    name: 'an unknown shading',
    rules: ['shading-unreadable'],
    pages: [1],
    change: drawShading({ ShadingType: 9, ColorSpace: 'DeviceCMYK' }),
  },
  {
    name: 'a group blended in RGB',
    rules: ['group-colour-space'],
    pages: [1],
    change: drawForm({ Group: { S: 'Transparency', CS: 'DeviceRGB' } }),
  },
  {
    name: 'a group blended in grey that is no mask',
    rules: ['group-colour-space'],
    pages: [1],
    change: drawForm({ Group: { S: 'Transparency', CS: 'DeviceGray' } }),
  },
  {
    name: 'a page blended in RGB',
    rules: ['group-colour-space'],
    pages: [2],
    change: page(1, 'Group', { S: 'Transparency', CS: 'DeviceRGB' }),
  },
  {
    name: 'black text that knocks out',
    rules: ['black-text-knocks-out'],
    pages: [1],
    change: drawText('0 0 0 1 k'),
  },
  {
    name: 'black text that overprints in the other mode',
    rules: ['black-text-knocks-out'],
    pages: [1],
    change: (pdf) => {
      addResource(pdf, 'ExtGState', 'GS9', { op: true, OPM: 0 })
      drawText('/GS9 gs 0 0 0 1 k')(pdf)
    },
  },
  {
    name: 'a black line that knocks out',
    rules: ['black-line-knocks-out'],
    pages: [1],
    change: draw('0 0 0 1 K 1 w 100 200 m 200 200 l S'),
  },
  {
    name: 'white that overprints',
    rules: ['white-overprints'],
    pages: [1],
    change: draw('/GS0 gs 0 0 0 0 k 100 200 9 9 re f'),
  },
  {
    name: 'a white line that overprints',
    rules: ['white-overprints'],
    pages: [1],
    change: draw('/GS0 gs 0 0 0 0 K 3 w 100 200 m 200 200 l S'),
  },
  { name: 'text in DeviceGray', rules: ['grey-text'], pages: [1], change: drawText('0 g') },
  {
    name: 'grey that overprints',
    rules: ['grey-overprints'],
    pages: [1],
    change: draw('/GS0 gs 0.5 g 100 200 9 9 re f'),
  },
  { name: 'rich black text', rules: ['rich-black-text'], pages: [1], change: drawText('0.7 0.6 0.6 1 k') },
  {
    name: 'small text in two inks',
    rules: ['small-coloured-text'],
    pages: [1],
    change: drawText('0 1 1 0 k', 6),
  },
  { name: 'small white text', rules: ['small-coloured-text'], pages: [1], change: drawText('0 0 0 0 k', 6) },
  {
    name: 'a thin line in two inks',
    rules: ['thin-coloured-line', 'hairline'],
    pages: [1],
    change: draw('0 1 1 0 K 0.2 w 100 200 m 200 200 l S'),
  },
  {
    name: 'a thin white line',
    rules: ['thin-coloured-line'],
    pages: [1],
    change: draw('0 0 0 0 K 0.2 w 100 200 m 200 200 l S'),
  },
  {
    name: 'a hairline',
    rules: ['hairline'],
    pages: [1],
    change: draw('0 1 0 0 K 0 w 100 200 m 200 200 l S'),
  },
  {
    name: 'a line made thin by scaling',
    rules: ['hairline'],
    pages: [1],
    change: draw('0.1 0 0 0.1 0 0 cm 0 1 0 0 K 1 w 1000 2000 m 2000 2000 l S'),
  },
  {
    name: 'registration colour on the page',
    rules: ['registration-colour'],
    pages: [1],
    change: draw('/All cs 1 scn 100 200 9 9 re f'),
  },
  {
    name: 'a spot colour',
    rules: ['spot-colour'],
    pages: [1],
    change: draw('/Spot cs 1 scn 100 200 9 9 re f'),
  },
  {
    name: 'a spot colour in a DeviceN picture',
    rules: ['spot-colour'],
    pages: [1],
    change: (pdf) =>
      drawImage(
        {
          Width: 400,
          Height: 400,
          ColorSpace: [
            'DeviceN',
            ['Black', 'Gold'],
            'DeviceCMYK',
            { FunctionType: 4, Domain: [0, 1, 0, 1], Range: [0, 1, 0, 1, 0, 1, 0, 1] },
          ].map((item) =>
            typeof item === 'object' && !Array.isArray(item)
              ? pdf.context.register(pdf.context.stream('{ exch 0 exch 0 3 1 roll exch }', item as never))
              : item,
          ),
        },
        new Uint8Array(320_000).fill(40),
      )(pdf),
  },
  {
    name: 'a colour of 350 % ink',
    rules: ['ink-colour'],
    pages: [1],
    change: draw('1 1 1 0.5 k 100 200 9 9 re f'),
  },
  {
    name: 'a shading of 350 % ink',
    rules: ['ink-colour'],
    pages: [1],
    change: drawShading({ ...axial, Function: run([0, 0, 0, 0], [1, 1, 1, 0.5]) }),
  },
  {
    name: 'a picture of 360 % ink',
    rules: ['ink-image', 'ink-image-pixels'],
    pages: [1],
    change: drawImage(
      { Width: 400, Height: 400, ColorSpace: 'DeviceCMYK' },
      new Uint8Array(640_000).fill(230),
    ),
  },
  {
    name: 'a picture with a dark corner',
    rules: ['ink-image-pixels'],
    pages: [1],
    change: drawImage(
      { Width: 400, Height: 400, ColorSpace: 'DeviceCMYK' },
      new Uint8Array(640_000).fill(240, 0, 60_000),
    ),
  },
  {
    name: 'a picture in JPEG 2000',
    rules: ['ink-unknown'],
    pages: [1],
    change: (pdf) => {
      const stream = pdf.context.stream('abc', {
        Subtype: 'Image',
        Width: 400,
        Height: 400,
        BitsPerComponent: 8,
        ColorSpace: 'DeviceCMYK',
        Filter: 'JPXDecode',
      })
      addResource(pdf, 'XObject', 'X9', pdf.context.register(stream))
      draw('96 0 0 96 100 200 cm /X9 Do')(pdf)
    },
  },

  // Pictures.
  {
    name: 'a picture of 82 ppi',
    rules: ['image-resolution'],
    pages: [1],
    change: draw('350 0 0 350 50 100 cm /X0 Do'),
  },
  {
    name: 'a picture of 200 ppi',
    rules: ['image-resolution'],
    pages: [1],
    change: draw('144 0 0 144 100 100 cm /X0 Do'),
  },
  {
    name: 'a picture stretched',
    rules: ['image-resolution'],
    pages: [1],
    change: draw('90 0 0 300 100 100 cm /X0 Do'),
  },
  {
    name: 'line art of 300 ppi',
    rules: ['line-art-resolution'],
    pages: [1],
    change: drawImage(
      { Width: 400, Height: 400, BitsPerComponent: 1, ColorSpace: 'DeviceGray' },
      new Uint8Array(20_000),
    ),
  },
  {
    name: 'a stencil of 300 ppi',
    rules: ['line-art-resolution'],
    pages: [1],
    change: drawImage(
      { Width: 400, Height: 400, BitsPerComponent: 1, ImageMask: true },
      new Uint8Array(20_000),
    ),
  },
  {
    name: 'LZW',
    rules: ['lzw-filter'],
    pages: [],
    change: (pdf) => {
      pdf.context.register(
        PDFRawStream.of(pdf.context.obj({ Filter: 'LZWDecode' }), Uint8Array.of(0x80, 0x0b, 0x60, 0x50)),
      )
    },
  },
  {
    name: 'a picture with other versions',
    rules: ['image-alternates'],
    pages: [1, 2, 3, 4],
    change: (pdf) =>
      set(
        pdf,
        pdf.image.dict,
        'Alternates',
        [{ Image: pdf.image, DefaultForPrinting: true }].map(() =>
          pdf.context.obj({ DefaultForPrinting: true }),
        ),
      ),
  },
  {
    name: 'a stand-in',
    rules: ['opi-link'],
    pages: [1, 2, 3, 4],
    change: (pdf) => set(pdf, pdf.form.dict, 'OPI', { '2.0': {} }),
  },
  {
    name: 'a stream outside',
    rules: ['external-stream'],
    pages: [],
    change: (pdf) => {
      pdf.context.register(pdf.context.stream('', { F: pdfString('picture.tif') }))
    },
  },
  {
    name: 'a page of another file',
    rules: ['reference-xobject'],
    pages: [1],
    change: drawForm({ Ref: { F: pdfString('a.pdf'), Page: 0 } }),
  },
  {
    name: 'a PostScript program',
    rules: ['postscript-xobject'],
    pages: [1],
    change: (pdf) => {
      addResource(
        pdf,
        'XObject',
        'PS9',
        pdf.context.register(pdf.context.stream('showpage', { Subtype: 'PS' })),
      )
      draw('/PS9 Do')(pdf)
    },
  },
  { name: 'a compatibility section', rules: ['compatibility-section'], pages: [1], change: draw('BX EX') },

  // Text.
  {
    name: 'a font that is not in the file',
    rules: ['font-not-embedded'],
    pages: [1, 2, 3, 4],
    change: (pdf) => {
      pdf.descriptor.delete(PDFName.of('FontFile2'))
      set(pdf, pdf.font, 'BaseFont', 'ABCDEF+Song')
    },
  },
  {
    name: 'a whole font',
    rules: ['font-not-subset'],
    pages: [1, 2, 3, 4],
    change: (pdf) => set(pdf, pdf.font, 'BaseFont', 'Song'),
  },
  {
    name: 'a font that is none',
    rules: ['font-damaged'],
    pages: [1, 2, 3, 4],
    change: (pdf) =>
      set(pdf, pdf.descriptor, 'FontFile2', pdf.context.register(pdf.context.flateStream('abc'))),
  },
  {
    name: 'a Type 3 font',
    rules: ['font-type3'],
    pages: [1],
    change: type3('500 0 0 0 500 500 d1 0 0 500 500 re f'),
  },
  {
    name: 'a Type 3 font in RGB',
    rules: ['font-type3', 'rgb-colour'],
    pages: [1],
    change: type3('500 0 d0 1 0 0 rg 0 0 500 500 re f'),
  },
  {
    name: 'Courier',
    rules: ['font-courier'],
    pages: [1, 2, 3, 4],
    change: (pdf) => set(pdf, pdf.font, 'BaseFont', 'ABCDEF+Courier'),
  },
  {
    name: 'no ToUnicode',
    rules: ['font-no-unicode'],
    pages: [1, 2, 3, 4],
    change: (pdf) => {
      pdf.font.delete(PDFName.of('ToUnicode'))
    },
  },
  {
    name: 'ToUnicode of nothing',
    rules: ['text-no-unicode'],
    pages: [1, 2, 3, 4],
    change: (pdf) =>
      set(pdf, pdf.font, 'ToUnicode', pdf.context.register(pdf.context.stream('0 beginbfchar endbfchar'))),
  },
  {
    name: 'text copied as radicals',
    rules: ['radical-characters'],
    pages: [1, 2, 3, 4],
    change: (pdf) =>
      set(
        pdf,
        pdf.font,
        'ToUnicode',
        pdf.context.register(pdf.context.stream('1 beginbfrange <0000> <00ff> <2f00> endbfrange')),
      ),
  },
  {
    name: 'a missing glyph',
    rules: ['missing-glyph'],
    pages: [1],
    change: (pdf) => {
      set(
        pdf,
        pdf.font,
        'ToUnicode',
        pdf.context.register(pdf.context.stream('1 beginbfrange <0000> <ffff> <4e00> endbfrange')),
      )
      pdf.content += 'q /GS0 gs 0 0 0 1 k BT /F0 9 Tf 100 200 Td <0000> Tj ET Q'
    },
  },
  {
    name: 'a glyph beyond the font',
    rules: ['missing-glyph'],
    pages: [1],
    change: (pdf) => {
      set(
        pdf,
        pdf.font,
        'ToUnicode',
        pdf.context.register(pdf.context.stream('1 beginbfrange <0000> <ffff> <0041> endbfrange')),
      )
      pdf.content += 'q /GS0 gs 0 0 0 1 k BT /F0 9 Tf 100 200 Td <0fff> Tj ET Q'
    },
  },

  // Graphics state.
  {
    name: 'a transfer function',
    rules: ['transfer-function'],
    pages: [1],
    change: useState({ TR: 'Identity' }),
  },
  {
    name: 'a transfer function of the second kind',
    rules: ['transfer-function'],
    pages: [1],
    change: useState({ TR2: run([1], [0]) }),
  },
  {
    name: 'a halftone',
    rules: ['halftone'],
    pages: [1],
    change: useState({ HT: { HalftoneType: 1, Frequency: 60, Angle: 45, SpotFunction: 'Round' } }),
  },
  {
    name: 'a blend mode that does not exist',
    rules: ['blend-mode'],
    pages: [1],
    change: useState({ BM: 'Dissolve' }),
  },
  {
    name: 'transparency under X-1a',
    rules: ['live-transparency'],
    pages: [1],
    change: (pdf) => {
      claim(pdf, 'PDF/X-1a:2003')
      useState({ ca: 0.5 })(pdf)
    },
  },
  {
    name: 'half-transparent lines under X-3',
    rules: ['live-transparency'],
    pages: [1],
    change: (pdf) => {
      claim(pdf, 'PDF/X-3:2003')
      useState({ CA: 0.5 })(pdf)
    },
  },
  {
    name: 'a blend under X-1a',
    rules: ['live-transparency'],
    pages: [1],
    change: (pdf) => {
      claim(pdf, 'PDF/X-1a:2003')
      useState({ BM: 'Multiply' })(pdf)
    },
  },
  {
    name: 'a soft mask under X-3',
    rules: ['live-transparency'],
    pages: [1],
    change: (pdf) => {
      claim(pdf, 'PDF/X-3:2003')
      useState({
        SMask: {
          S: 'Luminosity',
          G: pdf.context.register(
            pdf.context.stream('1 g 0 0 9 9 re f', { Subtype: 'Form', BBox: [0, 0, 9, 9] }),
          ),
        },
      })(pdf)
    },
  },
  {
    name: 'a picture with a soft mask under X-1a',
    rules: ['live-transparency'],
    pages: [1, 2, 3, 4],
    change: (pdf) => {
      claim(pdf, 'PDF/X-1a:2003')
      set(
        pdf,
        pdf.image.dict,
        'SMask',
        pdf.context.register(
          pdf.context.flateStream(new Uint8Array(160_000), {
            Subtype: 'Image',
            Width: 400,
            Height: 400,
            BitsPerComponent: 8,
            ColorSpace: 'DeviceGray',
          }),
        ),
      )
    },
  },
  {
    name: 'a group under X-1a',
    rules: ['live-transparency'],
    pages: [3],
    change: (pdf) => {
      claim(pdf, 'PDF/X-1a:2003')
      page(2, 'Group', { S: 'Transparency', CS: 'DeviceCMYK' })(pdf)
    },
  },
  {
    name: 'coordinates of a whole book',
    rules: ['large-coordinates'],
    pages: [1],
    change: draw('1 0 0 1 -1294800 0 cm 0 0.2 0 0 k 1294900 200 9 9 re f'),
  },
  {
    name: 'a page that Chromium shrank',
    rules: ['page-shrunk'],
    pages: [2],
    change: (pdf) => {
      set(pdf, pdf.info, 'Producer', pdfString('Skia/PDF m156'))
      page(
        1,
        'Contents',
        pdf.context.register(
          pdf.context.stream('.24 0 0 -.24 0 600 cm 2.5 0 0 2.5 0 0 cm 0 0.2 0 0 k 300 300 90 90 re f'),
        ),
      )(pdf)
    },
  },
]

/** A glyph of half an em, drawn so. */
function type3(drawing: string) {
  return (pdf: GoodPdf): void => {
    addResource(pdf, 'Font', 'F9', {
      Type: 'Font',
      Subtype: 'Type3',
      FontBBox: [0, 0, 500, 500],
      FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
      CharProcs: { box: pdf.context.register(pdf.context.stream(drawing)) },
      Encoding: { Differences: [65, 'box'] },
      FirstChar: 65,
      LastChar: 65,
      Widths: [500],
      ToUnicode: pdf.context.register(pdf.context.stream('1 beginbfchar <41> <0041> endbfchar')),
    })
    pdf.content += 'q /GS0 gs 0 0 0 1 k BT /F9 10 Tf 100 200 Td (A) Tj ET Q\n'
  }
}

function replace(bytes: Buffer, what: RegExp, by: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(what, by), 'latin1')
}
