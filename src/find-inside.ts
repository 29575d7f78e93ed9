import { realpath } from 'node:fs/promises'
import { isAbsolute, relative, resolve } from 'node:path'

/** The real path of a file that a manuscript names; `undefined` where there is none inside the folder. */
export async function findInside(folder: string, name: string): Promise<string | undefined> {
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(resolve(folder, name))])
    const way = relative(root, path)
    return way === '' || way.startsWith('..') || isAbsolute(way) ? undefined : path
  } catch {
    return undefined
  }
}
