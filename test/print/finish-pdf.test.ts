import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { BookConfig } from '../../src/book.ts'
import { bookSchema } from '../../src/config/schema.ts'
import { finishPdf } from '../../src/print/finish-pdf.ts'
import { ask, judged } from './judge.ts'
import { pagesWithLabels, printedPdf } from './printed-book.ts'

function config(wishes: object = {}): BookConfig {
  return bookSchema.parse({ title: '到群众中去', ...wishes })
}

async function finish(wishes: object, labels: string[], date?: Date): Promise<Uint8Array> {
  const printed = await printedPdf(
    labels.map((label) => `page ${label}`),
    date,
  )
  return (await finishPdf(printed, config(wishes), pagesWithLabels(...labels))).bytes
}

beforeEach(() => {
  vi.stubEnv('SOURCE_DATE_EPOCH', undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

judged(['qpdf'], 'qpdf finds nothing to object to', async () => {
  expect(ask('qpdf', await finish({}, ['i', '1']), '--check', '#')).toContain(
    'No syntax or stream encoding errors',
  )
})

describe('page labels', () => {
  /** Index of the page, style (`r` roman, `D` arabic) and first number of each range. */
  function ranges(pdf: Uint8Array): string[] {
    const { pagelabels } = JSON.parse(ask('qpdf', pdf, '--json=1', '--json-key=pagelabels', '#')) as {
      pagelabels: { index: number; label: { '/S'?: string; '/St'?: number } }[]
    }
    return pagelabels.map(({ index, label }) => `${index}${label['/S']}${label['/St'] ?? 1}`)
  }

  judged(['qpdf'], 'roman, then arabic from 1', async () => {
    const pdf = await finish({}, ['i', 'ii', 'iii', 'iv', '1', '2', '3'])
    expect(ranges(pdf)).toEqual(['0/r1', '4/D1'])
  })

  judged(['qpdf'], 'arabic alone', async () => {
    expect(ranges(await finish({}, ['1', '2', '3']))).toEqual(['0/D1'])
  })

  judged(['qpdf'], 'a book that goes on counting elsewhere', async () => {
    expect(ranges(await finish({}, ['5', '6', '9', '10']))).toEqual(['0/D5', '2/D9'])
  })
})

judged(
  ['pdfinfo'],
  'boxes are the trim size to a thousandth of a point, from the top left corner',
  async () => {
    const said = ask('pdfinfo', await finish({}, ['1']), '-box', '#')
    // 148 mm × 210 mm; Chromium printed 596 pt high, the trim hangs from there.
    const box = /\s+0\.00\s+0\.72\s+419\.53\s+596\.00/
    for (const name of ['MediaBox', 'CropBox', 'TrimBox'])
      expect(said).toMatch(new RegExp(`${name}:${box.source}`))
  },
)

describe('metadata', () => {
  judged(['pdfinfo'], 'title, authors, subtitle', async () => {
    const wishes = { subtitle: '学习小册', authors: ['李一', '王二 编'] }
    const said = ask('pdfinfo', await finish(wishes, ['1']), '#')
    expect(said).toMatch(/Title:\s+到群众中去\n/)
    expect(said).toMatch(/Subject:\s+学习小册\n/)
    expect(said).toMatch(/Author:\s+李一、王二\n/)
    expect(said).toMatch(/Creator:\s+Banxin\n/)
    expect(said).not.toContain('book.invalid')
  })

  judged(['qpdf'], 'language, title in the window, outline open', async () => {
    const said = ask('qpdf', await finish({}, ['1']), '--json=1', '--json-key=objects', '#')
    const { objects } = JSON.parse(said) as { objects: Record<string, Record<string, unknown>> }
    const catalog = Object.values(objects).find((object) => object?.['/Type'] === '/Catalog')
    expect(catalog).toMatchObject({
      '/Lang': 'zh-Hans',
      '/PageMode': '/UseOutlines',
      '/ViewerPreferences': { '/DisplayDocTitle': true },
    })
  })

  judged(['pdfinfo'], 'no dates where the book has none', async () => {
    expect(ask('pdfinfo', await finish({}, ['1']), '#')).not.toMatch(/CreationDate|ModDate/)
  })

  judged(['pdfinfo'], 'the date of the book', async () => {
    for (const [date, iso] of [
      ['2024-05-17', '2024-05-17'],
      ['2024-05', '2024-05-01'],
      ['2024', '2024-01-01'],
    ]) {
      const said = ask('pdfinfo', await finish({ date }, ['1']), '-isodates', '#')
      expect(said).toMatch(new RegExp(`CreationDate:\\s+${iso}T00:00:00`))
      expect(said).toMatch(new RegExp(`ModDate:\\s+${iso}T00:00:00`))
    }
  })

  judged(['pdfinfo'], 'SOURCE_DATE_EPOCH comes before the date of the book', async () => {
    vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000')
    const said = ask('pdfinfo', await finish({ date: '2024' }, ['1']), '-isodates', '#')
    expect(said).toMatch(/CreationDate:\s+2023-11-14T22:13:20/)
  })

  test('a SOURCE_DATE_EPOCH that is no number is passed over', async () => {
    const plain = await finish({ date: '2024' }, ['1'])
    vi.stubEnv('SOURCE_DATE_EPOCH', 'yesterday')
    expect(Buffer.from(await finish({ date: '2024' }, ['1'])).equals(Buffer.from(plain))).toBe(true)
  })
})

describe('the same bytes', () => {
  test('twice, whenever it was printed', async () => {
    const first = await finish({ date: '2024' }, ['i', '1', '2'])
    const later = await finish({ date: '2024' }, ['i', '1', '2'], new Date(Date.UTC(2031, 6, 9, 4, 5, 6)))
    expect(Buffer.from(later).equals(Buffer.from(first))).toBe(true)
  })

  test('in every time zone', async () => {
    const first = await finish({ date: '2024-03-01' }, ['1'])
    for (const zone of ['Asia/Shanghai', 'America/Los_Angeles']) {
      vi.stubEnv('TZ', zone)
      expect(Buffer.from(await finish({ date: '2024-03-01' }, ['1'])).equals(Buffer.from(first)), zone).toBe(
        true,
      )
    }
  })

  test('other text, another id', async () => {
    const id = async (text: string) => {
      const { bytes } = await finishPdf(await printedPdf([text]), config(), pagesWithLabels('1'))
      return /\/ID \[[^\]]*\]/.exec(Buffer.from(bytes).toString('latin1'))?.[0]
    }
    expect(await id('one')).toBeDefined()
    expect(await id('one')).toBe(await id('one'))
    expect(await id('two')).not.toBe(await id('one'))
  })
})

test('a page is known by what it draws', async () => {
  const prints = async (...texts: string[]) =>
    (await finishPdf(await printedPdf(texts), config(), pagesWithLabels(...texts.map((_, i) => `${i + 1}`))))
      .fingerprints
  const [first, second] = await prints('one', 'two')
  expect(first).not.toBe(second)
  expect(await prints('two', 'one')).toEqual([second, first])
})
