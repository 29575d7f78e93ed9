import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { foundText } from '../../src/epub/found-text.ts'
import { readFound } from '../../src/epub/read-found.ts'
import { readPacked } from '../../src/epub/read-packed.ts'

const page = (body: string) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="zh" xml:lang="zh"><head><title>题</title></head><body>${body}</body></html>`

async function packed(bodies: string[]) {
  const zip = new JSZip()
  for (const [index, body] of bodies.entries()) zip.file(`OEBPS/${index}.xhtml`, page(body))
  const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
  return { bytes, files: bodies.map((_, index) => `${index}.xhtml`), read: readPacked(bytes) }
}

/** As if each document were large. */
function large(read: ReturnType<typeof readPacked>) {
  return Object.assign((path: string) => read(path), { sizeOf: () => 5_000_000 })
}

test('documents of a large book are read in a thread: the same, in their order', async () => {
  const { bytes, files, read } = await packed([
    '<p>调查研究</p>',
    '<h1>一</h1><ol start="3"><li>甲</li></ol>',
    '<p/>',
  ])
  const reader = readFound(bytes, large(read), files)
  for (const file of files) expect(await reader.next()).toBe(foundText(read, file))
  await reader.close()
  expect(foundText(read, '1.xhtml')).toBe('⟦zh zh⟧⟦h1⟧一⟦ol 3⟧⟦li⟧甲')
})

test('what stops it is told to who waits', async () => {
  const { bytes, files, read } = await packed(['<p>甲</p>', '<p>乙</q>'])
  const reader = readFound(bytes, large(read), files)
  expect(await reader.next()).toBe('⟦zh zh⟧甲')
  await expect(reader.next()).rejects.toThrow(/epub-xml|XmlFault/)
  await reader.close()
})

test('it ends at once where nobody asks any more', async () => {
  const { bytes, files, read } = await packed(['<p>甲</p>', '<p>乙</p>'])
  const reader = readFound(bytes, large(read), files)
  await reader.close()
  await expect(reader.next()).rejects.toThrow()
})

test('a small book is read here', async () => {
  const { bytes, files, read } = await packed(['<p>甲</p>'])
  const reader = readFound(bytes, read, files)
  expect(await reader.next()).toBe('⟦zh zh⟧甲')
  await reader.close()
})
