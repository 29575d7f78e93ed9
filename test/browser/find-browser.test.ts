import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { installedBrowsers } from '../../src/browser/installed-browsers.ts'
import { browserRules } from '../../src/rules/browser.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-test-'))
})

afterAll(() => rm(folder, { recursive: true }))

async function fakeBrowser(name: string, version: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `#!/bin/sh\necho "Chromium ${version} built on nothing"\n`)
  await chmod(path, 0o755)
  return path
}

test('CHROME_PATH comes first', async () => {
  const path = await fakeBrowser('named', '151.0.1.2')
  const choice = await findBrowser({ platform: 'linux', arch: 'x64', env: { CHROME_PATH: path } })
  expect(choice).toMatchObject({ kind: 'CHROME_PATH', executablePath: path, version: '151.0.1.2' })
})

test('CHROME_PATH to nothing is told, not passed over', async () => {
  const env = { CHROME_PATH: join(folder, 'nothing') }
  await expect(findBrowser({ platform: 'linux', arch: 'x64', env })).rejects.toMatchObject({
    ruleId: 'browser-path',
    values: { path: env.CHROME_PATH },
  })
})

test('a browser that sets Chinese otherwise is refused', async () => {
  const path = await fakeBrowser('old', '139.0.0.1')
  await expect(
    findBrowser({ platform: 'linux', arch: 'x64', env: { CHROME_PATH: path } }),
  ).rejects.toMatchObject({ ruleId: 'browser-too-old', values: { path, version: '139.0.0.1' } })
})

test('arm64 takes what is on the PATH', async () => {
  const path = await fakeBrowser('chromium', '150.0.0.0')
  const machine = { platform: 'linux', arch: 'arm64', env: { PATH: `/nowhere:${folder}` } } as const
  expect(await findBrowser(machine)).toMatchObject({ kind: 'installed', executablePath: path })
})

test('none at all is a missing tool', async () => {
  const machine = { platform: 'linux', arch: 'arm64', env: { PATH: '/nowhere' } } as const
  const error = await findBrowser(machine).catch((error: unknown) => error)
  expect(error).toMatchObject({ name: 'MissingToolError', ruleId: 'browser-missing' })
  expect(browserRules['browser-missing'].severity).toBe('error')
})

test('Linux gets a font configuration with one font, without a single letter', async () => {
  const path = await fakeBrowser('fonts', '150.0.0.0')
  const { env } = await findBrowser({ platform: 'linux', arch: 'x64', env: { CHROME_PATH: path } })
  const conf = await readFile(env.FONTCONFIG_FILE ?? '', 'utf8')
  const folders = [...conf.matchAll(/<dir>([^<]*)<\/dir>/g)].map((match) => match[1] ?? '')
  expect(folders).toHaveLength(1)
  expect(conf).not.toContain('<include')
  expect(await readdir(folders[0] ?? '')).toEqual(['brackets.ttf'])
})

test('usual places of macOS and Windows', () => {
  expect(installedBrowsers({ platform: 'darwin', arch: 'arm64', env: { HOME: '/Users/li' } })).toContain(
    '/Users/li/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  )
  const env = { PROGRAMFILES: 'C:\\Program Files' }
  expect(installedBrowsers({ platform: 'win32', arch: 'x64', env })[0]).toBe(
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  )
})
