import fc from 'fast-check'
import { toHtml } from 'hast-util-to-html'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import type { BookConfig, Section } from '../../src/book.ts'
import { compose } from '../../src/compose/compose.ts'
import { columnsOf, fillSection, openCodes } from '../../src/compose/fill-fields.ts'
import { bookSchema } from '../../src/config/schema.ts'
import {
  columnNamed,
  fieldMark,
  fieldParts,
  fillText,
  hasFields,
  markFields,
  suggestColumn,
} from '../../src/fields.ts'
import type { Message } from '../../src/message.ts'
import { columnsOfConfig, fillConfig, markConfig } from '../../src/runs/mark-config.ts'

const columns = ['单位', '编号', '签到 地址', 'Unit']

test('marks say which column they mean, whatever is around them', () => {
  const plainText = fc
    .string({ unit: 'grapheme' })
    .filter((text) => !hasFields(text) && !text.includes('\u2064'))
  const part = fc.oneof(
    plainText,
    fc.nat(2000).map((column) => ({ column })),
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const written = parts.map((one) => (typeof one === 'string' ? one : fieldMark(one.column))).join('')
      const numbers = (list: typeof parts) => list.filter((one) => typeof one !== 'string')
      expect(numbers(fieldParts(written))).toEqual(numbers(parts))
    }),
  )
})

describe('a column', () => {
  test.each([
    ['单位', 0],
    [' 单位 ', 0],
    ['签到  地址', 2],
    ['ＵＮＩＴ', 3],
    ['单', undefined],
  ])('%j is %s', (written, column) => {
    expect(columnNamed(columns, written)).toBe(column)
  })
  test('that there is not: the nearest is proposed, else all', () => {
    expect(suggestColumn(columns, '单 位')).toBe('{{单位}}')
    expect(suggestColumn(columns, '完全不同的名称')).toBe('{{单位}} {{编号}} {{签到 地址}} {{Unit}}')
  })
})

const config: BookConfig = bookSchema.parse({ title: '书' })

async function composed(text: string): Promise<{ section: Section; messages: Message[] }> {
  const messages: Message[] = []
  const run = {
    signal: new AbortController().signal,
    report: (message: Message) => void messages.push(message),
    progress: () => undefined,
    cacheFolder: '',
  }
  const file = new VFile({ path: '01.md', value: text })
  const manuscript = {
    folder: '/nowhere',
    config,
    columns,
    chapters: [{ file, name: '01.md', role: 'chapter' as const }],
  }
  const book = await compose(run, manuscript)
  const [section] = book.sections
  if (!section) throw new Error('no section')
  return { section, messages }
}

function html(section: Section): string {
  return toHtml(section.tree).replace(/ (?:data-src|id)="[^"]*"/g, '')
}

describe('fields in the manuscript', () => {
  test('are filled in text, headings, tables and parts; code, formulas and what is escaped stay', async () => {
    const { section, messages } = await composed(
      [
        '# 发给{{单位}}',
        '',
        '共\n{{ 编号 }}\n号，**{{单位}}**，`{{单位}}`，\\{{单位}}，It’s {{Unit}}.',
        '',
        '| {{单位}} | b |',
        '| --- | --- |',
        '| x | {{编号}} |',
        '',
        '```',
        '{{单位}}',
        '```',
        '',
        ':::案例{出处="{{单位}}"}',
        '文',
        ':::',
      ].join('\n'),
    )
    expect(messages).toEqual([])
    const filled = fillSection(section, ['城关镇', '0001', 'u', 'Joe’s'], 'zh-Hans')
    expect(filled.title).toBe('发给城关镇')
    expect(filled.isTitleFilled).toBe(true)
    const made = html(filled)
    expect(made).toContain('发给<span class="run-field">城关镇</span>')
    expect(made).toContain('共<span class="run-field">0001</span>号')
    expect(made).toContain('<strong><span class="run-field">城关镇</span></strong>')
    expect(made).toContain('<code>{{单位}}</code>')
    expect(made).toContain('，{{单位}}，')
    expect(made).toContain('<span class="run-field"><span lang="en">Joe’s</span></span>')
    expect(made.match(/\{\{单位\}\}/g)).toHaveLength(3)
    expect(made.match(/城关镇/g)).toHaveLength(4)
    expect(hasFields(made)).toBe(false)
    expect([...columnsOf(section)].sort()).toEqual([0, 1, 3])
  })

  test('the section is not changed by it, and one without fields is given back', async () => {
    const { section } = await composed('# 题\n\n发给{{单位}}。\n')
    const before = JSON.stringify(section)
    fillSection(section, ['甲'], 'zh-Hans')
    expect(JSON.stringify(section)).toBe(before)
    const plain = (await composed('# 题\n\n文。\n')).section
    expect(fillSection(plain, ['甲'], 'zh-Hans')).toBe(plain)
  })

  test('what is no column is told at its line and column', async () => {
    const { messages } = await composed(
      '# 题\n\n文文{{单为}}，{{编号}}，{{没有的}}。\n\n<b>{{单位}}</b> <i title="{{编号}}">x</i>\n',
    )
    expect(
      messages.map(({ ruleId, place, values }) => [ruleId, place, values?.name, values?.suggestion]),
    ).toEqual([
      ['field-unknown', expect.objectContaining({ line: 3, column: 3 }), '单为', '{{单位}}'],
      [
        'field-unknown',
        expect.objectContaining({ line: 3, column: 17 }),
        '没有的',
        expect.stringContaining('{{编号}}'),
      ],
      ['field-in-html', expect.anything(), undefined, undefined],
    ])
  })

  test('codes wait for their row, and are as large for all', async () => {
    const { section, messages } = await composed(
      '# 题\n\n::二维码[扫码]{字段=签到\u3000地址 宽=30mm}\n\n::code128{field=编号}\n\n::qr{content="https://example.org"}\n',
    )
    expect(messages).toEqual([])
    expect(openCodes(section)).toEqual([
      { kind: 'qr', text: fieldMark(2), width: 30 },
      { kind: 'code128', text: fieldMark(1), width: 50 },
    ])
    const made = html(fillSection(section, ['', '0001', 'https://example.org/1', ''], 'zh-Hans'))
    expect(made.match(/<svg[^>]*style="[^"]*"/g)).toEqual([
      expect.stringContaining('width: 30mm; height: 30mm'),
      expect.stringContaining('width: 50mm; height: 17mm'),
      expect.stringContaining('width: 25mm; height: 25mm'),
    ])
    expect(made).not.toContain('example.org')
    expect(made).toContain('扫码')
  })
})

test('fields in book.yaml', () => {
  const raw = {
    title: '{{单位}}读本',
    subtitle: '{{单为}}',
    authors: ['{{Unit}} 编'],
    imprint: { copies: '{{编号}} 册' },
  }
  const { config: marked, unknown } = markConfig(bookSchema.parse(raw), columns)
  expect(unknown).toEqual([{ key: ['subtitle'], name: '单为' }])
  expect([...columnsOfConfig(marked)].sort()).toEqual([0, 1, 3])
  const filled = fillConfig(marked, ['城关镇', '3', '', 'Joe'])
  expect(filled).toMatchObject({
    title: '城关镇读本',
    isTitleFilled: true,
    authors: [{ name: 'Joe', role: 'edt' }],
    imprint: { copies: '3 册' },
  })
})

test('text without fields is given back', () => {
  expect(fillText('甲{{单位}}', ['x'])).toBe('甲{{单位}}')
  expect(markFields('{{x}}', columns, () => undefined)).toBe('{{x}}')
})
