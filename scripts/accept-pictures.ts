import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  acceptedPictures,
  countDifferences,
  drawPages,
  readPictures,
  TOLERANCE,
  writePicture,
} from './measure/page-pictures.ts'

/*
 * npm run accept-pictures: sets the specimen anew and takes its pages as those that the test compares with. Look at the
 * pages that it names before you commit them.
 */

const project = fileURLToPath(new URL('../', import.meta.url))
const output = await mkdtemp(join(tmpdir(), 'banxin-accept-'))
try {
  const args = ['src/banxin.js', 'pdf', 'test/typography/specimen', '--output', output, '--json', '--quiet']
  const said = execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' })
  const [file] = (JSON.parse(said) as { files: { path: string }[] }).files
  if (!file) throw new Error('the specimen made no PDF')
  await mkdir(acceptedPictures, { recursive: true })
  const before = await readPictures(acceptedPictures)
  const pages = await drawPages(file.path)
  const changed = pages.flatMap((page, index) => {
    const old = before[index]
    return old && countDifferences(old, page) <= TOLERANCE ? [] : [index]
  })
  for (const index of changed) {
    const page = pages[index]
    if (page) await writeFile(join(acceptedPictures, nameOf(index)), writePicture(page))
  }
  for (let index = pages.length; index < before.length; index++)
    await rm(join(acceptedPictures, nameOf(index)))
  console.log(
    changed.length === 0 && before.length === pages.length
      ? `All ${pages.length} pages look as accepted.`
      : `Of ${pages.length} pages (${before.length} before) these are new or changed: ${changed.map((index) => index + 1).join(', ')}`,
  )
} finally {
  await rm(output, { recursive: true })
}

function nameOf(index: number): string {
  return `${String(index + 1).padStart(3, '0')}.png`
}
