import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { readTheme, themeNames } from '../../src/config/read-theme.ts'
import { BookError } from '../../src/errors.ts'
import type { Message } from '../../src/message.ts'
import { describeMessage } from '../../src/terminal/describe-message.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-theme-'))
  await mkdir(join(folder, 'book', 'mine', 'pictures'), { recursive: true })
  await mkdir(join(folder, 'elsewhere'))
  await writeFile(join(folder, 'elsewhere', 'theme.css'), '')
  await writeFile(join(folder, 'elsewhere', 'far.png'), '')
  await writeFile(join(folder, 'book', 'mine', 'pictures', 'near.png'), '')
  await writeFile(join(folder, 'book', 'mine', 'my.ttf'), '')
  await symlink(join(folder, 'elsewhere'), join(folder, 'book', 'linked'))
  await symlink(join(folder, 'elsewhere', 'far.png'), join(folder, 'book', 'mine', 'far.png'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(book: string, theme = '') {
  await writeFile(join(folder, 'book', 'mine', 'theme.css'), theme)
  const path = join(folder, 'book', 'book.yaml')
  await writeFile(path, `title: 书\n${book}`)
  const messages: Message[] = []
  const config = await readConfig({ report: (message) => messages.push(message) }, path).catch((error) => {
    if (error instanceof BookError) return undefined
    throw error
  })
  const faults = messages.map((message) => {
    const { line, ruleId, reason, fix } = describeMessage(message, 'en')
    const chinese = describeMessage(message, 'zh')
    // A place left open means that the rule and its caller don't agree.
    expect(`${reason} ${fix} ${chinese.reason} ${chinese.fix}`).not.toMatch(/\{[a-z]+\}/i)
    return `${line} ${ruleId} ${reason}`
  })
  return { config, faults }
}

describe('our own themes', () => {
  it('are song, gongwen and dazi, without faults', async () => {
    expect(await themeNames()).toEqual(['dazi', 'gongwen', 'song'])
    for (const name of await themeNames()) expect((await readTheme(name, folder))?.faults).toEqual([])
  })

  it('gongwen is the page of GB/T 9704-2012', async () => {
    const { config } = await read('theme: gongwen\n')
    const page = config?.page
    const millimetres = (length = 0) => (length * 25.4) / 72
    expect(page?.typeArea).toMatchObject({ characters: 28, lines: 22, fontSize: 15.75 })
    expect(millimetres(page?.trim.height)).toBeCloseTo(297)
    const { fontSize = 0, linePitch = 0, lines } = page?.typeArea ?? {}
    // 37 mm to the first line's characters, and 225 mm from there to the bottom of the last one's.
    expect(millimetres((page?.margins.top ?? 0) + (linePitch - fontSize) / 2)).toBeCloseTo(37)
    expect(lines).toBe(22)
    expect(millimetres(21 * linePitch + fontSize)).toBeCloseTo(225, 1)
    expect(millimetres(page?.margins.inner)).toBeCloseTo(28)
    // 156 mm wide; the standard allows a millimetre at the margins.
    expect(Math.abs(millimetres(28 * fontSize) - 156)).toBeLessThan(1)
    expect(config?.runningHeads).toBe(false)
  })

  it('give way to book.yaml', async () => {
    const { config } = await read('theme: gongwen\npage: {typeArea: {lines: 20}}\nrunningHeads: true\n')
    expect(config?.page.typeArea).toMatchObject({ characters: 28, lines: 20 })
    expect(config?.runningHeads).toBe(true)
  })

  it('on another trim size keep the type, not the type area', async () => {
    const { config } = await read('theme: gongwen\npage: {trim: A5}\n')
    expect(config?.page.typeArea).toMatchObject({ characters: 18, fontSize: 15.75, linePitch: 29.625 })
  })

  it('in another size keep the share of white between lines', async () => {
    const { config } = await read('theme: dazi\npage: {typeArea: {fontSize: 16pt}}\n')
    expect(config?.page.typeArea).toMatchObject({ fontSize: 16, characters: 18, linePitch: 29.25 })
  })
})

describe('a theme of the author', () => {
  it('may have a cover.css, which loads nothing from elsewhere', async () => {
    const cover =
      'body { background: url(../../secret.png) }\n.spine { background: url(http://x.invalid/a.png) }'
    await writeFile(join(folder, 'book/mine/cover.css'), cover)
    const { faults } = await read('theme: ./mine\n', 'h1 { color: #000 }')
    expect(faults.map((fault) => fault.split(' ').slice(0, 2))).toEqual([
      ['1', 'theme-url'],
      ['2', 'theme-url'],
    ])
    await rm(join(folder, 'book/mine/cover.css'))
  })

  it('gives defaults, fonts and pictures from its own folder', async () => {
    const css =
      ':root { --trim: B5; --font-size: 小四; --font-kai: "my.ttf"; --contents-depth: 0; --tint: #eee }\n' +
      '/* url(http://x.invalid/a.png) */ h1 { background: url(pictures/near.png) }'
    const { config, faults } = await read('theme: ./mine\n', css)
    expect(faults).toEqual([])
    expect(config?.page.typeArea.fontSize).toBe(12)
    expect(config?.fonts.kai).toBe('mine/my.ttf')
    expect(config?.contents.depth).toBe(0)
    const theme = await readTheme('./mine', join(folder, 'book'))
    expect([...(theme?.pictures.keys() ?? [])]).toEqual(['theme/pictures/near.png'])
    expect(theme?.css).toContain('url("theme/pictures/near.png")')
    expect(theme?.css).toContain('--tint: #eee')
    expect(theme?.css).not.toMatch(/--trim|--font-size/)
  })

  it.each([
    ['h1 { background: url(https://x.invalid/a.png) }', '1 theme-url'],
    ['h1 { background: URL( "//x.invalid/a.png" ) }', '1 theme-url'],
    ['\nh1 { background: url(../../elsewhere/far.png) }', '2 theme-url'],
    ['h1 { background: url(far.png) }', '1 theme-url'],
    ['h1 { background: url(pictures/none.png) }', '1 theme-url'],
    ['h1 { background: url(/etc/passwd) }', '1 theme-url'],
    ['h1 { background: url(data:image/png;base64,AA) }', '1 theme-url'],
    ['@import "a.css";', '1 theme-loads'],
    ['h1 { background: image-set("a.png" 1x) }', '1 theme-loads'],
    ['h1 { background: \\75rl(a.png) }', '1 theme-escape'],
    ['p { color: red }\nh1 { text-shadow: 1px 1px grey; color: red }', '2 theme-text-twice'],
    ['@font-face { font-family: X; src: local(Y) }', '1 theme-font-face'],
    ['@media (width >= 1px) { p { color: red } }', '1 theme-media-range'],
    [':root {\n  --characters: many;\n}', '2 theme-value'],
    [':root { --trim: A9 }', '1 theme-value'],
  ])('%s is refused', async (css, fault) => {
    const { config, faults } = await read('theme: ./mine\n', css)
    expect(config).toBeUndefined()
    expect(faults.map((text) => text.split(' ').slice(0, 2).join(' '))).toContain(fault)
  })

  it.each([
    ['theme: gongwn', '2 config-theme-near', 'gongwen'],
    ['theme: gothic', '2 config-theme', 'dazi, gongwen, song'],
    ['theme: ./none', '2 config-theme-folder', './none'],
    ['theme: ./../elsewhere', '2 config-theme-folder', 'elsewhere'],
    ['theme: ./linked', '2 config-theme-folder', 'linked'],
    ['theme: ../elsewhere', '2 config-name', 'elsewhere'],
  ])('%s is refused', async (line, fault, words) => {
    const { config, faults } = await read(`${line}\n`)
    expect(config).toBeUndefined()
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${fault} .*${words}`))
  })
})
