import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import type { ChapterSource } from '../../src/book.ts'
import { isWorthThreads } from '../../src/compose/chapter-threads.ts'
import { compose } from '../../src/compose/compose.ts'
import { bookSchema } from '../../src/config/schema.ts'
import type { Message } from '../../src/message.ts'

const config = bookSchema.parse({ title: '书' })
const everything = new URL('../themes/everything', import.meta.url).pathname

/** Chapters with all that a chapter may have, pictures among them, and a fault in each. */
async function chapters(): Promise<ChapterSource[]> {
  const names = (await readdir(everything)).filter((name) => name.endsWith('.md')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(everything, name), 'utf8')))
  return names.map((name, index) => {
    const file = new VFile({ path: `书/${name}`, value: `${texts[index]}\n\n没有这条[^没有]\n` })
    return { file, name, role: 'chapter' }
  })
}

async function composed(cacheFolder: string, inThreads: boolean, signal = new AbortController().signal) {
  const messages: Message[] = []
  const report = (message: Message) => void messages.push(message)
  const run = { signal, report, progress: () => {}, cacheFolder }
  const manuscript = { folder: everything, config, chapters: await chapters() }
  return { book: await compose(run, manuscript, () => inThreads), messages }
}

async function filesOf(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(join(folder, 'chapters'))).sort()
  const contents = await Promise.all(names.map((name) => readFile(join(folder, 'chapters', name), 'base64')))
  return new Map(names.map((name, index) => [name, contents[index] ?? '']))
}

test('threads make the same book, tell the same and keep the same', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'banxin-threads-'))
  try {
    const alone = await composed(join(folder, 'alone'), false)
    const together = await composed(join(folder, 'together'), true)
    expect(together.book).toStrictEqual(alone.book)
    expect(together.messages).toStrictEqual(alone.messages)
    expect(together.messages.filter(({ ruleId }) => ruleId === 'note-undefined')).toHaveLength(
      (await chapters()).length,
    )
    await expect.poll(() => filesOf(join(folder, 'together'))).toEqual(await filesOf(join(folder, 'alone')))
  } finally {
    await rm(folder, { recursive: true })
  }
}, 60_000)

test('an abort ends them', async () => {
  const controller = new AbortController()
  const composing = composed('', true, controller.signal)
  setTimeout(() => controller.abort(new Error('stopped')), 20)
  await expect(composing).rejects.toThrow('stopped')
}, 60_000)

test('a booklet is not worth them', () => {
  expect(isWorthThreads(50_000)).toBe(false)
})
