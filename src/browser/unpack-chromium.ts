import { execFile } from 'node:child_process'
import { access, constants, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { MissingToolError } from '../errors.ts'
import { libraryFolder } from '../library-folder.ts'

/** Chromium of the npm package, ready to start. */
export type UnpackedChromium = {
  executablePath: string
  /** Folder of the shared libraries that it needs and a bare system lacks (NSS, NSPR, expat). */
  libraries: string
  version: string
  folder: string
}

/** An unpacking that has not ended after so long (in ms) was killed; its folder may go. */
const DEAD_AFTER = 15 * 60_000

/**
 * Unpack `@sparticuz/chromium` once, some two seconds and 200 MB, for all builds to come.
 *
 * Builds at the same time do not disturb each other: each unpacks into a folder of its own and renames it; the first
 * one wins.
 *
 * @throws MissingToolError `browser-unpack`, e.g. where the disk is full
 */
export async function unpackChromium(inFolder?: string): Promise<UnpackedChromium> {
  const version = await packageVersion()
  try {
    const parent = inFolder ?? (await libraryFolder('browser'))
    const folder = join(parent, `chromium-${version}`)
    const executablePath = join(folder, 'chromium')
    if (!(await isWhole(folder))) await unpack(parent, folder)
    return { executablePath, libraries: join(folder, 'al2023', 'lib'), version, folder }
  } catch (error) {
    throw new MissingToolError('browser-unpack', {
      version,
      detail: error instanceof Error ? error.message : '',
    })
  }
}

/** The package only knows the temporary folder of the environment: a process of its own gets ours. */
async function unpack(parent: string, folder: string): Promise<void> {
  await clearDead(parent)
  const staging = await mkdtemp(join(parent, 'unpacking-'))
  try {
    const url = import.meta.resolve('@sparticuz/chromium')
    const code = `const { default: chromium } = await import(${JSON.stringify(url)}); await chromium.executablePath()`
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: staging,
      // The package adds its libraries where it believes to be on Amazon Linux 2023.
      env: { TMPDIR: staging, HOME: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    })
    await access(join(staging, 'al2023', 'lib', 'libnss3.so'))
    await dropUnused(staging)
    await writeFile(join(staging, LIST), (await filesIn(staging)).join('\n'))
    await clearBroken(parent, folder)
    await rename(staging, folder)
  } catch (error) {
    // Another build was quicker: what it made is as good.
    if (!(await isWhole(folder))) throw error
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Names of all that was unpacked, written last. */
const LIST = 'files.txt'

/** Whether nothing is missing: an `npm ci` in the middle of a build takes files away one by one. */
async function isWhole(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, LIST), 'utf8').catch(() => 'chromium\nal2023/lib/libnss3.so')
  const names = list.split('\n')
  const found = new Set(await filesIn(folder).catch(() => []))
  return names.every((name) => found.has(name)) && (await exists(join(folder, 'chromium')))
}

/** What is left of a browser makes room; where another build mended it meanwhile, it stays. */
async function clearBroken(parent: string, folder: string): Promise<void> {
  if (await isWhole(folder)) return
  const aside = await mkdtemp(join(parent, 'unpacking-'))
  await rename(folder, join(aside, 'broken')).catch(() => undefined)
  await rm(aside, { recursive: true, force: true })
}

/** Paths below a folder, with `/`, but for the list of them. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name !== LIST)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

/** Its fonts must never be seen, and without GPU it needs no software for graphics. */
async function dropUnused(staging: string): Promise<void> {
  for (const name of await readdir(staging)) {
    if (name !== 'chromium' && name !== 'al2023') {
      await rm(join(staging, name), { recursive: true, force: true })
    }
  }
}

async function clearDead(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith('unpacking-')) continue
    const { mtimeMs } = await stat(join(parent, name)).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > DEAD_AFTER) await rm(join(parent, name), { recursive: true, force: true })
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function packageVersion(): Promise<string> {
  const content: unknown = JSON.parse(await readFile(packageFile(), 'utf8'))
  return typeof content === 'object' && content !== null && 'version' in content
    ? String(content.version)
    : '0'
}

/** The package exports only its module, two folders deep. */
function packageFile(): string {
  return fileURLToPath(new URL('../../package.json', import.meta.resolve('@sparticuz/chromium')))
}
