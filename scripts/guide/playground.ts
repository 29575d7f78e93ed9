import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('../../', import.meta.url))

/** What a command needs of the project. */
const parts = ['package.json', 'package-lock.json', 'src', 'scripts', 'node_modules', 'styles', 'assets']

/** A folder in which npm's commands work as in the project, and that has no book yet. */
export async function makePlayground(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const part of parts) await symlink(join(project, part), join(folder, part))
}
