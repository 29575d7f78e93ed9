import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('../../src/banxin.js', import.meta.url))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

function banxin(...args: string[]) {
  const env = { ...process.env, LC_ALL: 'C', NO_COLOR: '1' }
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env })
  return new Promise<{ code: number | null; out: string; err: string }>((done) => {
    let out = ''
    let err = ''
    child.stdout.on('data', (data) => {
      out += data
    })
    child.stderr.on('data', (data) => {
      err += data
    })
    child.on('close', (code) => done({ code, out, err }))
  })
}

describe('the command line', { timeout: 60_000 }, () => {
  it('helps in both languages', async () => {
    const english = await banxin('--help')
    expect(english).toMatchObject({ code: 0, err: '' })
    expect(english.out).toContain('Usage: banxin')
    const chinese = await banxin('pdf', '--help', '--lang', 'zh')
    expect(chinese.code).toBe(0)
    expect(chinese.out).toContain('含有 book.yaml 的文件夹')
  })

  it('refuses wrong use with code 2, and says what was wrong', async () => {
    expect(await banxin()).toMatchObject({ code: 2, out: '' })
    const unknown = await banxin('pfd')
    expect(unknown.code).toBe(2)
    expect(unknown.err).toContain("unknown command 'pfd'")
    expect((await banxin('pdf', '--fast', '--lang=zh')).err).toBe('没有这个选项：--fast\n')
  })

  it('sends the author from a folder without book.yaml to the remedy', async () => {
    const { code, out, err } = await banxin('check', '.')
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain('npm run import')
  })

  it('refuses a faulty book.yaml with code 1, at its place', async () => {
    await writeFile(join(folder, 'book.yaml'), 'title: 书\nlangauge: en\n')
    const { code, err } = await banxin('check', '.', '--lang', 'zh')
    expect(code).toBe(1)
    expect(err).toContain(
      'book.yaml\n  2:1  错误  没有 `langauge` 这个键，应为 `language`  config-unknown-key\n',
    )
  })
})
