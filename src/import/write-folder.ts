import { chmod, mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** What stands where a folder is to be written. */
export type Standing = 'nothing' | 'empty-folder' | 'full-folder' | 'file'

/** What stands at a path. */
export async function standingAt(path: string): Promise<Standing> {
  try {
    return (await readdir(path)).length === 0 ? 'empty-folder' : 'full-folder'
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'nothing' : 'file'
  }
}

/**
 * Write files into a new folder that appears whole or not at all.
 *
 * A folder that is there goes out of the way, to the path that comes out; one that is empty goes.
 */
export async function writeFolder(
  target: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  signal: AbortSignal,
): Promise<{ movedTo: string | undefined }> {
  const parent = dirname(target)
  await mkdir(parent, { recursive: true })
  const temporary = await mkdtemp(join(parent, `.${basename(target)}-`))
  try {
    for (const [name, content] of files) {
      signal.throwIfAborted()
      const path = join(temporary, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content, { signal })
    }
    // mkdtemp makes a folder for its owner only; a manuscript is an ordinary one.
    await chmod(temporary, 0o777 & ~process.umask())
    const movedTo = await makeWay(target)
    await rename(temporary, target)
    return { movedTo }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

async function makeWay(target: string): Promise<string | undefined> {
  const standing = await standingAt(target)
  if (standing === 'empty-folder') await rmdir(target)
  if (standing !== 'full-folder') return undefined
  for (let count = 1; ; count += 1) {
    const aside = `${target}.old-${count}`
    if ((await standingAt(aside)) !== 'nothing') continue
    await rename(target, aside)
    return aside
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}
