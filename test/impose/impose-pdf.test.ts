import { execFileSync } from 'node:child_process'
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { ImposeError } from '../../src/impose/impose-error.ts'
import { imposePdf } from '../../src/impose/impose-pdf.ts'
import type { ImposeWishes } from '../../src/impose/settle-job.ts'
import { parseSheet } from '../../src/impose/sheet-sizes.ts'
import { findPaper } from '../../src/papers.ts'
import { ask, type Judge, judged } from '../print/judge.ts'
import { madePdf, type PdfWishes } from './made-pdf.ts'

const paper = findPaper('双胶纸 80g')
if (!paper) throw new Error('no paper')

const usual: ImposeWishes = {
  scheme: 'saddle',
  edge: 'left',
  signature: 16,
  last: 'short',
  blanks: 'end',
  creep: 'none',
  paper,
  duplex: 'short',
  sides: 'both',
  spineBleed: 'clip',
  marks: false,
  scale: 1,
  sheet: parseSheet('600pt x 400pt'),
}

async function impose(pdf: PdfWishes, wishes: Partial<ImposeWishes> = {}): Promise<Uint8Array> {
  const { files } = await imposePdf(await madePdf(pdf), { ...usual, ...wishes })
  return files[0]?.bytes ?? new Uint8Array()
}

/** Words of each page with the upper left corner of their box, in whole points from the upper left of the page. */
function wordsOf(pdf: Uint8Array): string[][] {
  const told = ask('pdftotext', pdf, '-bbox', '#', '-')
  return told
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)"[^>]*>([^<]*)</g)]
        .map(([, x, y, word]) => `${word} ${Math.round(Number(x))},${Math.round(Number(y))}`)
        .sort(),
    )
}

describe('pages on sheets', () => {
  judged(['pdftotext', 'qpdf'], 'every page stands in its place, at its own size', async () => {
    const made = await impose({ pages: 8 })
    expect(ask('qpdf', made, '--check', '#')).toMatch(/No syntax or stream encoding errors/)
    // A word begins 20 pt from the left of its page, and its box 23 pt from the top.
    expect(wordsOf(made)).toEqual([
      ['p1 320,23', 'p8 20,23'],
      ['p2 20,23', 'p7 320,23'],
      ['p3 320,23', 'p6 20,23'],
      ['p4 20,23', 'p5 320,23'],
    ])
  })

  judged(['pdftotext'], 'backs stand on their heads for the other edge', async () => {
    const [front, back] = wordsOf(await impose({ pages: 4 }, { duplex: 'long' }))
    expect(front).toEqual(['p1 320,23', 'p4 20,23'])
    // p2 is on the right now; its box is measured from its lower right corner.
    expect(back?.map((word) => word.slice(0, 2))).toEqual(['p2', 'p3'])
    const [[, x2 = '', y2 = ''] = [], [, x3 = ''] = []] = (back ?? []).map(
      (word) => /(\d+),(\d+)$/.exec(word) ?? [],
    )
    expect(Number(x2)).toBeGreaterThan(500)
    expect(Number(x3)).toBeGreaterThan(200)
    expect(Number(x3)).toBeLessThan(300)
    expect(Number(y2)).toBeGreaterThan(330)
  })

  judged(['pdftotext'], 'creep moves inner pages to the spine, outer ones not', async () => {
    const thick = { ...paper, caliper: 2, basis: 'measured' } as const
    const inward = await impose({ pages: 12 }, { creep: 'inward', paper: thick })
    expect(wordsOf(inward)).toEqual([
      ['p1 320,23', 'p12 20,23'],
      ['p11 320,23', 'p2 20,23'],
      ['p10 22,23', 'p3 318,23'],
      ['p4 22,23', 'p9 318,23'],
      ['p5 316,23', 'p8 24,23'],
      ['p6 24,23', 'p7 316,23'],
    ])
  })

  judged(['pdftotext'], 'separate files for both sides, the backs in reverse', async () => {
    const pdf = await madePdf({ pages: 8 })
    const { files } = await imposePdf(pdf, { ...usual, duplex: 'separate', reverseBacks: true })
    expect(files.map(({ side, pages }) => [side, pages])).toEqual([
      ['front', 2],
      ['back', 2],
    ])
    expect(wordsOf(files[0]?.bytes ?? new Uint8Array())).toEqual([
      ['p1 320,23', 'p8 20,23'],
      ['p3 320,23', 'p6 20,23'],
    ])
    expect(wordsOf(files[1]?.bytes ?? new Uint8Array())).toEqual([
      ['p4 20,23', 'p5 320,23'],
      ['p2 20,23', 'p7 320,23'],
    ])
  })

  judged(['pdftotext'], 'pages that are turned or split into streams stand as one sees them', async () => {
    for (const wishes of [
      { pages: 4, rotate: 90, width: 400, height: 300 },
      { pages: 4, rotate: 270, width: 400, height: 300 },
      { pages: 4, rotate: 180 },
      { pages: 4, isSplit: true, isInheriting: true },
    ] as const) {
      const source = wordsOf(await madePdf(wishes))
      const [front] = wordsOf(await impose(wishes))
      const place = (page: number, column: number) =>
        (source[page - 1] ?? []).map((word) =>
          word.replace(/(\d+),/, (_, x: string) => `${Number(x) + 300 * column},`),
        )
      expect(front, JSON.stringify(wishes)).toEqual([...place(1, 1), ...place(4, 0)].sort())
    }
  })

  judged(['pdftotext'], 'smaller where they don’t fit', async () => {
    const [front] = wordsOf(await impose({ pages: 4 }, { sheet: parseSheet('300x200pt'), scale: 'fit' }))
    expect(front).toEqual(['p1 160,11', 'p4 10,11'])
  })
})

describe('what is in the file', () => {
  judged(
    ['pdftoppm'],
    'bleed is kept at the cut and clipped at the fold, marks of the page are not shown',
    async () => {
      // The bar reaches 20 pt beyond the trim, the bleed 10: on the sheet it ends where the bleed does.
      const wide = { pages: 4, around: 20, isPdfX: true } as const
      const sheet = parseSheet('660pt x 460pt')
      const row = (pdf: Uint8Array): [number, number][] => darkRuns(pdf, 460 - 30 - 55)
      expect(row(await impose(wide, { sheet }))).toEqual([[20, 640]])
      const apart = { sheet, spine: 15 } as const
      expect(row(await impose(wide, { ...apart, bleed: 10 }))).toEqual([
        [5, 315],
        [345, 655],
      ])
      expect(row(await impose(wide, { ...apart, bleed: 10, spineBleed: 'keep' }))).toEqual([
        [5, 325],
        [335, 655],
      ])
    },
  )

  test('one font stays one font, and the file does not grow', async () => {
    for (const isInheriting of [undefined, true] as const) {
      const source = await madePdf({ pages: 60, isSplit: true, isInheriting })
      const { files } = await imposePdf(source, usual)
      const made = files[0]?.bytes ?? new Uint8Array()
      const { context } = await PDFDocument.load(made, { updateMetadata: false })
      const fonts = context
        .enumerateIndirectObjects()
        .filter(
          ([, object]) => object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Font'),
        )
      expect(fonts).toHaveLength(1)
      expect(made.length).toBeLessThan(source.length * 1.1)
    }
  })

  test('output intent, claim of PDF/X and boxes are right; what belonged to pages is gone', async () => {
    const xmp = '<x><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion></x>'
    const made = await impose(
      { pages: 8, around: 20, isPdfX: true, xmp },
      { sheet: parseSheet('SRA3'), marks: true },
    )
    const document = await PDFDocument.load(made, { updateMetadata: false })
    const { catalog, context } = document
    expect(catalog.has(PDFName.of('OutputIntents'))).toBe(true)
    const metadata = catalog.lookup(PDFName.of('Metadata'))
    expect(metadata instanceof PDFRawStream && Buffer.from(metadata.contents).toString()).toBe(xmp)
    for (const name of ['PageMode', 'MarkInfo', 'ViewerPreferences'])
      expect(catalog.has(PDFName.of(name))).toBe(false)
    expect(context.trailerInfo.ID?.toString()).toMatch(/^\[ <00ff> <[0-9a-f]{32}> \]$/)
    const [page] = document.getPages()
    // 450 × 320 mm.
    expect(page?.getMediaBox()).toMatchObject({ x: 0, y: 0, width: 1275.591, height: 907.087 })
    expect(page?.getTrimBox()).toMatchObject({ width: 600, height: 400 })
    expect(page?.getBleedBox()).toMatchObject({ width: 620, height: 420 })
  })

  test('claims of PDF/UA and PDF/A go, with whatever quotes they were made', async () => {
    const xmp =
      '<x pdfuaid:part="1" a:b="c"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance><y/></x>'
    const { catalog } = await PDFDocument.load(await impose({ pages: 4, xmp }), { updateMetadata: false })
    const metadata = catalog.lookup(PDFName.of('Metadata'))
    expect(metadata instanceof PDFRawStream && Buffer.from(metadata.contents).toString()).toBe(
      '<x a:b="c"><y/></x>',
    )
    const preferences = catalog.lookup(PDFName.of('ViewerPreferences'))
    expect(preferences?.toString()).toMatch(/PrintScaling \/None[\s\S]*Duplex \/DuplexFlipShortEdge/)
  })

  test('the same file gives the same bytes', async () => {
    const wishes = { pages: 9, around: 20 }
    const more = { sheet: parseSheet('A3'), marks: true }
    expect(await impose(wishes, more)).toEqual(await impose(wishes, more))
  })
})

describe('refused in words', () => {
  const fault = (pdf: Uint8Array, wishes: Partial<ImposeWishes> = {}) =>
    imposePdf(pdf, { ...usual, ...wishes }).then(
      () => undefined,
      (error: unknown) => (error instanceof ImposeError ? error.ruleId : error),
    )

  test('no PDF, an empty one, an encrypted one', async () => {
    expect(await fault(Buffer.from('no PDF at all'))).toBe('impose-unreadable')
    expect(await fault(await madePdf({ pages: 0 }))).toBe('impose-no-pages')
    const secret = await PDFDocument.load(await madePdf({ pages: 1 }))
    secret.encrypt({ userPassword: 'a', ownerPassword: 'b' })
    expect(await fault(await secret.save())).toBe('impose-encrypted')
  })

  test('pages of several sizes, with the numbers of those that differ', async () => {
    const mixed = await PDFDocument.load(await madePdf({ pages: 5 }))
    for (const index of [1, 3]) mixed.getPage(index).setSize(300, 401)
    mixed.getPage(4).setSize(300.2, 400)
    const made = imposePdf(await mixed.save(), usual)
    await expect(made).rejects.toMatchObject({ ruleId: 'impose-mixed-sizes', values: { pages: '2, 4' } })
  })
})

/** Where a row of the first page is dark, `y` in points from the top: from and to, in points. */
function darkRuns(pdf: Uint8Array, y: number): [number, number][] {
  const judge: Judge = 'pdftoppm'
  // As PGM: `P5 width height 255`, then a byte a pixel.
  const image = execFileSync(
    judge,
    ['-r', '72', '-gray', '-aa', 'no', '-aaVector', 'no', '-singlefile', '-'],
    {
      input: pdf,
    },
  )
  const [head = '', width = ''] = /^P5\s+(\d+)\s+\d+\s+255\s/.exec(image.toString('latin1', 0, 40)) ?? []
  const from = head.length + y * Number(width)
  const runs: [number, number][] = []
  image.subarray(from, from + Number(width)).forEach((value, x) => {
    const last = runs.at(-1)
    if (value > 127) return
    if (last?.[1] === x) last[1] = x + 1
    else runs.push([x, x + 1])
  })
  return runs
}
