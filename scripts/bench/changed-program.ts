import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { BenchError } from './bench-error.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))

/** In one file of the program, one thing in the place of another. */
export type Change = { file: string; from: string; to: string }

/**
 * Copy the program to a folder with one thing changed, to see what that comes to. The same libraries, by a link.
 *
 * @returns the copy's `banxin.js`
 * @throws BenchError where `from` does not stand in the file once
 */
export async function changedProgram(folder: string, { file, from, to }: Change): Promise<string> {
  const source = await readFile(join(project, file), 'utf8')
  const parts = source.split(from)
  if (parts.length !== 2) throw new BenchError(`expected \`${from}\` once in ${file}`)
  await mkdir(folder, { recursive: true })
  for (const name of ['src', 'styles', 'package.json'])
    await cp(join(project, name), join(folder, name), { recursive: true })
  for (const name of ['assets', 'node_modules']) await symlink(join(project, name), join(folder, name))
  await writeFile(join(folder, file), parts.join(to))
  const program = join(folder, 'src/banxin.js')
  // The first run bundles the program: no part of a build.
  await promisify(execFile)(process.execPath, [program, '--help'])
  return program
}
