import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bindEpub, openShelf } from '../../src/bind-epub.ts'
import { compose } from '../../src/compose/compose.ts'
import { elementsNamed } from '../../src/epub/read-xml.ts'
import { readCmap } from '../../src/fonts/read-cmap.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { readTables } from '../../src/read-sfnt.ts'
import { smallPng, testRun } from './made-epub.ts'
import { openEpub } from './read-epub.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-epub-fonts-'))
  await writeFile(join(folder, 'c.png'), smallPng)
  await writeFile(join(folder, '01.md'), '# 章题\n\n正文里有㐂和𠮷，*重*点，也有 `code`。\n')
})
afterAll(() => rm(folder, { recursive: true }))

/** The finished EPUB, as `npm run epub` binds it, and what its fonts can show, by their files. */
async function bound(fonts: string) {
  await writeFile(join(folder, 'book.yaml'), `title: 书\ncover: c.png\nepub: { fonts: ${fonts} }\n`)
  const run = testRun()
  const manuscript = await readManuscript(run, folder)
  const shelf = await openShelf(run, manuscript)
  const noBrowser = () => Promise.reject(new Error('the cover is there'))
  const bytes = await bindEpub(run, shelf, await compose(run, manuscript), undefined, noBrowser)
  const epub = await openEpub(bytes)
  const shown = new Map<string, string>()
  for (const path of epub.paths.filter((name) => /\/fonts\/./.test(name))) {
    const cmap = readTables(await epub.bytes(path.replace('OEBPS/', '')))?.get('cmap')
    shown.set(
      path.replace('OEBPS/', ''),
      cmap
        ? [...(readCmap(cmap) ?? new Map<number, number>()).keys()]
            .map((point) => String.fromCodePoint(point))
            .join('')
        : '',
    )
  }
  const listed = elementsNamed(await epub.xml('content.opf'), 'item')
    .filter(({ attributes }) => attributes.get('media-type') === 'font/ttf')
    .map(({ attributes }) => attributes.get('href'))
  const { messages } = await EpubCheck.validate(bytes)
  const css = await epub.text('style.css')
  return { shown, listed, css, faults: messages.filter(({ severity }) => /error|warning/.test(severity)) }
}

test('none: no font, and no rule for one', async () => {
  const { shown, listed, css, faults } = await bound('none')
  expect([...shown]).toEqual([])
  expect(listed).toEqual([])
  expect(css).not.toContain('@font-face')
  expect(faults).toEqual([])
})

test('headings: those of headings and of rare characters, with their licence', async () => {
  const { shown, listed, css, faults } = await bound('headings')
  expect(new Set(listed)).toEqual(new Set(shown.keys()))
  const all = [...shown.values()].join('')
  for (const character of '章题㐂𠮷') expect(all).toContain(character)
  // Every reading system has what is usual.
  for (const character of '正文里有') expect(all).not.toContain(character)
  expect(css).toContain('SIL Open Font License 1.1')
  for (const path of shown.keys()) expect(css).toContain(path)
  expect(faults).toEqual([])
})

test('full: every character of the text, code besides', async () => {
  const { shown, listed, css, faults } = await bound('full')
  expect(new Set(listed)).toEqual(new Set(shown.keys()))
  const all = [...shown.values()].join('')
  for (const character of '章题正文里有㐂和𠮷，重点也。code') expect(all).toContain(character)
  for (const family of ['Banxin Song', 'Banxin Hei', 'Banxin Kai', 'Banxin Mono', 'Banxin Head'])
    expect(css).toContain(`font-family:"${family}"`)
  expect(faults).toEqual([])
})
