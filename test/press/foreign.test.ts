import { PDFString } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { check, rulesOf } from '../preflight/check.ts'
import { goodPdf, savePdf } from '../preflight/good-pdf.ts'
import { ask, judged } from '../print/judge.ts'
import { askPdfBox, noPdfBox } from '../print/pdfbox.ts'
import {
  calibrated,
  type ForeignPage,
  fade,
  fogra,
  foreignPdf,
  lab,
  lattice,
  photo,
  plate,
  stream,
} from './foreign-pdf.ts'
import { platesOf } from './plates.ts'
import { pressForeign } from './press-foreign.ts'
import { apart, trimPicture } from './trim-picture.ts'

/* A PDF that any program has made becomes a press file that looks the same; what can't is named with its page. */

const jpeg = await photo(60, 40)

const gradientBase = { ColorSpace: 'DeviceRGB', Extend: [true, true] }

/** One thing a page: what other programs write, and Chromium does not. */
const cases: Record<string, ForeignPage> = {
  'colours by a profile, in Lab, calibrated, by a table': {
    content: `/Cam cs 0.2 0.8 0.3 sc 40 300 60 60 re f /L cs 60 50 -30 sc 120 300 60 60 re f
/T cs 2 sc 200 300 60 60 re f /T CS 1 SC 6 w 40 250 m 260 250 l S /Grey cs 0.5 sc 40 150 60 60 re f
0.2 0.6 0.9 0 k 120 150 60 60 re f /Inks cs 0 0.8 0.2 0.1 sc 200 150 60 60 re f`,
    resources: (context) => ({
      ColorSpace: {
        Cam: calibrated(),
        L: lab(),
        T: ['Indexed', 'DeviceRGB', 2, stream(context, {}, '\xff\x00\x00\x00\x80\x00\x20\x40\xc0')],
        Grey: ['CalGray', { WhitePoint: [0.9505, 1, 1.089] }],
        Inks: ['ICCBased', stream(context, { N: 4 }, fogra)],
      },
    }),
  },
  'plates of their own': {
    content: `/Gold cs 1 scn 40 300 80 60 re f 0.4 scn 140 300 80 60 re f /Two cs 0.9 0.4 scn 40 200 80 60 re f`,
    resources: (context) => ({
      ColorSpace: {
        Gold: plate(context, 'Gold', [0.8, 0.6, 0.1]),
        Two: [
          'DeviceN',
          ['Gold', 'Black'],
          'DeviceRGB',
          stream(
            context,
            { FunctionType: 4, Domain: [0, 1, 0, 1], Range: [0, 1, 0, 1, 0, 1] },
            '{ 1 exch sub exch dup 0.2 mul 1 exch sub 2 index mul exch dup 0.4 mul 1 exch sub 3 index mul exch 0.9 mul 1 exch sub 4 3 roll mul }',
          ),
        ],
      },
    }),
  },
  'pictures of all kinds': {
    content: `q 80 0 0 60 40 320 cm /Photo Do Q q 80 0 0 60 140 320 cm /Four Do Q q 80 0 0 60 40 230 cm /Key Do Q
0.9 0.9 0.2 rg 140 230 80 60 re f q 80 0 0 60 140 230 cm /Soft Do Q q 80 0 0 60 40 140 cm
BI /W 2 /H 2 /BPC 8 /CS /RGB /F /AHx ID c03030409040304080d0c040> EI Q
0 0.4 0 rg q 60 0 0 60 140 140 cm BI /W 8 /H 8 /IM true /F /AHx ID aa55aa55aa55aa55> EI Q
q 60 0 0 60 220 140 cm /Turned Do Q q 60 0 0 60 220 230 cm /LabPicture Do Q`,
    resources: (context) => {
      const image = { Type: 'XObject', Subtype: 'Image', Width: 4, Height: 4, BitsPerComponent: 8 }
      const ramp = (step: number) => Uint8Array.from({ length: 48 }, (_, at) => (at * step) % 256)
      return {
        XObject: {
          Photo: stream(
            context,
            { ...image, Width: 60, Height: 40, ColorSpace: 'DeviceRGB', Filter: 'DCTDecode' },
            jpeg.toString('latin1'),
            false,
          ),
          Four: stream(
            context,
            {
              ...image,
              BitsPerComponent: 4,
              ColorSpace: [
                'Indexed',
                calibrated(),
                3,
                stream(
                  context,
                  {},
                  Buffer.from([180, 60, 60, 70, 140, 70, 60, 70, 120, 220, 210, 110]).toString('latin1'),
                ),
              ],
            },
            Buffer.from([0x01, 0x23, 0x12, 0x30, 0x23, 0x01, 0x30, 0x12]).toString('latin1'),
          ),
          Key: stream(
            context,
            { ...image, Width: 2, Height: 1, ColorSpace: 'DeviceRGB', Mask: [250, 255, 250, 255, 250, 255] },
            Buffer.from([255, 255, 255, 180, 20, 60]).toString('latin1'),
          ),
          Soft: stream(
            context,
            {
              ...image,
              ColorSpace: 'DeviceRGB',
              SMask: stream(context, { ...image, ColorSpace: 'DeviceGray', Width: 2, Height: 1 }, '\xff\x40'),
            },
            Buffer.from(ramp(5)).toString('latin1'),
          ),
          Turned: stream(
            context,
            { ...image, ColorSpace: 'DeviceRGB', Decode: [1, 0, 1, 0, 1, 0] },
            Buffer.from(ramp(3)).toString('latin1'),
          ),
          LabPicture: stream(
            context,
            { ...image, Width: 2, Height: 1, ColorSpace: lab() },
            Buffer.from([150, 160, 110, 110, 100, 140]).toString('latin1'),
          ),
        },
      }
    },
  },
  'gradients and meshes': {
    content: `q 40 320 90 60 re W n /Axial sh Q q 150 320 90 60 re W n /Radial sh Q q 40 230 90 60 re W n /Places sh Q
q 150 230 90 60 re W n 90 0 0 60 150 230 cm /Mesh sh Q q 40 140 90 60 re W n 90 0 0 60 40 140 cm /Line sh Q
/Pattern cs /Shade scn 150 140 90 60 re f`,
    resources: (context) => {
      const points = [
        [0, 0, [0.8, 0.1, 0.1]],
        [1, 0, [0.1, 0.6, 0.1]],
        [0, 1, [0.2, 0.2, 0.7]],
        [1, 1, [0.9, 0.8, 0.2]],
      ] as const
      const mesh = { ShadingType: 5, BitsPerCoordinate: 16, BitsPerComponent: 8, VerticesPerRow: 2 }
      const axial = { ...gradientBase, ShadingType: 2, Coords: [150, 140, 240, 200], Function: fade(context) }
      return {
        Shading: {
          Axial: { ...gradientBase, ShadingType: 2, Coords: [40, 320, 130, 320], Function: fade(context) },
          Radial: {
            ...gradientBase,
            ShadingType: 3,
            Coords: [195, 350, 5, 195, 350, 45],
            Function: fade(context),
          },
          Places: {
            ShadingType: 1,
            ColorSpace: 'DeviceRGB',
            Domain: [0, 1, 0, 1],
            Matrix: [90, 0, 0, 60, 40, 230],
            Function: stream(
              context,
              { FunctionType: 4, Domain: [0, 1, 0, 1], Range: [0, 1, 0, 1, 0, 1] },
              '{ 2 copy mul }',
            ),
          },
          Mesh: stream(
            context,
            { ...mesh, ColorSpace: 'DeviceRGB', Decode: [0, 1, 0, 1, 0, 1, 0, 1, 0, 1] },
            Buffer.from(lattice(points)).toString('latin1'),
          ),
          Line: stream(
            context,
            { ...mesh, ColorSpace: 'DeviceRGB', Decode: [0, 1, 0, 1, 0, 1], Function: fade(context) },
            Buffer.from(lattice(points.map(([x, y], index) => [x, y, [index / 3]] as const))).toString(
              'latin1',
            ),
          ),
        },
        Pattern: { Shade: { PatternType: 2, Shading: axial } },
      }
    },
  },
  'patterns, glyphs of Type 3, forms without resources, content in pieces': {
    content: [
      '0.7 0.1 0.2',
      'rg 40 320 40 40 re f q 1 0 0 1 0 0 cm',
      '/Under cs 0.1 0.4 0.8 /Dots scn 100 320 60 60 re f Q /Pattern cs /Tiles scn 180 320 60 60 re f',
      '0 0.5 0.3 rg BT /F3 40 Tf 40 240 Td (AB) Tj ET /Fm Do 0.9 g 40 140 60 30 re f',
    ],
    resources: (context) => {
      const tile = { PatternType: 1, TilingType: 1, BBox: [0, 0, 10, 10], XStep: 10, YStep: 10 }
      const font = {
        Type: 'Font',
        Subtype: 'Type3',
        FontBBox: [0, 0, 1000, 1000],
        FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
        FirstChar: 65,
        LastChar: 66,
        Widths: [1000, 1000],
        Encoding: { Type: 'Encoding', Differences: [65, 'square', 'bar'] },
        CharProcs: {
          square: stream(context, {}, '1000 0 0 0 800 800 d1 0 0 800 800 re f'),
          bar: stream(context, {}, '1000 0 d0 0.9 0.4 0.1 rg 100 0 300 800 re f'),
        },
        Resources: {},
      }
      return {
        ColorSpace: { Under: ['Pattern', 'DeviceRGB'] },
        Pattern: {
          Dots: stream(context, { ...tile, PaintType: 2, Resources: {} }, '1 1 5 5 re f'),
          Tiles: stream(context, { ...tile, PaintType: 1 }, '0.3 0.7 0.2 rg 0 0 6 6 re f'),
        },
        Font: { F3: context.register(context.obj(font as never)) },
        XObject: {
          Fm: stream(
            context,
            { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 400, 500] },
            '/Under cs 0.8 0.2 0.6 /Dots scn 180 220 60 60 re f',
          ),
        },
      }
    },
  },
  'soft masks, groups, blends': {
    content: `0.4 0.55 0.7 rg 40 200 200 150 re f q /Fade gs 0.8 0.3 0.25 rg 60 220 160 110 re f Q
q /Half gs 0.3 0.55 0.3 rg 100 160 60 80 re f Q q /Times gs 0.85 0.8 0.4 rg 200 180 50 80 re f Q`,
    resources: (context) => {
      const group = { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' }
      const form = (content: string, resources: unknown = {}) =>
        stream(
          context,
          {
            ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 340, 454], Group: group },
            Resources: resources,
          },
          content,
        )
      const shading = {
        ShadingType: 2,
        ColorSpace: 'DeviceRGB',
        Coords: [60, 0, 220, 0],
        Function: { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0], C1: [1, 1, 1], N: 1 },
      }
      return {
        ExtGState: {
          Fade: {
            SMask: {
              Type: 'Mask',
              S: 'Luminosity',
              BC: [0, 0, 0],
              G: form('/S sh', { Shading: { S: shading } }),
            },
          },
          Half: { ca: 0.5 },
          Times: { BM: 'Multiply' },
        },
      }
    },
    entries: () => ({ Group: { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB', I: true } }),
  },
  'numbers beyond those of PDF 1.4: in pages, forms, tiles, masks and matrices': {
    content: `0.4 0.55 0.7 rg q 60 360 40 40 re W n 0.01 0 0 0.01 60 360 cm 0 0 m 400000 0 l 400000 2000 l 0 2000 l h f Q
q .002 0 0 .002 0 0 cm 1500 w [6000 3000] 0 d 0.8 0.3 0.25 RG 30000 160000 m 160000 160000 l S Q
q 1 0 0 1 0 -70000 cm 70 70150 50 40 re f Q /Fm Do q /Fade gs 0.3 0.55 0.3 rg 100 100 140 60 re f Q
/Pattern cs /Tiles scn 180 320 60 60 re f 0.3 0.3 0.6 rg 200 250 m 260 250 l 230 40000 l h f`,
    resources: (context) => {
      const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 340, 454], Resources: {} }
      const tile = { PatternType: 1, TilingType: 1, PaintType: 1, BBox: [0, 0, 10, 10], XStep: 10, YStep: 10 }
      const group = { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' }
      const mask = stream(context, { ...form, Group: group }, '0.6 g -50000 -50000 100170 200000 re f')
      return {
        XObject: { Fm: stream(context, form, '0.5 0.6 0.2 rg 120 220 m 120 99999 l 170 220 l f') },
        Pattern: { Tiles: stream(context, { ...tile, Resources: {} }, '0.3 0.7 0.2 rg 0 0 90000 6 re f') },
        ExtGState: { Fade: { SMask: { Type: 'Mask', S: 'Luminosity', G: mask } } },
      }
    },
  },
  'turned pages': {
    content: '0.9 0.2 0.2 rg 40 300 100 60 re f 0.25 0.3 0.55 rg 200 60 30 200 re f',
    entries: () => ({ Rotate: 90 }),
  },
  'large units': {
    content: '0.9 0.2 0.2 rg 20 150 50 30 re f 0.25 0.3 0.55 rg 100 30 15 100 re f',
    entries: () => ({
      UserUnit: 2,
      MediaBox: [0, 0, 170, 227],
      TrimBox: [14, 14, 156, 212],
      BleedBox: [9.9, 9.9, 160, 216],
    }),
  },
}

describe('what others write looks the same in inks', () => {
  for (const [name, page] of Object.entries(cases))
    judged(['gs', 'qpdf'], name, async () => {
      const pdf = await foreignPdf([page])
      const { made, messages } = await pressForeign(pdf)
      expect(made, JSON.stringify(messages)).toBeDefined()
      if (!made) return
      ask('qpdf', made, '--check', '#')
      const { mean, far } = apart(await trimPicture(pdf, 1), await trimPicture(made, 1))
      expect(far).toBeLessThan(0.012)
      expect(mean).toBeLessThan(4)
      const found = rulesOf(await check(made))
      const colours = [
        'rgb-colour',
        'managed-colour',
        'unknown-colour-space',
        'shading-unreadable',
        'group-colour-space',
        'trim-box',
        'large-coordinates',
      ]
      expect(found.filter((rule) => colours.includes(rule))).toEqual([])
      expect((await pressForeign(pdf)).made).toEqual(made)
    })
})

test('what has nothing transparent becomes X-1a and X-3, the rest is refused with its page', async () => {
  const plain = cases['pictures of all kinds']
  const sheer = cases['soft masks, groups, blends']
  if (!plain || !sheer) throw new Error('no such case')
  const solid: ForeignPage = { content: '1 0 0 rg 50 50 100 100 re f' }
  for (const standard of ['PDF/X-1a:2003', 'PDF/X-3:2003'] as const) {
    const { made } = await pressForeign(await foreignPdf([solid]), { standard })
    expect(Buffer.from(made ?? '').toString('latin1', 0, 8)).toBe('%PDF-1.4')
    const refused = await pressForeign(await foreignPdf([solid, sheer, plain]), { standard })
    expect(refused.made).toBeUndefined()
    expect(refused.messages).toContainEqual({
      ruleId: 'press-file-transparency',
      values: { standard },
      pages: [2, 3],
    })
  }
})

test.skipIf(noPdfBox() !== undefined && process.env.CI !== 'true')(
  'PDFBox has nothing against the inks of a file without transparency',
  async () => {
    const names = [
      'colours by a profile, in Lab, calibrated, by a table',
      'gradients and meshes',
      'plates of their own',
    ]
    const pages = names.flatMap((name) => cases[name] ?? [])
    const { made } = await pressForeign(await foreignPdf(pages), { standard: 'PDF/X-3:2003' })
    expect(await askPdfBox(made ?? new Uint8Array())).toEqual([])
  },
)

judged(['gs'], 'black text is black alone and overprints; other plates stay', async () => {
  const pdf = await goodPdf()
  pdf.content = `q 0 g BT /F0 20 Tf 100 500 Td <${pdf.glyphs}> Tj ET Q`
  const { made } = await pressForeign(await savePdf(pdf))
  const plates = await platesOf(made ?? new Uint8Array(), 1)
  expect(plates.get('Black')).toBeGreaterThan(0)
  for (const ink of ['Cyan', 'Magenta', 'Yellow']) expect(plates.get(ink), ink).toBe(0)
  expect(rulesOf(await check(made ?? new Uint8Array()))).not.toContain('black-text-knocks-out')

  const gold = await pressForeign(await foreignPdf([cases['plates of their own'] ?? { content: '' }]))
  expect((await platesOf(gold.made ?? new Uint8Array(), 1)).get('Gold')).toBeGreaterThan(0.02)
  expect(gold.messages).toContainEqual({ ruleId: 'press-file-spot', values: { ink: 'Gold' }, pages: [1] })
})

test('what goes, or lacks, is told with its pages', async () => {
  const note: ForeignPage = {
    content: '',
    entries: (context) => ({
      Annots: [
        {
          Type: 'Annot',
          Subtype: 'Stamp',
          Rect: [50, 50, 90, 90],
          Contents: PDFString.of('!'),
          AP: {
            N: stream(context, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9] }, '0 0 9 9 re f'),
          },
        },
        { Type: 'Annot', Subtype: 'Link', Rect: [50, 150, 90, 190] },
      ],
      AA: { O: { S: 'JavaScript', JS: PDFString.of('1') } },
    }),
  }
  const bare: ForeignPage = {
    content: '/T gs 0 0 50 50 re f',
    resources: (context) => ({
      ExtGState: {
        T: { TR: stream(context, { FunctionType: 4, Domain: [0, 1], Range: [0, 1] }, '{ 1 exch sub }') },
      },
    }),
    entries: () => ({ TrimBox: 'none', BleedBox: 'none', MediaBox: [0, 0, 283.46, 396.85] }),
  }
  const { made, messages } = await pressForeign(await foreignPdf([note, bare], { OpenAction: ['none'] }))
  expect(messages).toEqual([
    { ruleId: 'press-file-annotation', values: { kind: 'Stamp' }, pages: [1] },
    { ruleId: 'press-file-no-trim', values: { width: 100, height: 140 }, pages: [2] },
    { ruleId: 'press-file-no-bleed', values: { found: 0, wanted: 3 }, pages: [2] },
    { ruleId: 'press-file-transfer', pages: [2] },
  ])
  const rules = rulesOf(await check(made ?? new Uint8Array()))
  for (const gone of [
    'annotation',
    'pdf-action',
    'pdf-javascript',
    'transfer-function',
    'trim-box',
    'box-nesting',
  ])
    expect(rules).not.toContain(gone)
})

test('text of fonts has characters, not radicals', async () => {
  const font = (context: Parameters<NonNullable<ForeignPage['entries']>>[0]) => ({
    Font: {
      F1: {
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: 'A',
        ToUnicode: stream(context, {}, '1 beginbfchar\n<0001> <2F00>\nendbfchar', false),
      },
    },
  })
  const { made } = await pressForeign(
    await foreignPdf([{ content: 'BT /F1 9 Tf 50 50 Td <0001> Tj ET', resources: font }]),
  )
  const { inflateSync } = await import('node:zlib')
  const streams = Buffer.from(made ?? '')
    .toString('latin1')
    .matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)
  const texts = [...streams].flatMap(([, part = '']) => {
    try {
      return [inflateSync(Buffer.from(part, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
  expect(texts.some((part) => part.includes('<0001> <4E00>'))).toBe(true)
})

test('what cannot be converted is refused, with its pages', async () => {
  const fine: ForeignPage = { content: '1 0 0 rg 0 0 9 9 re f' }
  const bad: [string, ForeignPage, string][] = [
    ['a space that nobody knows', { content: '/X cs 1 sc 0 0 9 9 re f' }, 'press-file-colour'],
    ['content cut short', { content: '(' }, 'press-file-content'],
    [
      'JPEG 2000',
      {
        content: 'q 9 0 0 9 50 50 cm /J Do Q',
        resources: (context) => ({
          XObject: {
            J: stream(
              context,
              { Type: 'XObject', Subtype: 'Image', Width: 9, Height: 9, Filter: 'JPXDecode' },
              'x',
              false,
            ),
          },
        }),
      },
      'press-file-picture',
    ],
    [
      'a gradient without a function',
      {
        content: '/S sh',
        resources: () => ({
          Shading: { S: { ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 1, 1] } },
        }),
      },
      'press-file-gradient',
    ],
    [
      'a form that draws itself',
      {
        content: '/F Do',
        resources: (context) => {
          const form = stream(context, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9] }, '/F Do')
          return { XObject: { F: form } }
        },
      },
      'press-file-content',
    ],
  ]
  for (const [name, page, ruleId] of bad) {
    const { made, messages } = await pressForeign(await foreignPdf([fine, page, fine]))
    expect(made, name).toBeUndefined()
    expect(
      messages.map((message) => [message.ruleId, message.pages]),
      name,
    ).toEqual([[ruleId, [2]]])
  }
})

test('a profile that Little CMS cannot convert with is refused, also where nobody looked at it before', async () => {
  const profile = Buffer.from(fogra)
  profile.write('LuvX', 20)
  const { made, messages } = await pressForeign(await foreignPdf([{ content: '1 0 0 rg 0 0 9 9 re f' }]), {
    profile,
  })
  expect(made).toBeUndefined()
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(['press-profile-unusable'])
})

test('encrypted and damaged files, and what is none, have a message', async () => {
  const good = Buffer.from(await foreignPdf([{ content: '' }]))
  const whole = await goodPdf()
  whole.context.trailerInfo.Encrypt = whole.context.obj({ Filter: 'Standard', V: 1, R: 2 })
  for (const [bytes, ruleId] of [
    [Buffer.from('%PDF-1.4\nnothing'), 'press-file-damaged'],
    [Buffer.from('plain text'), 'press-file-damaged'],
    [good.subarray(0, good.length / 2), 'press-file-damaged'],
    [Buffer.alloc(0), 'press-file-damaged'],
    [await savePdf(whole), 'press-file-encrypted'],
  ] as const) {
    const { made, messages } = await pressForeign(bytes)
    expect([made, messages.map((message) => message.ruleId)]).toEqual([undefined, [ruleId]])
  }
})

test('a file that was changed by writing more at its end is read as it is now', async () => {
  const first = Buffer.from(await savePdf(await goodPdf())).toString('latin1')
  const number = /\/Info (\d+) 0 R/.exec(first)?.[1]
  const start = first.lastIndexOf('startxref')
  const before = /startxref\s+(\d+)/.exec(first.slice(start))?.[1]
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(first)?.[1] ?? ''
  const at = first.length
  const more = `${number} 0 obj\n<</Title (New)/Trapped/False>>\nendobj\n`
  const xref = `xref\n${number} 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<<${trailer}/Prev ${before}>>\nstartxref\n${at + more.length}\n%%EOF\n`
  const { made, messages } = await pressForeign(Buffer.from(first + more + xref, 'latin1'))
  expect(messages.map(({ ruleId }) => ruleId)).not.toContain('press-file-damaged')
  expect(Buffer.from(made ?? '').toString('latin1')).toContain(
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">New<',
  )
})
