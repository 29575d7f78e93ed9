import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { banxin, pdfIn, sha256, temporaryFolders, writeFiles } from './banxin.ts'
import { sampleBook } from './sample-book.ts'

const makeFolder = temporaryFolders()

test('after a change in one chapter only that one is made again, as a build without cache makes it', async () => {
  const folder = await makeFolder()
  await writeFiles(join(folder, 'book'), sampleBook())
  const build = (cache: string) =>
    banxin(folder, ['pdf', 'book', '--output', `out-${cache}`, '--cache', cache])
  const first = await build('kept')
  expect(first.code, first.err).toBe(0)
  const before = sha256(await pdfIn(join(folder, 'out-kept')))
  const sections = await readdir(join(folder, 'kept/sections'))
  const chapters = await readdir(join(folder, 'kept/chapters'))

  const path = join(folder, 'book/03-end.md')
  // 鹭 and its fellows are new to the fonts of the book.
  await writeFile(path, `${await readFile(path, 'utf8')}\n桥下有鹭鸶、鸬鹚。\n`)
  const [changed, anew] = await Promise.all([build('kept'), build('new')])
  for (const { code, err } of [changed, anew]) expect(code, err).toBe(0)
  const added = (await readdir(join(folder, 'kept/sections'))).filter((name) => !sections.includes(name))
  // It is set twice, as its references to pages become known.
  expect(added).toHaveLength(2)
  for (const name of added)
    expect(await readFile(join(folder, 'kept/sections', name), 'utf8')).toContain('鹭')
  const composed = (await readdir(join(folder, 'kept/chapters'))).filter((name) => !chapters.includes(name))
  expect(composed).toHaveLength(1)

  const after = sha256(await pdfIn(join(folder, 'out-kept')))
  expect(after).not.toBe(before)
  expect(after).toBe(sha256(await pdfIn(join(folder, 'out-new'))))
})
