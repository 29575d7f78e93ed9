import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { banxin } from '../build/banxin.ts'
import { listedPages, openEpub } from './read-epub.ts'

let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'banxin-epub-'))
  await mkdir(join(home, 'manuscript'))
  await writeFile(join(home, 'manuscript/book.yaml'), 'title: 书\nauthors: 张三\ndate: "2026"\n')
  await writeFile(join(home, 'manuscript/01.md'), `# 章\n\n${'天地玄黄，宇宙洪荒。'.repeat(200)}\n`)
})
afterAll(() => rm(home, { recursive: true }))

const make = (args: string[]) => banxin(home, [...args, '--cache', join(home, 'cache')])

test('epub and build make the same EPUB, build the PDF besides', async () => {
  expect((await make(['epub', '--output', 'a'])).code).toBe(0)
  const both = await make(['build', '--output', 'b', '--json'])
  expect(both.code).toBe(0)
  expect((await readdir(join(home, 'b'))).sort()).toEqual(['书.epub', '书.pdf'])
  const told = JSON.parse(both.out) as { files: { path: string; pages: number }[] }
  expect(told.files.map(({ path }) => path.replace(/^.*\//, '')).sort()).toEqual(['书.epub', '书.pdf'])
  const [one, other] = await Promise.all(['a', 'b'].map((folder) => readFile(join(home, folder, '书.epub'))))
  expect(Buffer.compare(one ?? Buffer.of(), other ?? Buffer.of(1))).toBe(0)
  const pages = await listedPages(await openEpub(one ?? Buffer.of()))
  expect(pages.map(({ label }) => label)).toEqual(['i', 'ii', '1', '2', '3', '4'].slice(0, pages.length))
  expect(pages.length).toBe(told.files[0]?.pages)
})

test('the same bytes in another time zone and language, with the network removed', async () => {
  const noNetwork = new URL('../build/no-network.js', import.meta.url).href
  const env = { TZ: 'Pacific/Kiritimati', LANG: 'zh_CN.UTF-8', NODE_OPTIONS: `--import=${noNetwork}` }
  const far = await banxin(home, ['build', '--output', 'far', '--cache', join(home, 'other')], env)
  expect(far.code, far.err).toBe(0)
  const [one, other] = await Promise.all(
    ['b', 'far'].map((folder) => readFile(join(home, folder, '书.epub'))),
  )
  expect(Buffer.compare(one ?? Buffer.of(), other ?? Buffer.of(1))).toBe(0)
  // The guard does stop what goes out.
  const out = ['--input-type=module', '-e', "import net from 'node:net'; net.connect(80, 'example.org')"]
  const { status, stderr } = spawnSync(process.execPath, out, { env: { ...process.env, ...env } })
  expect([status, stderr.toString()]).toEqual([99, expect.stringContaining('NETWORK example.org')])
})

const alone = spawnSync('unshare', ['--map-root-user', '--net', 'true']).status === 0
test.skipIf(!alone)(
  `the same bytes where there is no network at all${alone ? '' : ' (skipped: no unshare)'}`,
  async () => {
    const banxinJs = fileURLToPath(new URL('../../src/banxin.js', import.meta.url))
    const args = [
      '--map-root-user',
      '--net',
      process.execPath,
      banxinJs,
      'epub',
      '--output',
      'alone',
      '--cache',
      join(home, 'alone-cache'),
    ]
    const { status, stderr } = spawnSync('unshare', args, { cwd: home })
    expect([status, status === 0 ? '' : stderr.toString()]).toEqual([0, ''])
    const [one, other] = await Promise.all(
      ['a', 'alone'].map((folder) => readFile(join(home, folder, '书.epub'))),
    )
    expect(Buffer.compare(one ?? Buffer.of(), other ?? Buffer.of(1))).toBe(0)
  },
)

test('without pages there are none, and the cover is a picture of 1600 by 2400', async () => {
  expect((await make(['epub', '--no-pages', '--output', 'c'])).code).toBe(0)
  const epub = await openEpub(await readFile(join(home, 'c/书.epub')))
  expect(await listedPages(epub)).toEqual([])
  expect(await epub.text('content.opf')).not.toContain('pageBreakMarkers')
  const cover = await epub.bytes('cover.png')
  expect([cover.readUInt32BE(16), cover.readUInt32BE(20)]).toEqual([1600, 2400])
})

test('check-epub finds no fault in it, and has the exit codes of all commands', async () => {
  const fine = await banxin(home, ['check-epub', 'a/书.epub', '--lang', 'zh'])
  expect([fine.code, fine.out.trim(), fine.err]).toEqual([0, 'a/书.epub：没有错误', ''])
  await writeFile(join(home, 'none.epub'), 'none')
  const broken = await banxin(home, ['check-epub', 'none.epub', '--json'])
  expect(broken.code).toBe(1)
  expect(JSON.parse(broken.out)).toMatchObject({ messages: [{ ruleId: 'epub-not-zip', file: 'none.epub' }] })
  expect((await banxin(home, ['check-epub', 'gone.epub'])).code).toBe(2)
  expect((await banxin(home, ['check-epub'])).code).toBe(2)
})
