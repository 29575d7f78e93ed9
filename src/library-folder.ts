import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Where work is kept that depends on the libraries alone, such as the unpacked browser: beside them, or in the user's
 * cache where those can't be written to.
 *
 * `name` is the folder's. It exists afterwards.
 */
export async function libraryFolder(name: string): Promise<string> {
  const library = fileURLToPath(import.meta.resolve('pagedjs-cli'))
  const [, modules = dirname(library)] = /^(.*[/\\]node_modules)[/\\]/.exec(library) ?? []
  const beside = join(modules, '.cache', 'banxin', name)
  const usersCache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  for (const folder of [beside, join(usersCache, 'banxin', name)]) {
    try {
      await mkdir(folder, { recursive: true })
      await access(folder, constants.W_OK)
      return folder
    } catch {
      // The next one, then.
    }
  }
  return beside
}
