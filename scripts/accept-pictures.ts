import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  acceptedPictures,
  changedPages,
  drawPages,
  manuscriptOf,
  type PicturedBook,
  picturedBooks,
  readPictures,
  writePicture,
} from './measure/page-pictures.ts'

/*
 * npm run accept-pictures: sets the specimen and the sweeps anew and takes their pages as those that the tests compare
 * with. Look at the pages that it names before you commit them.
 */

const project = fileURLToPath(new URL('../', import.meta.url))
for (const book of picturedBooks) await accept(book)

async function accept(book: PicturedBook): Promise<void> {
  const output = await mkdtemp(join(tmpdir(), 'banxin-accept-'))
  try {
    const args = ['src/banxin.js', 'pdf', manuscriptOf(book), '--output', output, '--json', '--quiet']
    const said = execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' })
    const [file] = (JSON.parse(said) as { files: { path: string }[] }).files
    if (!file) throw new Error(`the ${book} made no PDF`)
    const folder = acceptedPictures(book)
    await mkdir(folder, { recursive: true })
    const before = await readPictures(folder)
    const pages = await drawPages(file.path)
    const changed = changedPages(pages, before)
    for (const { index, page } of changed) await writeFile(join(folder, nameOf(index)), writePicture(page))
    for (let index = pages.length; index < before.length; index++) await rm(join(folder, nameOf(index)))
    console.log(
      changed.length === 0 && before.length === pages.length
        ? `${book}: all ${pages.length} pages look as accepted.`
        : `${book}: of ${pages.length} pages (${before.length} before) these are new or changed: ${changed.map(({ index }) => index + 1).join(', ')}`,
    )
  } finally {
    await rm(output, { recursive: true })
  }
}

function nameOf(index: number): string {
  return `${String(index + 1).padStart(3, '0')}.png`
}
