import { expect, it } from 'vitest'
import { bookSchema } from '../../src/config/schema.ts'
import { aboutChapter } from '../../src/manuscript/about-chapter.ts'

const made = (yaml: Record<string, unknown>, line = 1) =>
  aboutChapter(bookSchema.parse({ title: '书', ...yaml }), 'book.yaml', line)

it('is made of what the rest of book.yaml says, where it says no more', () => {
  const internal = {
    permit: '准印001',
    unit: '甲',
    recipients: '各村',
    printer: '丙',
    date: '丁',
    copies: '3',
  }
  const chapter = made({
    about: {},
    description: '一本册子。',
    authors: ['张三、李四 编'],
    unit: '学习组',
    date: '2026-11',
    internal,
    imprint: { address: '某街 1 号' },
  })
  expect(String(chapter?.file).trim().split('\n\n')).toEqual([
    '# 编印说明',
    '一本册子。',
    '**编写**：张三、李四',
    '**编印**：学习组，2026年11月',
    '**适用对象**：各村',
    '**内部资料**：内部资料，免费交流，不得标价，不得销售或征订。准印证号：准印001。',
    '**勘误**：书中如有错漏，请告知学习组，某街 1 号，以便再印时改正。',
  ])
  expect(chapter).toMatchObject({ role: 'preface', isMade: true })
})

it('says what the author writes, at the line of book.yaml', () => {
  const about = {
    title: '说明',
    text: '**甲**\n\n乙',
    sources: ['县志', '走访'],
    corrections: '电话 1',
    place: 'end',
  }
  const chapter = made({ about, authors: ['A_B'] }, 7)
  const lines = String(chapter?.file).split('\n')
  expect(lines.slice(0, 7)).toEqual(['', '', '', '', '', '', '# 说明'])
  expect(lines.slice(7).filter(Boolean)).toEqual([
    '**甲**',
    '乙',
    '**编写**：A\\_B',
    '**资料来源**：',
    '- 县志',
    '- 走访',
    '**勘误**：电话 1',
  ])
  expect(chapter?.role).toBe('afterword')
})

it('is not made where the book wants none, and speaks the language of the book', () => {
  expect(made({})).toBeUndefined()
  expect(String(made({ about: {}, language: 'zh-Hant', unit: '組' })?.file)).toContain(
    '# 編印說明\n\n《書》由組編印。'.replace('書', '书'),
  )
  expect(String(made({ about: {}, language: 'en' })?.file)).toContain('# About this booklet')
})
