import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sample, scenes } from '../../scripts/guide/scenes.ts'
import { screenOf } from '../../scripts/guide/terminal.ts'
import { parseCommandLine } from '../../src/commands/program.ts'
import { importFile } from '../../src/import/import-file.ts'
import { lintChapter } from '../../src/lint/lint-chapter.ts'
import { allRules } from '../../src/rules.ts'

/*
 * That docs/guide.zh-CN.md says what the program does. Its pictures are held against a new run in guide.print.test.ts.
 */

const project = fileURLToPath(new URL('../../', import.meta.url))
const docs = join(project, 'docs')
let guide = ''
let transcripts = ''
let imported = ''
let work = ''
beforeAll(async () => {
  guide = await readFile(join(docs, 'guide.zh-CN.md'), 'utf8')
  const said = (await readdir(join(docs, 'guide'))).filter((name) => name.endsWith('.txt'))
  transcripts = (await Promise.all(said.map((name) => readFile(join(docs, 'guide', name), 'utf8')))).join(
    '\n',
  )
  work = await mkdtemp(join(tmpdir(), 'banxin-guide-test-'))
  const target = join(work, 'book')
  const signal = new AbortController().signal
  const run = { signal, report: () => undefined, progress: () => undefined, cacheFolder: '' }
  const path = join(sample, '座谈会.txt')
  await importFile(run, { path, file: path, shownTarget: 'book', target, language: 'zh', force: false })
  const names = (await readdir(target)).filter((name) => name.endsWith('.md'))
  imported = (await Promise.all(names.map((name) => readFile(join(target, name), 'utf8')))).join('\n')
})
afterAll(() => rm(work, { recursive: true }))

const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, body = '']) => body,
  )
const wordsOf = (command: string) =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

describe('commands', () => {
  test('are there, with their options', async () => {
    const { scripts } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'))
    const commands = [
      ...blocks('sh').flatMap((block) => block.trim().split('\n')),
      ...[...guide.matchAll(/(?<!`)`(npm run [^`]+)`/g)].map(([, command = '']) => command),
    ].filter((command) => command !== 'node -v')
    expect(commands.length).toBeGreaterThan(15)
    for (const command of commands) {
      const [npm, verb, name = '', dashes, ...wishes] = wordsOf(command)
      expect([command, npm, verb]).toEqual([command, 'npm', 'run'])
      const own = /^node src\/banxin\.js (\S+)$/.exec(scripts[name])?.[1]
      expect([command, own]).toEqual([command, expect.any(String)])
      expect([command, dashes ?? '--']).toEqual([command, '--'])
      if (dashes === undefined) continue
      const told: string[] = []
      const tell = (text: string) => void told.push(text)
      await parseCommandLine([own ?? '', ...wishes], 'zh', '0', { out: tell, error: tell }).catch(tell)
      expect([command, told]).toEqual([command, []])
    }
  })

  test('of which pictures are shown are given above them', () => {
    for (const { name, command } of scenes) {
      const at = guide.indexOf(`(guide/${name}.png)`)
      if (at < 0) continue
      if (/wrong-key|no-picture/.test(name)) expect(guide).toContain(command)
      else expect([name, guide.slice(0, at).includes(command)]).toEqual([name, true])
    }
  })
})

describe('what it quotes', () => {
  test('the program says', () => {
    const templates = Object.values(allRules()).flatMap(({ reason, fix }) =>
      [reason.zh, fix.zh].map((text) => text.replace(/\{\w+\}/g, '…')),
    )
    for (const line of blocks('text').flatMap((block) => block.trim().split('\n'))) {
      const isSaid = transcripts.includes(line) || templates.includes(line.trim())
      expect([line, isSaid]).toEqual([line, true])
    }
  })

  test('is in the sample', async () => {
    expect(blocks('yaml')).toEqual([await readFile(join(sample, 'book.yaml'), 'utf8')])
    const written = `${imported}\n${await readFile(join(sample, '思考题.md'), 'utf8')}`
    for (const block of blocks('markdown')) expect(written).toContain(block)
  })

  test('of sheets and pages is what was printed', () => {
    const [, pages, sheets, added] =
      /书有 (\d+) 页[\s\S]*?用 (\d+) 张 A4 纸/
        .exec(guide)
        ?.concat(/补 (\d+) 页空白/.exec(guide)?.[1] ?? '') ?? []
    expect(transcripts).toContain(`${pages} 页，成品 148 × 210 mm，另补空白 ${added} 页`)
    expect(transcripts).toContain(`A4 297 × 210 mm 纸 ${sheets} 张`)
  })
})

describe('pictures and links', () => {
  test('all pictures are used, and all that are used are there and small', async () => {
    const used = [...guide.matchAll(/!\[[^\]]+\]\(guide\/([^)]+)\)/g)].map(([, name = '']) => name)
    const there = (await readdir(join(docs, 'guide'))).filter((name) => name.endsWith('.png'))
    expect(used.sort()).toEqual(there.sort())
    for (const name of there) expect((await stat(join(docs, 'guide', name))).size, name).toBeLessThan(120_000)
  })

  test('links lead somewhere', async () => {
    for (const [, target = ''] of guide.matchAll(/\]\(([^)\s]+)\)/g)) {
      const [path = '', anchor] = target.split('#')
      if (path === '') expect(guide).toContain(`<a id="${anchor}"></a>`)
      else await expect(stat(join(docs, path)), target).resolves.toBeDefined()
    }
    for (const readme of ['README.md', 'README.zh-CN.md'])
      expect(await readFile(join(project, readme), 'utf8')).toContain('(docs/guide.zh-CN.md)')
    expect(dirname(sample)).toContain('guide')
  })
})

test('our own proofreader finds nothing in it', () => {
  const faults = lintChapter(guide, { language: 'zh-Hans', terms: {} }, new Set())
  expect(faults.map(({ ruleId, start }) => [ruleId, guide.slice(start - 10, start + 20)])).toEqual([])
})

test('a screen shows what is left when a line was written anew', () => {
  expect(
    screenOf(
      '\x1b[?25l\x1b[1G\x1b[0K⠋ 读取\x1b[1G\x1b[0K⠙ 排版\x1b[1G\x1b[0K\x1b[?25h\x1b[32m✔\x1b[39m 书\r\n完\r\n',
    ),
  ).toEqual(['\x1b[32m✔\x1b[39m 书', '完'])
})
