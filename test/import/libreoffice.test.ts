import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runImport } from './run-import.ts'

/*
 * Word files that LibreOffice makes here and now (Debian's libreoffice-writer-nogui). Where it is missing the tests are
 * skipped and their names say so; with CI=true they run, and fail.
 */

const isThere = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'soffice')))
const judged = isThere || process.env.CI === 'true' ? test : test.skip
const programs = fileURLToPath(new URL('fixtures/programs/', import.meta.url))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-libreoffice-'))
  if (!isThere) return
  const sources = ['styles.fodt', 'looks.fodt', 'lists.fodt', 'pandoc.docx', 'pandoc-lists.docx']
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      folder,
      ...sources.map((name) => join(programs, name)),
    ],
    { stdio: 'pipe', timeout: 240_000 },
  )
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))

let count = 0
async function imported(path: string): Promise<{ chapters: string[]; pictures: number }> {
  const { failed, names, read } = await runImport(path, 'x.docx', join(folder, `made-${++count}`))
  if (failed) throw failed
  return {
    chapters: renumbered(await Promise.all(names.filter((name) => name.endsWith('.md')).map(read))),
    pictures: names.filter((name) => name.startsWith('images/')).length,
  }
}

/** Each program counts notes in its own way. */
function renumbered(chapters: string[]): string[] {
  const ids: string[] = []
  return chapters.map((text) =>
    text.replace(/\[\^([^\]]+)\]/g, (_, id: string) => {
      if (!ids.includes(id)) ids.push(id)
      return `[^${ids.indexOf(id) + 1}]`
    }),
  )
}

judged.each([
  ['styles.docx', 'libreoffice.docx'],
  ['looks.docx', 'libreoffice-looks.docx'],
  ['lists.docx', 'libreoffice-lists.docx'],
  // Made by pandoc, opened and saved by LibreOffice.
  ['pandoc.docx', 'pandoc.docx'],
  ['pandoc-lists.docx', 'pandoc-lists.docx'],
])('LibreOffice: %s', async (made, kept) => {
  const now = await imported(join(folder, made))
  expect(now.chapters.length).toBeGreaterThan(0)
  expect(now).toEqual(await imported(join(programs, kept)))
})
