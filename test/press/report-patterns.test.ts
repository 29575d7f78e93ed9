import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { expect, test } from 'vitest'
import type { Book } from '../../src/book.ts'
import type { Message } from '../../src/message.ts'
import { reportTransparency } from '../../src/report-transparency.ts'
import { temporaryFolders } from '../build/banxin.ts'

/* Chromium makes coarse pictures of the patterns of a theme: the author is told where they stand. */

const makeFolder = temporaryFolders()

const drawing = (id: string) =>
  `<svg data-src="manuscript/01.md:7:1"><defs><pattern id="p"><rect fill="#c00000"/></pattern></defs>` +
  `<rect fill="url(#${id})"/></svg>`

/** What is said of a book with that drawing, in a theme with one picture. */
async function told(html: string, standard: 'X-4' | 'X-3'): Promise<Message[]> {
  const folder = await makeFolder()
  await mkdir(join(folder, 'own'))
  await writeFile(join(folder, 'own/theme.css'), '.a { background: url(ground.svg) }')
  await writeFile(
    join(folder, 'own/ground.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">\n  <pattern id="q"/><path fill="url(#q)"/></svg>',
  )
  const tree: Root = fromHtml(html, { fragment: true })
  // As the composer has it.
  const book = { config: { press: { standard }, theme: './own' }, assets: [], sections: [{ tree }] }
  const messages: Message[] = []
  const run = {
    signal: new AbortController().signal,
    report: (message: Message) => messages.push(message),
    progress: () => undefined,
    cacheFolder: '',
  }
  await reportTransparency(run, book as unknown as Book, folder)
  return messages.filter(({ ruleId }) => ruleId.startsWith('press-'))
}

test('in drawings of the theme, with their lines; those of the text are drawn tile by tile', async () => {
  expect((await told(drawing('p'), 'X-4')).map(({ ruleId, file, place }) => [ruleId, file, place])).toEqual([
    ['press-pattern', expect.stringMatching(/ground\.svg$/), { line: 2, column: 3 }],
  ])
})

test('where there is no transparency they are errors as before', async () => {
  const found = await told(drawing('p'), 'X-3')
  expect(found.map(({ ruleId, values }) => [ruleId, values?.found])).toEqual([['press-sheer', '<pattern>']])
})
