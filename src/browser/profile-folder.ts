import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'banxin-browser-'

/** A folder this old (in ms) belongs to a build that was killed. */
const DEAD_AFTER = 24 * 3600_000

/** How one is removed: a dying browser may write once more. */
export const profileRemoval = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 } as const

/** An empty folder for what a browser writes while it runs; those that killed builds left behind go. */
export async function makeProfileFolder(): Promise<string> {
  await removeDead()
  return mkdtemp(join(tmpdir(), PREFIX))
}

async function removeDead(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => [])
  for (const name of names.filter((name) => name.startsWith(PREFIX))) {
    const path = join(tmpdir(), name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    // Another user's folder can't be removed, and need not be.
    if (Date.now() - mtimeMs > DEAD_AFTER)
      await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}
