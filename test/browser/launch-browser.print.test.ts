import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { launchBrowser } from '../../src/browser/launch-browser.ts'
import type { Run } from '../../src/run.ts'

// What the browsers of this file write goes to a folder of its own: so nothing else can be left in it.
let folder = ''
const before = process.env.TMPDIR

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-test-'))
  process.env.TMPDIR = folder
})

afterAll(async () => {
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  await rm(folder, { recursive: true })
})

function makeRun() {
  const controller = new AbortController()
  const run: Run = {
    signal: controller.signal,
    report: () => undefined,
    progress: () => undefined,
    cacheFolder: folder,
  }
  return { run, controller }
}

/** All that browsers write; `tsx` keeps its own cache in the same place. */
async function profiles(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !name.startsWith('tsx-'))
}

async function alive(pids: number[]): Promise<number[]> {
  // A process that ended is no longer ours where the system's first process has inherited it.
  const isThere = (pid: number) => {
    try {
      return !/^State:\s+Z[\s\S]*^PPid:\s+1$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
    } catch {
      return false
    }
  }
  for (let round = 0; round < 50 && pids.some(isThere); round++) await sleep(20)
  return pids.filter(isThere)
}

describe.runIf(process.platform === 'linux')('processes', () => {
  test('close ends every process and removes the profile', async () => {
    const running = await launchBrowser(makeRun().run, await findBrowser())
    const page = await running.browser.newPage()
    expect(await page.evaluate('6 * 7')).toBe(42)
    const pids = running.pids()
    expect(pids.length).toBeGreaterThan(1)
    expect(await profiles()).toHaveLength(1)
    await running.close()
    await running.close()
    expect(running.pids()).toEqual([])
    expect(await alive(pids)).toEqual([])
    expect(await profiles()).toEqual([])
  })

  test('abort ends it in the middle of a script that never would', async () => {
    const { run, controller } = makeRun()
    const running = await launchBrowser(run, await findBrowser())
    const page = await running.browser.newPage()
    const endless = page.evaluate('for (;;) {}')
    const pids = running.pids()
    setTimeout(() => controller.abort(), 100)
    await expect(endless).rejects.toThrow()
    await running.close()
    expect(await alive(pids)).toEqual([])
    expect(await profiles()).toEqual([])
  })

  test('abort before it has started leaves nothing', async () => {
    const { run, controller } = makeRun()
    const choice = await findBrowser()
    const launching = launchBrowser(run, choice)
    setTimeout(() => controller.abort(), 30)
    await expect(launching).rejects.toMatchObject({ name: 'AbortError' })
    expect(await profiles()).toEqual([])
  })

  test('a crash makes waiting calls fail, and close clears up', async () => {
    const running = await launchBrowser(makeRun().run, await findBrowser())
    const page = await running.browser.newPage()
    const disconnected = new Promise<void>((done) => running.browser.once('disconnected', () => done()))
    const waiting = page.evaluate('new Promise(() => {})')
    waiting.catch(() => undefined)
    const pids = running.pids()
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    await disconnected
    await expect(waiting).rejects.toThrow()
    await running.close()
    expect(await alive(pids)).toEqual([])
    expect(await profiles()).toEqual([])
  })

  test.each(['SIGKILL', 'exit'])('our own end by %s ends it too', async (way) => {
    const script = `
      const { findBrowser } = await import(${JSON.stringify(new URL('../../src/browser/find-browser.ts', import.meta.url).href)})
      const { launchBrowser } = await import(${JSON.stringify(new URL('../../src/browser/launch-browser.ts', import.meta.url).href)})
      const run = { signal: new AbortController().signal, report() {}, progress() {}, cacheFolder: '.' }
      const running = await launchBrowser(run, await findBrowser())
      console.log(JSON.stringify(running.pids()))
      if (${way === 'exit'}) process.exit(3)`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise<number | null>((done) => child.once('exit', done))
    const pids = await new Promise<number[]>((done) => {
      child.stdout.once('data', (chunk: Buffer) => done(JSON.parse(String(chunk))))
    })
    expect(pids.length).toBeGreaterThan(1)
    if (way === 'SIGKILL') child.kill('SIGKILL')
    expect(await ended).toBe(way === 'SIGKILL' ? null : 3)
    expect(await alive(pids)).toEqual([])
    // Killed, nobody could clear up: the folder goes with a build a day later.
    for (const name of await profiles()) {
      expect(way).toBe('SIGKILL')
      await rm(join(folder, name), { recursive: true })
    }
  })
})

test('the network is out of reach', async () => {
  const running = await launchBrowser(makeRun().run, await findBrowser())
  try {
    const page = await running.browser.newPage()
    for (const url of ['https://example.com/', 'http://192.0.2.1/']) {
      await expect(page.goto(url, { timeout: 20_000 })).rejects.toThrow(/net::ERR_/)
    }
  } finally {
    await running.close()
  }
})

test('a page with form fields does not crash it', async () => {
  const running = await launchBrowser(makeRun().run, await findBrowser())
  try {
    const page = await running.browser.newPage()
    await page.setContent(
      '<input value="字"><textarea>字</textarea><select><option>字</select><input type="date">',
    )
    expect(await page.evaluate('document.querySelector("textarea").offsetWidth')).toBeGreaterThan(10)
  } finally {
    await running.close()
  }
})

test('a program that is no browser is told with what it said', async () => {
  const choice = { kind: 'CHROME_PATH', executablePath: process.execPath, env: {}, args: [] } as const
  const launching = launchBrowser(makeRun().run, { ...choice, args: [] })
  await expect(launching).rejects.toMatchObject({
    ruleId: 'browser-start',
    values: { detail: expect.stringContaining('bad option') },
  })
  expect(await profiles()).toEqual([])
})
