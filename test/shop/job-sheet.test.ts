import { describe, expect, test } from 'vitest'
import { bookSchema } from '../../src/config/schema.ts'
import { jobSheet, jobSheetText } from '../../src/shop/job-sheet.ts'

const mm = 72 / 25.4

function sheet(more: Record<string, unknown> = {}, pages = 200) {
  const config = bookSchema.parse({ title: '到群众中去', ...more })
  return jobSheet({
    config,
    shop: { name: '胶印' },
    pages,
    pagesOfPrintedSheet: 32,
    method: config.binding.method ?? 'perfect',
    cover: { width: 306 * mm, height: 210 * mm, spine: 10.43 * mm, spineBasis: 'computed', flap: 0 },
    condition: 'FOGRA39',
    files: [{ name: 'inner.pdf', what: '内文' }],
  })
}

const order = {
  copies: 500,
  finishing: ['覆哑膜', '塑封'],
  delivery: '十二月一日前',
  contact: { name: '张三', phone: '010-1' },
}

describe('the job sheet', () => {
  test('has all that was ordered', () => {
    const full = sheet({
      shop: order,
      binding: { method: 'sewn', edge: 'right' },
      identifier: '978-7-108-00982-1',
    })
    expect(full.missing).toEqual([])
    const lines = jobSheetText(full).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        '工艺单（胶印）',
        '书号：978-7-108-00982-1',
        '印数：500 册',
        '成品尺寸：148 × 210 毫米（宽 × 高）',
        '出血：四边各 3 毫米',
        '页数：200 页（100 张），装订按 200 页，补空白 0 页',
        '印张：6.25（每印张 32 页）',
        '用纸：双胶纸 80g，单张厚 0.1 毫米（一般值）',
        '书脊：10.4 毫米（推算，请以假书为准）',
        '装订：锁线胶装，右订',
        '折丁：每帖 16 页',
        '后道：覆哑膜；塑封',
        '交货：十二月一日前',
        '联系人：张三',
        '电话：010-1',
      ]),
    )
  })

  test('leaves open what was not said, and names its key', () => {
    const open = sheet()
    expect(open.missing).toEqual(['shop.copies', 'shop.contact', 'shop.delivery'])
    const text = jobSheetText(open)
    expect(text).toContain('印数：__________\n')
    expect(text).toContain('联系人：__________\n')
    expect(text).toContain('依页数和纸厚选定')
  })

  test.each([
    [{ press: { colours: 'black' } }, '单黑（1+1），双面印', '单黑，单面印（1+0）'],
    [{}, '四色（4+4），只有黑字的页可单黑印，双面印', '四色，单面印（4+0）'],
    [
      {
        press: {
          colours: 'black+spot',
          spot: { name: 'PANTONE 186 C', cmyk: [0, 100, 80, 5], colours: { '#c00000': 100 } },
        },
      },
      '双色（2+2，黑与 PANTONE 186 C），双面印',
      '双色，单面印（2+0，黑与 PANTONE 186 C）',
    ],
  ])('inks', (more, inner, cover) => {
    const rows = sheet(more).parts.flatMap(({ rows }) => rows)
    expect(rows.filter(({ name }) => name === '印色').map(({ value }) => value)).toEqual([inner, cover])
  })

  test('pages that are no whole sheets', () => {
    expect(jobSheetText(sheet({}, 39))).toContain('页数：39 页（20 张），装订按 40 页，补空白 1 页')
  })
})
