import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import type { DescribedMessage } from '../../src/terminal/describe-message.ts'

const program = fileURLToPath(new URL('../../src/banxin.js', import.meta.url))

/** How a run of the command line ended; `code` is null where a signal killed it. */
export type Ended = { code: number | null; out: string; err: string }

/** A run of the real command line in a process of its own. */
export type Started = { child: ChildProcess; ended: Promise<Ended>; errSoFar: () => string }

/** Variables of ours that would change what a build does. */
const cleared = ['CHROME_PATH', 'SOURCE_DATE_EPOCH', 'LC_ALL', 'LC_MESSAGES', 'LANGUAGE', 'LANG']

/** Start `banxin` in a folder; `env` is added to ours, English and without colours. */
export function startBanxin(cwd: string, args: string[], env: Record<string, string> = {}): Started {
  const kept = Object.entries(process.env).filter(([name]) => !cleared.includes(name))
  return startBanxinIn(cwd, args, { ...Object.fromEntries(kept), LANG: 'C', NO_COLOR: '1', ...env })
}

/** The same with no other variables than these. */
export function startBanxinIn(cwd: string, args: string[], env: NodeJS.ProcessEnv): Started {
  const child = spawn(process.execPath, [program, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, out, err })))
  return { child, ended, errSoFar: () => err }
}

/** Run `banxin` to its end. */
export function banxin(cwd: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return startBanxin(cwd, args, env).ended
}

/** What `--json` writes on stdout. */
export type Told = {
  exitCode: number
  files: { path: string; pages: number }[]
  messages: DescribedMessage[]
}

/** Makes empty folders that go when the tests of the file have ended. */
export function temporaryFolders(): () => Promise<string> {
  const folders: string[] = []
  // A browser that dies may write once more.
  const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 } as const
  afterAll(async () => {
    await Promise.all(folders.map((folder) => rm(folder, removal)))
  })
  return async () => {
    const folder = await mkdtemp(join(tmpdir(), 'banxin-build-'))
    folders.push(folder)
    return folder
  }
}

/** Write files by their path below a folder. */
export async function writeFiles(folder: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
}

/** The only PDF in a folder. */
export async function pdfIn(folder: string): Promise<Uint8Array> {
  const names = await readdir(folder)
  const [name] = names
  if (name === undefined || names.length > 1 || !name.endsWith('.pdf'))
    throw new Error(`expected one PDF, found ${names.join(', ') || 'nothing'}`)
  return readFile(join(folder, name))
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
