import { readdir, readFile } from 'node:fs/promises'
import { cacheKey } from './cache.ts'

/**
 * Changes with the code of a folder and of those in it: work that the code finished before it changed must not be used again.
 *
 * New versions of libraries need no care: the cache lies in node_modules, and setting up anew removes it.
 */
export async function codeIdentity(folder: URL): Promise<string> {
  const names = (await readdir(folder, { recursive: true }))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.[jt]s$/.test(name))
    .sort()
  const files = await Promise.all(names.map((name) => readFile(new URL(name, folder))))
  return cacheKey(...names, ...files)
}
