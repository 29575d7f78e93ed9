import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/message.ts'
import { describeMessage } from '../../src/terminal/describe-message.ts'
import { formatMessages } from '../../src/terminal/format.ts'

const messages: Message[] = [
  {
    ruleId: 'chapter-twice',
    file: 'm/book.yaml',
    place: { line: 12, column: 5 },
    values: { name: 'a.md', first: 1 },
  },
  { ruleId: 'book-empty', severity: 'warning', file: 'm/02.md' },
  { ruleId: 'config-date', file: 'm/book.yaml', place: { line: 3, column: 7 }, values: { value: '2026-13' } },
  { ruleId: 'manuscript-no-folder', values: { folder: 'x' } },
]

describe('formatMessages', () => {
  it('groups by file, in the order of the text, each with its remedy', () => {
    expect(formatMessages(messages.slice(0, 3), 'en', false)).toBe(`m/book.yaml
   3:7  error  \`2026-13\` is no date, expected the form 2026, 2026-07 or 2026-07-01  config-date
        Write the month and day with two digits.
  12:5  error  \`a.md\` is in the book already, as entry 1  chapter-twice
        Keep one of the two.

m/02.md
  warning  The book has no text: every chapter is empty  book-empty
  Write into one of its chapters.

2 errors, 1 warning
`)
  })

  it('tells once what is wrong in the same way at several places, and each remedy once a file', () => {
    const missing = (line: number, src: string) => ({
      ruleId: 'picture-missing',
      file: 'm/01.md',
      place: { line, column: 3 },
      values: { src },
    })
    const many = Array.from({ length: 43 }, (_, index) => missing(index + 1, 'tip.png'))
    const told = formatMessages([...many, missing(50, 'map.png')], 'en', false)
    expect(told).toMatch(/^m\/01\.md\n {3}1:3 {2}error {2}The picture tip\.png is not there/)
    expect(told.match(/tip\.png/g)).toHaveLength(1)
    expect(told).toContain('\n        Also at 2:3, 3:3, ')
    expect(told).toContain(', 41:3 and 2 more\n')
    expect(told).toContain('  50:3  error  The picture map.png is not there')
    expect(told.match(/Put the file there/g)).toHaveLength(1)
    expect(told).toContain('\n\n44 errors\n')
    expect(formatMessages(many.slice(0, 2), 'zh', false)).toContain('又见于 2:3\n')
  })

  it('speaks Chinese', () => {
    expect(
      formatMessages(messages.slice(3), 'zh', false),
    ).toBe(`  错误  没有 x 这个文件夹  manuscript-no-folder
  请指定含有 book.yaml 的文件夹；若只有文本文件，可用 \`npm run import -- 文件.txt\` 生成。

1 个错误
`)
  })

  it('says nothing of nothing', () => {
    expect(formatMessages([], 'en', true)).toBe('')
  })

  it('colours only where asked', () => {
    expect(formatMessages(messages, 'en', true)).toContain('\u001b[31merror\u001b[39m')
    expect(formatMessages(messages, 'en', false)).not.toContain('\u001b')
  })
})

describe('describeMessage', () => {
  it('lets no value steer the terminal or break the line', () => {
    const values = { value: 'a\u001b[2Jb\nc\u0007' }
    expect(describeMessage({ ruleId: 'config-date', values }, 'en').reason).toMatch(
      /^`a\\x1b\[2Jb c\\x07` is no date/,
    )
  })

  it('takes the severity of the message before that of the rule', () => {
    expect(describeMessage({ ruleId: 'config-date', severity: 'info' }, 'en').severity).toBe('info')
  })

  it('lets a message without a rule through', () => {
    const described = describeMessage({ ruleId: 'no-such-rule', values: { a: 1 } }, 'zh')
    expect(described).toMatchObject({ severity: 'error', reason: 'no-such-rule {"a":1}', fix: '' })
  })
})
