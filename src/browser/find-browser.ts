import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { promisify } from 'node:util'
import { MissingToolError } from '../errors.ts'
import { libraryFolder } from '../library-folder.ts'
import { fontConfig } from './font-config.ts'
import { installedBrowsers } from './installed-browsers.ts'
import { unpackChromium } from './unpack-chromium.ts'

/** A Chromium to print with, not yet started. */
export type BrowserChoice = {
  /** From our npm package, named by the environment, or found on the machine. */
  kind: 'package' | 'CHROME_PATH' | 'installed'
  executablePath: string
  /** Added to the environment that the browser starts with. */
  env: Record<string, string>
  args: string[]
  /** `147.0.0`; left out where asking for it would open a window. */
  version?: string
}

/** What decides which browser serves; tests give another machine. */
export type Machine = {
  platform: NodeJS.Platform
  arch: string
  env: Record<string, string | undefined>
}

/** The first Chromium that sets space between Han and Latin by itself (`text-autospace`). */
export const OLDEST_CHROMIUM = 140

/**
 * The browser for this machine: what CHROME_PATH names, else on Linux x64 the Chromium of our npm package (unpacked
 * the first time, some two seconds), else an installed Chrome, Chromium or Edge.
 *
 * @throws MissingToolError `browser-missing`, `browser-path`, `browser-too-old` or `browser-unpack`
 */
export async function findBrowser(machine: Machine = process): Promise<BrowserChoice> {
  const named = machine.env.CHROME_PATH
  if (named) return namedBrowser(named, machine)
  if (machine.platform === 'linux' && machine.arch === 'x64') return packagedBrowser()
  return installedBrowser(machine)
}

async function packagedBrowser(): Promise<BrowserChoice> {
  const { executablePath, libraries, version, folder } = await unpackChromium()
  const env = { LD_LIBRARY_PATH: libraries, ...(await fontConfig(folder)) }
  return { kind: 'package', executablePath, env, args: [], version }
}

async function namedBrowser(path: string, machine: Machine): Promise<BrowserChoice> {
  if (!(await isExecutable(path))) throw new MissingToolError('browser-path', { path })
  const version = await versionOf(path, machine)
  if (isTooOld(version)) throw new MissingToolError('browser-too-old', tooOld(path, version))
  return { kind: 'CHROME_PATH', executablePath: path, env: await fontEnv(machine), args: [], version }
}

async function installedBrowser(machine: Machine): Promise<BrowserChoice> {
  let old: MissingToolError | undefined
  for (const path of installedBrowsers(machine)) {
    if (!(await isExecutable(path))) continue
    const version = await versionOf(path, machine)
    if (!isTooOld(version)) {
      return { kind: 'installed', executablePath: path, env: await fontEnv(machine), args: [], version }
    }
    old ??= new MissingToolError('browser-too-old', tooOld(path, version))
  }
  throw old ?? new MissingToolError('browser-missing', { platform: `${machine.platform} ${machine.arch}` })
}

/** Only Linux asks a file which fonts there are; elsewhere our style sheets name no system font. */
async function fontEnv(machine: Machine): Promise<Record<string, string>> {
  return machine.platform === 'linux' ? fontConfig(await libraryFolder('browser')) : {}
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Chrome on Windows knows no `--version`: it opens a window. */
async function versionOf(path: string, machine: Machine): Promise<string | undefined> {
  if (machine.platform === 'win32') return undefined
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 15_000 })
    return /\d+(?:\.\d+)+/.exec(stdout)?.[0]
  } catch {
    // What is wrong with it will show when it is started.
    return undefined
  }
}

function isTooOld(version: string | undefined): version is string {
  return version !== undefined && Number.parseInt(version, 10) < OLDEST_CHROMIUM
}

function tooOld(path: string, version: string) {
  return { path, version, oldest: OLDEST_CHROMIUM }
}
