import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { banxin, type Told, temporaryFolders, writeFiles } from './banxin.ts'

const makeFolder = temporaryFolders()

/** Passages of books that nobody here wrote, and that stopped a build which they should not stop. */
test('passages of real books build', async () => {
  const folder = await makeFolder()
  await cp(new URL('real-books', import.meta.url), join(folder, 'book'), { recursive: true })
  await writeFiles(folder, { 'book/book.yaml': 'title: 书\n' })
  const ended = await banxin(folder, ['build', 'book', '--output', 'out', '--json'])
  const told = JSON.parse(ended.out) as Told
  expect(told.messages.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(ended.code).toBe(0)
})
