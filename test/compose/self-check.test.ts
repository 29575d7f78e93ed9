import type { Root } from 'hast'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import type { ChapterSource } from '../../src/book.ts'
import type { ChapterContext } from '../../src/compose/chapter-context.ts'
import { checkText } from '../../src/compose/check-text.ts'
import { compose } from '../../src/compose/compose.ts'
import { bookSchema } from '../../src/config/schema.ts'
import type { Message } from '../../src/message.ts'

const config = bookSchema.parse({ title: '书' })

function runWith(messages: Message[], signal = new AbortController().signal) {
  const report = (message: Message) => void messages.push(message)
  return { signal, report, progress: () => {}, cacheFolder: '' }
}

function chapter(value: string, title?: string): ChapterSource {
  return { file: new VFile({ path: 'a.md', value, data: { title } }), name: 'a.md', role: 'chapter' }
}

function lostText(html: string, reordered = false): string[] {
  const lost: string[] = []
  const position = { start: { line: 3, column: 1 }, end: { line: 3, column: 9 } }
  const node = { type: 'text', position }
  const written = [
    { text: '第一段 文字', node },
    { text: '第二段', node },
  ]
  const report: ChapterContext['report'] = (ruleId, place, values) =>
    void lost.push(`${ruleId} ${place && 'start' in place ? place.start.line : ''} ${values?.text}`)
  const context = { written, report, reordered, refused: false } as unknown as ChapterContext
  const tree: Root = { type: 'root', children: [{ type: 'text', value: html }] }
  checkText(tree, context)
  return lost
}

test('text that is whole passes, white aside', () => {
  expect(lostText('第一段\n文字第 二段')).toEqual([])
})

test('lost, changed, added and moved text is told', () => {
  expect(lostText('第一段文字第段')).toEqual(['compose-lost-text 3 一段文字第二段'])
  expect(lostText('第一段文宇第二段')).toHaveLength(1)
  expect(lostText('第一段文字第二段又')).toEqual(['compose-lost-text 3 文字第二段'])
  expect(lostText('第二段第一段文字')).toHaveLength(1)
})

test('moved text passes beside raw HTML, lost text does not', () => {
  expect(lostText('第二段第一段文字', true)).toEqual([])
  expect(lostText('第二段第一段文', true)).toHaveLength(1)
})

test('half a surrogate pair is told at its place', async () => {
  const messages: Message[] = []
  await compose(runWith(messages), { folder: '/', config, chapters: [chapter('# 题\n\n坏\uD842字')] })
  expect(messages[0]).toMatchObject({
    ruleId: 'lone-surrogate',
    file: 'a.md',
    place: { line: 3, column: 2 },
    values: { code: 'U+D842' },
  })
})

test('the title in book.yaml takes the place of the heading', async () => {
  const messages: Message[] = []
  const chapters = [chapter('# 文件题\n\n正文', '书里的题')]
  const book = await compose(runWith(messages), { folder: '/', config, chapters })
  expect(book.sections[0]?.title).toBe('书里的题')
  expect(book.toc.map(({ title }) => title)).toEqual(['书里的题'])
  expect(messages).toEqual([])
})

test('an aborted run stops', async () => {
  const aborted = AbortSignal.abort()
  const composing = compose(runWith([], aborted), { folder: '/', config, chapters: [chapter('# 题')] })
  await expect(composing).rejects.toThrow()
})
