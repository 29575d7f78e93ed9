import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { BenchError } from './bench-error.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))
const session = 'src/paginate/in-page/session.js'
const call = 'findings.push(...composeLines(section, lines))'

/**
 * Copy the program to a folder, without its paragraph composer: the browser breaks the lines there.
 *
 * What a build of it takes less is what the composer costs. The same libraries, by a link.
 *
 * @throws BenchError where the composer is not called as it was when this was written
 */
export async function withoutComposer(folder: string): Promise<string> {
  const source = await readFile(join(project, session), 'utf8')
  const parts = source.split(call)
  if (parts.length !== 2) throw new BenchError(`expected \`${call}\` once in ${session}`)
  await mkdir(folder, { recursive: true })
  for (const name of ['src', 'styles', 'package.json'])
    await cp(join(project, name), join(folder, name), { recursive: true })
  for (const name of ['assets', 'node_modules']) await symlink(join(project, name), join(folder, name))
  await writeFile(join(folder, session), parts.join(''))
  const program = join(folder, 'src/banxin.js')
  // The first run bundles the program: no part of a build.
  await promisify(execFile)(process.execPath, [program, '--help'])
  return program
}
