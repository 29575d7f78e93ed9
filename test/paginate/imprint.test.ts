import { visit } from 'unist-util-visit'
import { expect, it } from 'vitest'
import { bookSchema } from '../../src/config/schema.ts'
import { withGeneratedSections } from '../../src/paginate/generated-sections.ts'
import { countWords } from '../../src/paginate/imprint.ts'
import { numberPages } from '../../src/paginate/number-pages.ts'

function pagesOf(yaml: Record<string, unknown>) {
  const config = bookSchema.parse({ title: '书', contents: { depth: 0 }, ...yaml })
  const sections = withGeneratedSections({ config, sections: [], toc: [], assets: [] })
  return numberPages(
    config,
    sections.map((section) => ({ section, pages: ['<div></div>'] })),
  ).map(({ sectionId, side, kind, folio }) => `${sectionId} ${side} ${kind} ${folio}`.trim())
}

it('the half title and the title stand on rectos, the imprint on the title’s back', () => {
  expect(pagesOf({ halfTitle: true, imprint: {}, chapterStart: 'recto' })).toEqual([
    'half-title recto opening',
    'title verso blank',
    'title recto opening',
    'imprint verso opening',
  ])
  expect(pagesOf({ titlePage: false, imprint: { place: 'end' } })).toEqual(['imprint recto opening'])
  expect(pagesOf({})).toEqual(['title recto opening'])
})

it('sheets are pages by the part of a sheet, characters those of full pages', () => {
  expect(countWords('sheets', 32, 208, 'zh-Hans')).toBe('印张：6.5')
  expect(countWords('sheets', 16, 50, 'zh-Hans')).toBe('印张：3.125')
  expect(countWords('characters', 28 * 26, 208, 'zh-Hans')).toBe('字数：151 千字')
})

it('internal material says so on the title page, and the rest on the imprint', () => {
  const internal = {
    permit: '准印001',
    unit: '甲',
    recipients: '乙',
    printer: '丙',
    date: '丁',
    copies: '3000 册',
  }
  const config = bookSchema.parse({ title: '书', internal })
  const [title, imprint] = withGeneratedSections({ config, sections: [], toc: [], assets: [] }).map(
    ({ tree }) => JSON.stringify(tree),
  )
  expect(title).toContain('内部资料，免费交流')
  expect(title).toContain('准印证号：准印001')
  for (const words of ['编印单位：甲', '发送对象：乙', '印刷单位：丙', '印刷日期：丁', '印数：3000 册'])
    expect(imprint).toContain(words)
})

it('dates of book.yaml are printed in Chinese, other words as typed', () => {
  const internal = {
    permit: '准印001',
    unit: '甲',
    recipients: '乙',
    printer: '丙',
    date: '2026-11-08',
    copies: '3000 册',
  }
  const printed = (yaml: Record<string, unknown>) => {
    const config = bookSchema.parse({ title: '书', unit: '甲', date: '2026-11', imprint: {}, ...yaml })
    const sections = withGeneratedSections({ config, sections: [], toc: [], assets: [] })
    const lines: string[] = []
    for (const { tree } of sections) visit(tree, 'text', ({ value }) => void lines.push(value))
    return lines.filter((line) => /20\d\d/.test(line))
  }
  expect(printed({ internal })).toEqual(['2026年11月', '版次：2026年11月', '印刷日期：2026年11月8日'])
  expect(printed({ language: 'zh-Hant', imprint: { printing: '2026-09-01' } })).toEqual([
    '2026年11月',
    '版次：2026年9月1日',
  ])
  expect(
    printed({ imprint: { printing: '2026-11 第 1 版' }, internal: { ...internal, date: '2026-11月' } }),
  ).toEqual(['2026年11月', '版次：2026-11 第 1 版', '印刷日期：2026-11月'])
  expect(printed({ language: 'en' })).toEqual(['2026-11', 'Edition: 2026-11'])
})

it('CIP data of their fields stand in the order of GB/T 12451, below the rights', () => {
  const config = bookSchema.parse({
    title: '功课',
    subtitle: '到群众中去',
    authors: ['张三、李四 编', '王五 绘'],
    publisher: '北方出版社',
    date: '2026-07',
    identifier: '9787010000008',
    rights: '© 张三',
    titlePage: false,
    imprint: {
      cip: {
        place: '北京',
        subjects: ['群众路线', '学习参考资料'],
        class: 'D252',
        number: '（2026）第 1 号',
      },
    },
  })
  const [imprint] = withGeneratedSections({ config, sections: [], toc: [], assets: [] })
  const lines: string[] = []
  visit(imprint?.tree ?? { type: 'root', children: [] }, 'text', ({ value }) => void lines.push(value))
  expect(lines.slice(0, 7)).toEqual([
    '© 张三',
    '图书在版编目（CIP）数据',
    '功课：到群众中去／张三，李四编；王五绘．—北京：北方出版社，2026.7',
    'ISBN 978-7-01-000000-8',
    'Ⅰ．①功…　Ⅱ．①张…　Ⅲ．①群众路线－学习参考资料　Ⅳ．①D252',
    '中国版本图书馆 CIP 数据核字（2026）第 1 号',
    '功课',
  ])
})
