import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../src/import/edit.ts'
import { type ImportedText, importText } from '../../src/import/import-text.ts'
import { prove } from '../../src/import/prove.ts'
import { readBack } from '../../src/import/read-back.ts'

function proofOf(
  { source, passes, files }: ImportedText,
  chapters = files.chapters.map(({ markdown }) => markdown),
) {
  return prove({ source, passes, bookYaml: files.bookYaml, taken: files.taken, chapters })
}

const text = '修路记\n1.路\n先说来由。\n今天,说"修路"的事 .\n2.桥\n明天说架桥的事情。'

describe('the proof', () => {
  it('holds for an ordinary text', () => {
    expect(proofOf(importText(text, '书'))).toBeUndefined()
  })

  it.each([
    ['a lost character', (markdown: string) => markdown.replace('修路', '修')],
    ['a changed character', (markdown: string) => markdown.replace('今', '令')],
    ['text that Markdown reads as a sign', (markdown: string) => `${markdown}\n*又*\n`],
    ['a paragraph more', (markdown: string) => `${markdown}\n又\n`],
    ['a list', (markdown: string) => markdown.replace('今天', '- 今天')],
    ['lines that ran together', (markdown: string) => markdown.replace('\n\n今', '\n今')],
  ])('finds %s', (_, spoil) => {
    const imported = importText(text, '书')
    const chapters = imported.files.chapters.map(({ markdown }) => markdown)
    expect(proofOf(imported, [spoil(chapters[0] ?? ''), ...chapters.slice(1)])).toBeDefined()
  })

  it('finds a chapter that is missing and a title that was changed', () => {
    const imported = importText(text, '书')
    expect(proofOf(imported, [imported.files.chapters[0]?.markdown ?? ''])).toMatchObject({ isClean: true })
    const bookYaml = imported.files.bookYaml.replace('修路记', '修桥记')
    expect(proofOf({ ...imported, files: { ...imported.files, bookYaml } })).toMatchObject({ offset: 1 })
  })

  it('lets no edit take a letter, whatever its kind', () => {
    const imported = importText(text, '书')
    const kinds = [
      'join',
      'layout',
      'space',
      'control',
      'separator',
      'full-width',
      'quote',
      'dash',
      'ellipsis',
    ] as const
    for (const kind of kinds) {
      const passes = [[{ kind, offset: 0, before: '修', after: '' }], ...imported.passes.slice(1)]
      expect(proofOf({ ...imported, passes })).toMatchObject({ offset: 0, isClean: false, expected: '修' })
    }
  })

  it('edits must fit their text', () => {
    expect(() => applyEdits('ab', [{ kind: 'space', offset: 0, before: ' ', after: '' }])).toThrow(
      'does not fit',
    )
  })
})

describe('Markdown that reads as the very text', () => {
  it.each([
    '*重点* _强调_ snake_case `代码` **粗** ~~删~~',
    '# 不是标题',
    '####### 也不是 #',
    '> 引用',
    '- 一项',
    '+',
    '-- 两横',
    '12. 第十二',
    '3) 三',
    '[链接](x) ![图](y) [^1] [ ] [a]: b',
    '<b>粗</b> <!-- 注 --> <https://a.b> List<String>',
    '&amp; &#20013; A&B',
    '$x^2$ $5 $$y$$',
    '{汉字|hàn zì} 题 {#id}',
    ':::note :name[a]{b} ::leaf 12:30 注:见 :::',
    'a | b | c',
    '|---|---|',
    ':--',
    '= 等号',
    '反\\斜\\*线\\',
    '见 https://example.com/a_b*c?x=1&copy=2#d，和 www.a*b.com/x_y 与 a_b@c.com',
    'http://中文.com/a*b_c',
    '--- 题',
    '\ttab',
    '1986\\. 年',
  ])('%s', (line) => {
    const imported = importText(`开头的一段话，说明来由。\n\n${line}\n\n结尾的一段话，说明去处。`, '书')
    expect(proofOf(imported)).toBeUndefined()
    expect(imported.clean.split('\n\n')).toHaveLength(3)
    expect(imported.files.chapters.map(({ markdown }) => readBack(markdown)).join('')).toBe(imported.clean)
  })
})

/** Random text out of what texts are made of and what Markdown takes for signs. */
const pieces = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...'的一是了我不人在群众𠮷学，。；：？！、“”‘’（）《》—…·　') },
    { weight: 3, arbitrary: fc.constantFrom(...'\\`*_{}[]()#+-.!<>&|~$:=^"\'/@,;?% \t0123456789aBx') },
    { weight: 2, arbitrary: fc.constantFrom('\n', '\n\n', '\r\n', '\n    ', '\n　　', ' \n', '\\\n', '\f') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '1.',
        '一、',
        '（一）',
        '第一章 ',
        '前言',
        '---',
        '***',
        '...',
        '--',
        '。。。',
        '```',
        '$$',
        ':::',
        '<!--',
        '-->',
        '<b>',
        '</b>',
        '&amp;',
        '[^1]',
        '[^1]:',
        'https://a.b/c',
        'www.a.b',
        'a@b.cn',
        '{汉|h}',
        ':n[x]',
        '::n{y}',
        '- ',
        '* ',
        '1. ',
        '> ',
        '# ',
        '|-|',
        '~~',
        '== ',
        '\u200B',
        '\u0000',
        '\uFEFF',
        '\uFFFD',
        '\uD800',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
  ),
  { maxLength: 80 },
)

describe('for any text', () => {
  it('the proof holds, and reading the files gives the text', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const imported = importText(parts.join(''), '书')
        if (imported.clean === '') return
        const gap = proofOf(imported)
        if (gap) throw new Error(`${JSON.stringify(gap)}\n${JSON.stringify(imported.files.chapters)}`)
      }),
      { numRuns: 1500 },
    )
  })

  it('no letter, digit or Han character comes or goes', () => {
    const solid = (from: string) => (from.match(/[\p{L}\p{N}]/gu) ?? []).join('')
    fc.assert(
      fc.property(pieces, (parts) => {
        const { source, clean } = importText(parts.join(''), '书')
        expect(solid(clean)).toBe(solid(source))
      }),
      { numRuns: 500 },
    )
  })
})
