import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bookSchema } from '../../src/config/schema.ts'
import { BookError } from '../../src/errors.ts'
import type { Message } from '../../src/message.ts'
import { finishPdf } from '../../src/print/finish-pdf.ts'
import { difference, provePdf } from '../../src/print/prove-pdf.ts'
import { type PdfReader, startPdfReader } from '../../src/print/read-pdf-text.ts'
import { printRules } from '../../src/rules/print.ts'
import { pagesWithLabels, printedPdf } from './printed-book.ts'

let cacheFolder = ''
let reader: PdfReader

beforeEach(async () => {
  reader = startPdfReader()
  cacheFolder = await mkdtemp(join(tmpdir(), 'banxin-prove-'))
})
afterEach(async () => {
  reader.close()
  await rm(cacheFolder, { recursive: true })
})

/** Prove a PDF that draws `drawn` against what is `expected`; the messages, or `undefined` where it passed. */
async function prove(drawn: string[], expected: string[]): Promise<Message[] | undefined> {
  const messages: Message[] = []
  const run = {
    signal: new AbortController().signal,
    report: (message: Message) => void messages.push(message),
    progress: () => undefined,
    cacheFolder,
  }
  const pages = pagesWithLabels(...expected.map((_, index) => String(index + 1))).map((page, index) => ({
    ...page,
    html: `<p data-src="a.md:${index + 5}:3"><b>${expected[index]}</b></p>`,
  }))
  const pdf = await finishPdf(await printedPdf(drawn), bookSchema.parse({ title: '书' }), pages)
  try {
    await provePdf(run, reader, pdf, pages, expected)
    expect(messages).toEqual([])
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(BookError)
    for (const { ruleId } of messages) expect(Object.keys(printRules)).toContain(ruleId)
    return messages
  }
}

test('passes where every page draws its text', async () => {
  expect(await prove(['first page', 'second page'], ['first page', 'second page'])).toBeUndefined()
})

test('white space is not counted: readers guess it', async () => {
  expect(await prove(['first page'], [' first\n\u00a0p\u200bage '])).toBeUndefined()
})

test('a character that the PDF lacks is told, with its page and paragraph', async () => {
  expect(await prove(['first page', 'second pge'], ['first page', 'second page'])).toEqual([
    {
      ruleId: 'pdf-text-lost',
      file: 'a.md',
      place: { line: 6, column: 3 },
      values: { page: 2, folio: '2', text: 'a', around: 'secondpage' },
    },
  ])
})

test('a character too many is told', async () => {
  expect(await prove(['first paage'], ['first page'])).toEqual([
    {
      ruleId: 'pdf-text-added',
      file: 'a.md',
      place: { line: 5, column: 3 },
      values: { page: 1, folio: '1', text: 'a', around: 'firstpaage' },
    },
  ])
})

test('a text on the wrong page is missing there and too much here', async () => {
  const messages = await prove(['one x', 'two'], ['one', 'two x'])
  expect(messages?.map(({ ruleId, values }) => `${values?.page} ${ruleId} ${values?.text}`)).toEqual([
    '1 pdf-text-added x',
    '2 pdf-text-lost x',
  ])
})

test('a text that is drawn twice is refused', async () => {
  expect((await prove(['once once'], ['once']))?.map(({ ruleId }) => ruleId)).toEqual(['pdf-text-added'])
})

test('a page too few is refused', async () => {
  const messages = await prove(['one'], ['one', ''])
  expect(messages?.[0]).toEqual({ ruleId: 'pdf-page-count', values: { expected: 2, found: 1 } })
})

test('a page too many is refused', async () => {
  expect((await prove(['one', 'two'], ['one']))?.map(({ ruleId }) => ruleId)).toEqual(['pdf-page-count'])
})

describe('pages proven before', () => {
  test('do not vouch for a page that draws something else', async () => {
    expect(await prove(['one', 'two'], ['one', 'two'])).toBeUndefined()
    expect((await prove(['one', 'to'], ['one', 'two']))?.map(({ values }) => values?.page)).toEqual([2])
  })

  test('nor for other expectations of the same page', async () => {
    expect(await prove(['one', 'two'], ['one', 'two'])).toBeUndefined()
    expect((await prove(['one', 'two'], ['one', 'twos']))?.map(({ values }) => values?.page)).toEqual([2])
  })

  test('a refused book is not remembered as proven', async () => {
    expect(await prove(['oe'], ['one'])).toHaveLength(1)
    expect(await prove(['oe'], ['one'])).toHaveLength(1)
  })
})

describe('difference', () => {
  test('compatibility forms and combining marks are the same text', () => {
    expect(difference('ﬁnal Ａ １', 'final A 1')).toEqual({ missing: '', added: '' })
    expect(difference('hàn', 'ha\u0300n')).toEqual({ missing: '', added: '' })
    expect(difference('hàn', 'ha \u0300n')).toEqual({ missing: '', added: '' })
    expect(difference('m\u0300', 'm')).toEqual({ missing: '', added: '' })
  })

  test('a lost tone is a difference', () => {
    expect(difference('hàn', 'han')).toEqual({ missing: 'à', added: 'a' })
  })

  test('Han characters are never folded into one another', () => {
    expect(difference('说说', '説说')).toEqual({ missing: '说', added: '説' })
  })

  test('a CJK radical in the place of its character is a difference of nothing: NFKC makes them one', () => {
    expect(difference('人', '⼈')).toEqual({ missing: '', added: '' })
  })

  test('forty characters are told at most', () => {
    expect(difference('字'.repeat(100), '').missing).toBe('字'.repeat(40))
  })
})

test('a run that is stopped stops the reader', async () => {
  const { document } = await printedPdf(Array.from({ length: 40 }, (_, index) => `page ${index}`))
  const pdf = await document.save({ useObjectStreams: false })
  const controller = new AbortController()
  const reading = reader.read(
    pdf,
    Array.from({ length: 40 }, (_, index) => index + 1),
    () => controller.abort(new Error('enough')),
    controller.signal,
  )
  await expect(reading).rejects.toThrow('enough')
})

test('a reader whose thread has ended says so, and keeps nobody waiting', async () => {
  reader.prepare()
  await reader.close()
  await expect(reader.read(new Uint8Array(), [1])).rejects.toThrow('pdf.js ended')
})
