import { expect, test } from 'vitest'
import type { Message } from '../../src/message.ts'
import { reportResolutions } from '../../src/print/report-resolutions.ts'

test('every picture is told with its pixels an inch, and the coarse ones as such', () => {
  const said: Message[] = []
  const run = {
    signal: new AbortController().signal,
    report: (message: Message) => said.push(message),
    progress: () => undefined,
    cacheFolder: '',
  }
  const pictures = [250, 400, 100].map((ppi, index) => ({
    page: 0,
    src: `book/01.md:${index + 3}:1`,
    file: 'p.png',
    ppi,
  }))
  reportResolutions(
    run,
    [
      { texts: [''], pictures: [] },
      { texts: [''], pictures },
    ],
    new Map(),
  )
  expect(said.map(({ ruleId, severity, place, values }) => [ruleId, severity, place, values])).toEqual([
    ['press-resolution-tones', undefined, { line: 3, column: 1 }, { ppi: 250, wanted: 300 }],
    ['press-picture-resolution', undefined, { line: 4, column: 1 }, { ppi: 400 }],
    ['press-resolution-tones', 'warning', { line: 5, column: 1 }, { ppi: 100, wanted: 300 }],
  ])
})
