import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { banxin, pdfIn, type Started, sha256, startBanxin, temporaryFolders, writeFiles } from './banxin.ts'
import { longBook } from './long-book.ts'
import { browsersOf, descendants, eventually, stillAlive } from './processes.ts'

const makeFolder = temporaryFolders()

const args = ['pdf', 'book', '--output', 'out', '--cache', 'cache']

/** For what is temporary in these builds, and nothing else. */
let tmp = ''
beforeAll(async () => {
  tmp = await makeFolder()
})

async function startLongBook(): Promise<{ folder: string; pid: number; started: Started }> {
  const folder = await makeFolder()
  await writeFiles(join(folder, 'book'), longBook())
  const started = startBanxin(folder, args, { TMPDIR: tmp })
  return { folder, pid: started.child.pid ?? 0, started }
}

/** How often the making of pages has begun. */
function rounds(started: Started): number {
  // While pages are made, a line comes every two seconds: those of one round follow each other.
  return (
    started.errSoFar().match(/Composing sections[^\n]*\n(?:Composing sections[^\n]*\n)*Making pages/g)
      ?.length ?? 0
  )
}

/** Temporary files of builds; what reads TypeScript keeps a cache of its own there. */
async function temporary(): Promise<string[]> {
  return (await readdir(tmp)).filter((name) => !name.startsWith('tsx-'))
}

describe.runIf(process.platform === 'linux')('a build that is stopped', () => {
  test('by Ctrl-C while pages are made: ends soon, leaves nothing, and the earlier PDF as it was', async () => {
    const { folder, pid, started } = await startLongBook()
    await writeFiles(join(folder, 'out'), { '长书.pdf': 'earlier' })
    await eventually('pages', () => rounds(started) || undefined)
    const pids = descendants(pid)
    expect(browsersOf(pid)).toHaveLength(2)
    expect(await temporary()).toHaveLength(2)

    const asked = performance.now()
    started.child.kill('SIGINT')
    const { code, out, err } = await started.ended
    expect(performance.now() - asked).toBeLessThan(5000)
    expect(code, err).toBe(130)
    expect(out).toBe('')
    expect(err).toMatch(/Stopping\. Press Ctrl-C again.*\n(?:.*\n)*Stopped\. Nothing was written\.\n$/)
    expect(await stillAlive(pids)).toEqual([])
    expect(await temporary()).toEqual([])
    expect(await readdir(join(folder, 'out'))).toEqual(['长书.pdf'])
    expect(await readFile(join(folder, 'out/长书.pdf'), 'utf8')).toBe('earlier')
    expect(
      (await readdir(join(folder, 'cache'), { recursive: true })).filter((name) => name.endsWith('.tmp')),
    ).toEqual([])
  })

  test('by the death of a browser: goes on with another, and makes the same book', async () => {
    const { folder, pid, started } = await startLongBook()
    await eventually('pages', () => rounds(started) || undefined)
    const [victim] = browsersOf(pid)
    process.kill(victim ?? Number.NaN, 'SIGKILL')
    const { code, err } = await started.ended
    expect(code, err).toBe(0)
    expect(err).toContain('browser-restarted')
    expect(await temporary()).toEqual([])
    const made = sha256(await pdfIn(join(folder, 'out')))
    // What was finished before the crash came from the cache: so would all of it have been.
    const again = await banxin(folder, args)
    expect(again.err).not.toContain('browser-restarted')
    expect(sha256(await pdfIn(join(folder, 'out')))).toBe(made)
  })

  test('by the death of every browser: says so, with exit code 3', async () => {
    const { folder, pid, started } = await startLongBook()
    for (const round of [1, 2]) {
      await eventually(`pages, the ${round}. time`, () => rounds(started) === round || undefined)
      for (const browser of browsersOf(pid)) process.kill(browser, 'SIGKILL')
    }
    const { code, out, err } = await started.ended
    expect(code, err).toBe(3)
    expect(out).toBe('')
    expect(err).toContain('The browser crashed twice at the same work, so the book was not made')
    expect(await stillAlive(descendants(pid))).toEqual([])
    expect(await temporary()).toEqual([])
    expect(await readdir(folder)).not.toContain('out')
  })
})
