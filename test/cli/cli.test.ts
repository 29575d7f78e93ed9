import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
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
    expect(chinese.out).toContain('含有 book.yaml 的文件夹（默认 manuscript）')
    for (const command of ['pdf', 'check', 'import'])
      expect((await banxin(command, '--help', '--lang', 'zh')).out).not.toMatch(
        /default|choices|Options|Arguments/,
      )
  })

  it('imports over a folder that is there and in an encoding that is named, where asked to', async () => {
    await mkdir(join(folder, 'book'))
    await writeFile(join(folder, 'book/mine.md'), '我的')
    // The same two bytes are 路 in Big5, the likelier character.
    await writeFile(join(folder, 'a.txt'), iconv.encode('隔', 'gb18030'))
    const refused = await banxin('import', 'a.txt', '--to', 'book')
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err).toContain('--force')
    const forced = await banxin('import', 'a.txt', '--to', 'book', '--force', '--encoding', 'gb18030')
    expect(forced.code).toBe(0)
    expect(forced.out).toContain('book.old-1')
    expect(await readFile(join(folder, 'book.old-1/mine.md'), 'utf8')).toBe('我的')
    expect(await readFile(join(folder, 'book/01-a.md'), 'utf8')).toContain('隔')
    expect(await banxin('import', 'a.txt', '--encoding', 'klingon')).toMatchObject({ code: 2, out: '' })
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
