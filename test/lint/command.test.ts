import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { banxin, temporaryFolders, writeFiles } from '../build/banxin.ts'

const makeFolder = temporaryFolders()
let home = ''
beforeAll(async () => {
  home = await makeFolder()
  await writeFiles(home, {
    'book/book.yaml': 'title: 书\nterms: { 登录: [登陆] }\nlint: { off: [lint-range] }\n',
    'book/01.md': '# 一\n\n他来了,又登陆了。\n\n有10-20人，《甲没完。\n',
  })
})

const run = (...args: string[]) => banxin(home, args)

describe('banxin lint', () => {
  test('tells each fault at its place, and ends with 1', async () => {
    const { code, out } = await run('lint', 'book', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out).messages).toMatchObject([
      { ruleId: 'lint-halfwidth-mark', file: 'book/01.md', line: 3, column: 4, severity: 'warning' },
      { ruleId: 'lint-terms', line: 3, column: 6 },
      { ruleId: 'lint-unpaired-mark', line: 5, column: 9 },
    ])
  })

  test('so does check, for which they are no errors', async () => {
    const { code, out } = await run('check', 'book', '--json')
    expect([code, JSON.parse(out).messages.length]).toEqual([0, 3])
  })

  test('mends what needs no asking, and nothing else', async () => {
    const { code, out } = await run('lint', 'book', '--fix', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out).messages).toMatchObject([
      { ruleId: 'lint-fixed' },
      { ruleId: 'lint-unpaired-mark', line: 5 },
    ])
    expect(await readFile(join(home, 'book/01.md'), 'utf8')).toBe(
      '# 一\n\n他来了，又登录了。\n\n有10-20人，《甲没完。\n',
    )
  })

  test('ends with 0 where nothing is found', async () => {
    await writeFiles(home, { 'clean/book.yaml': 'title: 书\n', 'clean/01.md': '# 一\n\n他来了。\n' })
    const { code, out } = await run('lint', 'clean', '--lang', 'zh')
    expect([code, out.trim()]).toEqual([0, 'clean：已校对 1 章，没有需要改的地方'])
  })

  test('a rule that is none is refused at its place', async () => {
    await writeFiles(home, {
      'odd/book.yaml': 'title: 书\nlint: { off: [lint-all] }\n',
      'odd/01.md': '# 一\n',
    })
    const { code, out } = await run('lint', 'odd', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out).messages).toMatchObject([{ ruleId: 'config-choice', line: 2, column: 15 }])
  })
})
