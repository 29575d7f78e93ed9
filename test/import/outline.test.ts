import { describe, expect, it } from 'vitest'
import { importText } from '../../src/import/import-text.ts'

/** Headings as they stand, indented by level; the files they are in come first on the line. */
function headings(text: string): string[] {
  const { outline } = importText(text, '书')
  return [...outline.headings].map(
    ([index, level]) => `${'  '.repeat(level - 1)}${outline.blocks[index]?.text}`,
  )
}

function files(text: string): string[] {
  return importText(text, '书').files.chapters.map(({ name, role }) => `${role} ${name}`)
}

const body = '这里是一段正文，写得有长有短。'

describe('headings', () => {
  it.each([
    ['1.修路', '2.架桥'],
    ['1．修路', '2．架桥'],
    ['1、修路', '2、架桥'],
    ['一、修路', '二、架桥'],
    ['（一）修路', '（二）架桥'],
    ['(一)修路', '(二)架桥'],
    ['第一章 修路', '第二章 架桥'],
    ['第十一回 修路', '第十二回 架桥'],
    ['第一讲　修路', '第二讲　架桥'],
    ['第1节 修路', '第2节 架桥'],
    ['第一篇', '第二篇'],
    ['第一部分 修路', '第二部分 架桥'],
    ['前言', '后记'],
    ['楔子', '附　则'],
    ['番外', '番外二'],
    ['引 言', '附录：调查表'],
    ['Chapter 1 Roads', 'Chapter 2 Bridges'],
  ])('%s, %s', (first, second) => {
    const found = headings(`${body}\n${first}\n${body}\n${second}\n${body}`)
    expect(found.map((heading) => heading.replace(/[（）\s]/g, ''))).toEqual(
      [first, second].map((heading) => heading.replace(/[（）()\s]/g, '')),
    )
  })

  it('are of the level of their numbering, as it first appears', () => {
    const lines = [
      '一、来由',
      body,
      '（一）修路',
      body,
      '1.出工',
      body,
      '2.出钱',
      body,
      '（二）架桥',
      body,
      '二、做法',
      body,
    ]
    expect(headings(lines.join('\n'))).toEqual([
      '一、来由',
      '  （一）修路',
      '    1.出工',
      '    2.出钱',
      '  （二）架桥',
      '二、做法',
    ])
  })

  it('章 stands above 一、 also where that came first', () => {
    const lines = [
      '前言',
      body,
      '一、缘起',
      body,
      '第一章 路',
      body,
      '一、修路',
      body,
      '二、养路',
      body,
      '后记',
      body,
    ]
    expect(headings(lines.join('\n'))).toEqual([
      '前言',
      '  一、缘起',
      '第一章 路',
      '  一、修路',
      '  二、养路',
      '后记',
    ])
  })

  it('a name that every chapter has is none of the first level', () => {
    const lines = ['第一章 路', body, '结语', body, '第二章 桥', body, '结语', body]
    expect(headings(lines.join('\n'))).toEqual(['第一章 路', '  结语', '第二章 桥', '  结语'])
  })

  it.each([
    ['sentences', [`1.先修路，后架桥。`, body, '2.桥架好了；', body]],
    ['long lines', [`1.${'修路'.repeat(20)}`, body, `2.${'架桥'.repeat(20)}`, body]],
    ['lists', [body, '1.出工', '2.出钱', '3.出力', body]],
    ['numbers that do not count', [body, '3.5亿元投资', body, '12.路', body, '7.桥', body]],
    ['a number alone in the text', [body, '1.修路', body]],
    ['words in a sentence', [body, '第一章的说明见后', body]],
  ])('are no %s', (_, lines) => {
    expect(headings(lines.join('\n'))).toEqual([])
  })

  it('are not those of a table of contents in the text', () => {
    const lines = [
      '修路记',
      '目 录',
      '第一章 路……1',
      '第一节 土路……2',
      '第二章 桥……9',
      '第一章 路',
      body,
      '第一节 土路',
      body,
      '第二章 桥',
      body,
    ]
    const { outline } = importText(lines.join('\n'), '书')
    expect(headings(lines.join('\n'))).toEqual(['第一章 路', '  第一节 土路', '第二章 桥'])
    expect(outline.contents).toEqual({ first: 1, last: 4 })
  })
})

describe('title', () => {
  it.each([
    ['板凳上的功课', '板凳上的功课'],
    ['为什么要到群众中去？', '为什么要到群众中去？'],
    ['《修路记》', '《修路记》'],
    ['今天开会，说修路的事。', undefined],
    ['1.修路', undefined],
    ['前言', undefined],
    ['----', undefined],
  ])('%s', (first, title) => {
    const { outline, files } = importText(`${first}\n${body}\n${body}`, '文件名')
    expect(outline.title === undefined ? undefined : outline.blocks[outline.title]?.text).toBe(title)
    expect(files.title).toBe(title ?? '文件名')
  })

  it('may have a subtitle', () => {
    const { files } = importText(`修路记\n——村里的一年\n1.路\n${body}\n2.桥\n${body}`, '书')
    expect(files.bookYaml).toContain('title: 修路记\nsubtitle: ——村里的一年\n')
    expect(files.taken).toEqual(['title', 'subtitle'])
  })
})

describe('chapters', () => {
  it('begin at headings of the highest level, each with its role', () => {
    const lines = [
      '修路记',
      '序',
      body,
      '第一章 路',
      body,
      '一、土路',
      body,
      '二、石路',
      body,
      '第二章 桥',
      body,
      '附录一：账目',
      body,
      '后记',
      body,
    ]
    expect(files(lines.join('\n'))).toEqual([
      'preface 01-序.md',
      'chapter 02-路.md',
      'chapter 03-桥.md',
      'appendix 04-附录一账目.md',
      'afterword 05-后记.md',
    ])
    const { chapters } = importText(lines.join('\n'), '书').files
    expect(chapters[1]?.markdown).toBe(
      `# 第一章 路\n\n${body}\n\n## 一、土路\n\n${body}\n\n## 二、石路\n\n${body}\n`,
    )
  })

  it('what stands before the first heading becomes a preface with the title of the book', () => {
    const text = `修路记\n${body}\n1.路\n${body}\n2.桥\n${body}`
    expect(files(text)).toEqual(['preface 00-修路记.md', 'chapter 01-路.md', 'chapter 02-桥.md'])
    expect(importText(text, '书').files.bookYaml).toContain('title: 修路记\n  - file: 01')
  })

  it('a text without headings is one, under its title', () => {
    const { files: made } = importText(`修路记\n${body}\n${body}`, '书')
    expect(made.chapters.map(({ markdown }) => markdown)).toEqual([`# 修路记\n\n${body}\n\n${body}\n`])
    expect(made.bookYaml).toContain('title: 修路记\n')
  })

  it.each([
    ['学习、说话、办事', 'zh-Hans'],
    ['學習、說話、辦事', 'zh-Hant'],
    ['Learning to talk, and what comes of it.', 'en'],
  ])('the language of %s is %s', (text, language) => {
    expect(importText(`${text}\n${text}。`, '书').language).toBe(language)
  })
})
