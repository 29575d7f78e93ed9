import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'

const script = fileURLToPath(new URL('../../scripts/setup.js', import.meta.url))

/** Stands for npm: notes that it was called, takes a while, and leaves what npm leaves. */
const fakeNpm = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n')
await new Promise((done) => setTimeout(done, 300))
if (process.env.FAKE_FAILS) process.exit(1)
mkdirSync('node_modules', { recursive: true })
writeFileSync('node_modules/.package-lock.json', '{}')
`

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'banxin-setup-test-'))
  await writeFile(join(root, 'package-lock.json'), '{"a":1}')
  await writeFile(join(root, 'package.json'), '{"type":"module"}')
  await writeFile(join(root, 'npm.js'), fakeNpm)
})
afterEach(() => rm(root, { recursive: true }))

function setUp(extra: Record<string, string> = {}) {
  const env = { ...process.env, BANXIN_ROOT: root, npm_execpath: join(root, 'npm.js'), LC_ALL: 'C', ...extra }
  const child = spawn(process.execPath, [script], { env })
  return new Promise<{ code: number | null; err: string }>((done) => {
    let err = ''
    child.stderr.on('data', (data) => {
      err += data
    })
    child.on('close', (code) => done({ code, err }))
  })
}

async function calls(): Promise<number> {
  return (await readFile(join(root, 'calls'), 'utf8').catch(() => '')).split('\n').length - 1
}

it('installs once, again when the lock file changes, and then has nothing to say', async () => {
  expect(await setUp()).toEqual({ code: 0, err: 'Installing libraries (npm ci), once …\n' })
  expect(await setUp()).toEqual({ code: 0, err: '' })
  expect(await calls()).toBe(1)
  await writeFile(join(root, 'package-lock.json'), '{"a":2}')
  expect((await setUp({ LC_ALL: 'zh_CN.UTF-8' })).err).toContain('正在安装')
  expect(await calls()).toBe(2)
})

it('installs again after an install that was cut short', async () => {
  await setUp()
  await rm(join(root, 'node_modules', '.package-lock.json'))
  await setUp()
  expect(await calls()).toBe(2)
})

it('installs once where two start together', async () => {
  const both = await Promise.all([setUp(), setUp()])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect(await calls()).toBe(1)
})

it('fails with code 3 where npm fails, and tries again the next time', async () => {
  expect((await setUp({ FAKE_FAILS: '1' })).code).toBe(3)
  expect((await setUp()).code).toBe(0)
  expect(await calls()).toBe(2)
})
