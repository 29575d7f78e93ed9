import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { DescribedMessage } from '../../src/terminal/describe-message.ts'
import { readBook } from './read-book.ts'
import { readManuscriptText } from './read-manuscript-text.ts'
import type { MeasuredBook } from './row.ts'

const own = fileURLToPath(new URL('../../src/banxin.js', import.meta.url))

/**
 * Build a manuscript by the command line, and read the PDF with what the build told of it. `program` may be another copy
 * of Banxin.
 *
 * @throws Error where the book has errors
 */
export async function buildBook(
  folder: string,
  output: string,
  program = own,
): Promise<{ path: string; book: MeasuredBook }> {
  const args = ['pdf', folder, '--output', output, '--cache', join(output, 'cache'), '--json', '--quiet']
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { maxBuffer: 1 << 26 })
  const said: { files: { path: string }[]; messages: DescribedMessage[] } = JSON.parse(stdout)
  const [file] = said.files
  if (!file) throw new Error(`no PDF was made of ${folder}`)
  const known = await readManuscriptText(folder)
  return { path: file.path, book: await readBook(file.path, { ...known, told: said.messages }) }
}
