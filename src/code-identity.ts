import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundlesFolder } from './bundles.ts'
import { cacheKey } from './cache.ts'

/**
 * Changes with the code of a folder and of those in it: work that the code finished before it changed must not be used again.
 *
 * New versions of libraries need no care: the cache lies in node_modules, and setting up anew removes it.
 */
export async function codeIdentity(folder: URL): Promise<string> {
  const bundles = bundlesFolder()
  if (bundles === undefined) return readIdentity(folder)
  // The bundles are those of one state of the sources: what was read of these once is true as long as they are there.
  const kept = join(bundles, `${cacheKey(folder.href)}.identity`)
  const known = await readFile(kept, 'latin1').catch(() => '')
  if (/^[0-9a-f]{64}$/.test(known)) return known
  const identity = await readIdentity(folder)
  // Where it can't be kept, it is read again.
  await writeFile(kept, identity).catch(() => undefined)
  return identity
}

async function readIdentity(folder: URL): Promise<string> {
  const names = (await readdir(folder, { recursive: true }))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.[jt]s$/.test(name))
    .sort()
  const files = await Promise.all(names.map((name) => readFile(new URL(name, folder))))
  return cacheKey(...names, ...files)
}
