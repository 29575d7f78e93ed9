import { expect, test } from 'vitest'
import { textShape } from '../../src/compose/text-shape.ts'

test.each([
  ['第一**重要**的[^12]', '文**文**文[^a]'],
  ['用 Unicode 记下——见[前文](0012.md#section-2)“。', '文[文](a)…，'],
  ['，他说', '，文'],
  ['1. 一\n> - 12) 二 3', '1. 文\n> - 12) 文 a'],
  ['一（12) 3.5', '文，a) a.a'],
])('%s', (block, text) => expect(textShape(block)?.text).toBe(text))

test.each([
  ...[
    '<b>文',
    '文&amp;',
    '$文$',
    '\\*文',
    '文@a.b',
    'www.a',
    'https://a',
    ':专名[文]',
    '[文]: a',
    '[x] 文',
    '  文',
  ],
  ...['文\n  ', '[^文]', '[文](a b)', '```ts a\n文\n```', '```\n文', '“\ufe01文', '---\n文', ''],
])('%s is read as it is', (block) => expect(textShape(block)).toBeUndefined())

// What remark-cjk-friendly asks; no library of this project's own.
const library = ['node_modules', 'micromark-extension-cjk-friendly-util', 'dist', 'index.js'].join('/')

test('a sign is to emphasis what the characters are that it stands for', async () => {
  const { classifyCharacter } = (await import(new URL(`../../${library}`, import.meta.url).href)) as {
    classifyCharacter: (code: number) => number
  }
  let count = 0
  for (let code = 0; code < 0x10000; code++) {
    const character = String.fromCharCode(code)
    const { text = '', pieces = [] } = textShape(character) ?? {}
    if (pieces.length === 0) continue
    count++
    expect([character, classifyCharacter(code)]).toEqual([character, classifyCharacter(text.charCodeAt(0))])
  }
  expect(count).toBeGreaterThan(27_000)
})
