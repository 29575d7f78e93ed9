import { randomBytes } from 'node:crypto'
import { mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Files that appear all together, or not at all. */
export type Staging = {
  /** Put a file aside, under the name that it will have in the folder. */
  add: (name: string, content: Uint8Array | string) => Promise<void>
  /** Let all files appear in the folder, those of the same names giving way; gives their paths. */
  publish: () => string[]
  /** Take away what has not appeared. */
  discard: () => void
}

/** `folder` is made where it is missing, and only where something appears in it. */
export async function openStaging(outputFolder: string, folder: string): Promise<Staging> {
  const made = await mkdir(outputFolder, { recursive: true })
  const aside = join(outputFolder, `.runs-${process.pid}-${randomBytes(4).toString('hex')}.tmp`)
  await mkdir(aside)
  const names: string[] = []
  const clear = () => {
    rmSync(aside, { recursive: true, force: true })
    if (made === undefined) return
    try {
      rmdirSync(outputFolder)
    } catch {
      // Something is in it: it stays.
    }
  }
  // A second Ctrl-C ends the process at once.
  process.once('exit', clear)
  return {
    add: async (name, content) => {
      await writeFile(join(aside, name), content)
      names.push(name)
    },
    publish: () => {
      // Without waiting in between: no signal is heard before all of them are there.
      mkdirSync(folder, { recursive: true })
      return names.map((name) => {
        renameSync(join(aside, name), join(folder, name))
        return join(folder, name)
      })
    },
    discard: () => {
      process.off('exit', clear)
      clear()
    },
  }
}
