import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Root } from 'mdast'
import { expect, test } from 'vitest'
import type { ChapterContext } from '../../src/compose/chapter-context.ts'
import { parseMarkdown } from '../../src/compose/parse-markdown.ts'
import { chapterProcessor } from '../../src/compose/processor.ts'
import { bookSchema } from '../../src/config/schema.ts'

const config = bookSchema.parse({ title: '书' })
const context = { config, ids: new Map(), written: [], sectionId: 's01' } as unknown as ChapterContext
const processor = chapterProcessor(context)
const parse = (source: string) => processor.parse(source) as Root

/** The trees, and of how many characters the quicker one was made. */
function both(source: string) {
  let parsed = 0
  const tree = parseMarkdown(source, (piece) => {
    parsed += piece.length
    return parse(piece)
  })
  return { tree, expected: parse(source), parsed }
}

const root = new URL('../../', import.meta.url).pathname
const chapters = ['manuscript', 'test/compose/fixtures', 'test/themes/everything', 'test/typography']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, `${name}`)),
  )
  .filter((name) => name.endsWith('.md'))

test.each(chapters)('%s: the same tree, places and all', (name) => {
  const { tree, expected } = both(readFileSync(join(root, name), 'utf8'))
  expect(tree).toStrictEqual(expected)
})

test('plain paragraphs are not read', () => {
  const text = '这是平常的一段，有 3 个数，也有 ABC。\n第二行。\n\n'.repeat(50)
  const { tree, expected, parsed } = both(`# 题\n\n${text}- 一\n- 二\n\n${text}完`)
  expect(tree).toStrictEqual(expected)
  expect(parsed).toBeLessThan(30)
})

test('nor are plain headings, and plain lists between others', () => {
  const text =
    '## 一、题 {#a-1}\n\n文\n\n1. 甲\n2. 乙\n10. 丙\n\n文\n第二行\n\n- 丁\n- 戊\n\n### 题\n\n'.repeat(30)
  const { tree, expected, parsed } = both(`# 题\n\n${text}完\n`)
  expect(tree).toStrictEqual(expected)
  expect(parsed).toBeLessThan(10)
})

test('what looks the same is read once', () => {
  const blocks = [
    '文**重**文，见[前文](0012.md#section-2)。[^1]',
    '> 他说：“用 Unicode 记下。”\n> 又说',
    '| 项 | 12 |\n| --- | ---: |\n| 甲乙 | 3456 |',
    '```ts\nconst count = 12\n// 文\n```',
    '- 一**二**\n- 三\n  四\n- 五',
  ]
  const changed = (index: number) =>
    blocks
      .map((block) => block.replace(/[甲一]/g, '丙'.repeat(index)).replace(/12/g, String(index)))
      .join('\n\n文\n\n')
  const text = Array.from({ length: 50 }, (_, index) => changed(index + 1)).join('\n\n文\n\n')
  const { tree, expected, parsed } = both(`文\n\n${text}\n\n文\n\n[^1]: 注\n`)
  expect(tree).toStrictEqual(expected)
  expect(parsed).toBeLessThan(400)
})

test.each([
  ['a note that is none', '文[^1]文[^a]\n\n[^1]: 九'],
  ['a note of a container', '文[^1]\n\n:::提示\n[^1]: 九\n:::\n\n文[^1]'],
  ['a note in a quotation', '文[^A-1]\n\n> [^a-1]: 九\n\n文[^a-1]'],
  ['definitions of links', '文[甲]文[乙][甲]\n\n[甲]: a.md\n\n文[^1]'],
  ['front matter that never ends', '---\n\n文\n\n> 文\n\n- 一\n\n文'],
  ['code with empty lines', '文**重**\n\n```ts\nconst a = 1\n\n文**重**\n\nlet b = 2\n```\n\n文**重**'],
  ['a comment over blocks', '文**重**\n\n<!--\n\n文**重**\n\n-->\n\n文**重**'],
  ['other selectors of variants', '文**重“\ufe01**文\n\n文*“\ufe00*文'],
  [
    'blocks of MkDocs',
    '文\n\n!!! note "题"\n\n    文**重**\n\n文\n\n文**重**\n=== "丙"\n    文\n\n??? 甲\n\n文**重**',
  ],
  ['a list of tasks', '文\n\n- [x] 一\n- [ ] 二\n\n文'],
  ['a paragraph with a list', '文\n\n文\n1. 一\n\n1. 二\n文\n\n文'],
  ['pictures in links', '文[![甲*乙*](a-b.png)](0012.md)文![[甲](b)](c.png)'],
  ['labels of links that are none', '文[甲]文[乙][甲]文[]()文[甲](乙 丙)文[a](b "c")'],
])('blocks that are read by their shape beside %s', (_, source) => {
  const { tree, expected } = both(source)
  expect(tree).toStrictEqual(expected)
})

test('lines of all that is in lines', () => {
  const part = fc.constantFrom(
    ...[
      '文',
      '文字',
      '，',
      '文，',
      '“',
      '”文',
      '…',
      '——',
      '·',
      'あ',
      '々',
      '（',
      '）',
      '１',
      '　',
      '𠀀',
      'é',
      '🎉',
      '\ufe0f',
    ],
    ...[
      'a',
      'Ab1',
      '12',
      '3.',
      '4)',
      ' ',
      ' ',
      '  ',
      '-',
      '#',
      '.',
      '!',
      '?',
      '"',
      "'",
      '/',
      '=',
      '+',
      '%',
      ';',
      ',',
    ],
    ...['*', '*', '**', '**', '***', '_', '__', '~', '~~', '`', '``', '```', '~~~'],
    ...[
      '[',
      ']',
      '(',
      ')',
      '![',
      '](',
      '](a.md#b)',
      '](b_c)',
      '](甲.md)',
      '[^1]',
      '[^2]',
      '[^a]',
      '[^',
      '[^1]: ',
      '[甲]',
      '[甲]: ',
    ],
    ...[
      '{',
      '}',
      '|',
      '{汉|hàn}',
      ':',
      ': ',
      '：',
      ':专名[文]',
      '::',
      '<',
      '<b>',
      '&',
      '&amp;',
      '$',
      '$x$',
      '\\',
      '@',
      'www.',
      'https://a.b',
    ],
    ...[
      '\n',
      '\n',
      '\n> ',
      '\n- ',
      '\n1. ',
      '\n    ',
      '\n# ',
      '\n| ',
      '\n| - | :-: |\n',
      '\n---\n',
      '\n===\n',
      '\n```\n',
    ],
    ...['\n\n', '\n\n', '\n\n> ', '\n\n- ', '\n\n## ', '\n\n| ', '\n\n```ts\n'],
  )
  const source = fc.array(part, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''))
  const notes = fc.constantFrom('', '\n\n[^1]: 注\n', '\n\n[^a]: 注\n\n[^2]: 注')
  fc.assert(
    fc.property(source, notes, (text, defined) => {
      const { tree, expected } = both(text + defined)
      expect(tree).toStrictEqual(expected)
    }),
    { numRuns: 3000, seed: 7 },
  )
}, 60_000)

test('blocks of all sorts in every order of three', () => {
  const blocks = [
    '文',
    '# 题',
    '## 题 {#a}',
    '- 甲\n- 乙',
    '- 丙',
    '2. 甲\n3. 乙',
    '1. 丁',
    '* 甲',
    '    码',
    '> 引',
    '===',
  ]
  for (const one of blocks)
    for (const two of blocks)
      for (const three of blocks) {
        const { tree, expected } = both(`${one}\n\n${two}\n\n${three}\n\n文\n`)
        expect(tree).toStrictEqual(expected)
      }
}, 60_000)

test.each([
  ['code', '```\n一\n\n二\n\n三\n```\n'],
  ['code that never ends', '一\n\n~~~\n二\n\n三'],
  ['HTML', '<pre>\n一\n\n二\n</pre>\n'],
  ['a comment', '一\n\n<!--\n\n二\n\n-->\n\n三'],
  ['a formula', '$$\n\n一\n\n$$\n'],
  ['front matter', '---\ntitle: 一\n\n二: 三\n\n四\n\n---\n\n五\n'],
  ['a container', ':::提示\n一\n\n二\n二\n\n三\n:::\n\n四\n'],
  ['a container that never ends', ':::提示\n一\n\n二\n二二'],
  ['a list', '- 一\n\n二\n\n- 三\n四\n\n  五\n\n六'],
  ['a quotation', '> 一\n\n二\n\n> 三\n四\n\n五\n'],
  ['a note', '一[^1]\n\n[^1]: 二\n\n三\n\n    四\n\n五\n'],
  ['a heading of two lines', '一\n\n二\n==\n\n三\n\n四\n\n---\n\n五'],
  ['a table', '一\n\n| 二 |\n| - |\n| 三 |\n四\n\n五\n'],
  ['a definition', '[一]\n\n[一]: 二\n\n三\n\n四\n"五"\n'],
  ['many empty lines', '\n\n\n一\n\n\n\n二\n \n三\n\n\n四\n\n\n'],
  ['spaces at the ends', '一 \n二\n\n三  \n四\n\n　　五\n\n 六\n\n七 \n\n八'],
  ['other line ends', '一\r\n\r\n二\r\n\r\n三'],
  ['characters that stand for others', '一\n\n\ue000\n\n二\n\n&#xE001;\n\n三\ue001\ue002'],
])('beside %s', (_, source) => {
  const { tree, expected } = both(source)
  expect(tree).toStrictEqual(expected)
})

test('whatever stands beside what', () => {
  const blocks = [
    ...[
      '一二三，四。',
      '　　二\n三',
      '“三”……四——五',
      'A',
      '1. 三',
      '- 三',
      '- 三\n- 四',
      '1. 三\n2. 四',
      '# 题',
      '## 题 {#a}',
      '  - 四',
      '> 五',
      '    六',
      '```',
      '~~~',
    ],
    ...[
      '<div>',
      '</div>',
      '<!--',
      '-->',
      '<pre>',
      '$$',
      ':::提示',
      '::::提示',
      ':::',
      '::::',
      '===',
      '---',
      '# 七',
    ],
    ...[
      '| 八 |',
      '| - |',
      '[^1]: 九',
      '[^1]',
      '[十]: 一',
      '**二**三',
      '表：四',
      '五 \n六',
      '',
      '\n',
      ' ',
      '七  ',
    ],
  ]
  const glue = fc.constantFrom('\n', '\n\n', '\n\n', '\n\n\n')
  const source = fc
    .array(fc.tuple(fc.constantFrom(...blocks), glue), { minLength: 1, maxLength: 14 })
    .map((parts) => parts.flat().join(''))
  fc.assert(
    fc.property(source, (text) => {
      const { tree, expected } = both(text)
      expect(tree).toStrictEqual(expected)
    }),
    { numRuns: 1500, seed: 7 },
  )
})
