import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { bindingCosts, padded, pagesOfPrintedSheet } from '../../src/budget/binding-costs.ts'
import { editYaml } from '../../src/budget/edit-yaml.ts'
import { layoutProposals, noteProposals } from '../../src/budget/proposals.ts'
import { bookSchema } from '../../src/config/schema.ts'

const mm = 72 / 25.4
const offset = { caliper: 0.1 * mm }

describe('what bindings cost', () => {
  test('39 pages', () => {
    const rows = bindingCosts(39, offset).map(({ method, signature, blanks, full, fault }) => [
      method,
      signature,
      blanks,
      full.blanks,
      fault,
    ])
    expect(rows).toEqual([
      ['saddle', 40, 1, 1, undefined],
      ['perfect', 4, 1, 1, undefined],
      ['perfect', 8, 1, 1, undefined],
      ['perfect', 16, 1, 9, undefined],
      ['perfect', 32, 1, 25, undefined],
    ])
  })

  test('64 sheets of 157 g are not stitched, 32 pages of 80 g not glued', () => {
    const thick = bindingCosts(256, { caliper: 0.128 * mm })
    expect(thick.map(({ fault }) => fault)).toEqual(['too-thick', ...Array(4).fill(undefined)])
    const thin = bindingCosts(32, offset)
    expect(thin.map(({ fault }) => fault)).toEqual([undefined, ...Array(4).fill('too-thin')])
  })

  test('by counting on until it is a multiple', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.constantFrom(4, 8, 16, 32), (pages, multiple) => {
        let count = pages
        while (count % multiple !== 0) count++
        return padded(pages, multiple) === count
      }),
    )
  })

  // 开本 of GB/T 788 and ISO 216: how many leaves of a full sheet.
  test.each([
    ['A5', 32],
    ['32开', 32],
    ['大32开', 32],
    ['A4', 16],
    ['16开', 16],
    ['大16开', 16],
    ['B5', 16],
    ['A6', 64],
  ])('a 印张 of %s is %i pages', (trim, pages) => {
    expect(pagesOfPrintedSheet(bookSchema.parse({ title: '书', page: { trim } }).page.trim)).toBe(pages)
  })
})

describe('proposals', () => {
  const idsOf = (book: Record<string, unknown>) =>
    layoutProposals(bookSchema.parse({ title: '书', ...book })).map(({ id }) => id)

  test('lines within bounds, openings where they are on recto', () => {
    expect(idsOf({})).toEqual(['lines+1', 'lines+2', 'lines-1', 'lines-2'])
    expect(idsOf({ chapterStart: 'recto' })).toEqual([
      'lines+1',
      'lines+2',
      'lines-1',
      'lines-2',
      'start-next',
      'start-next,lines+1',
      'start-next,lines-1',
    ])
    // 29 lines of 18 pt leave 25.8 mm of A5: one line more would leave 19.
    expect(idsOf({ page: { typeArea: { lines: 29 } } })).toEqual(['lines-1', 'lines-2'])
  })

  test('ruled pages fill what is left, eight at the most', () => {
    const ids = (pages: number, notePages = 0) =>
      noteProposals(pages, bookSchema.parse({ title: '书', notePages })).map(({ id }) => id)
    expect(ids(39)).toEqual(['notes-1'])
    expect(ids(41)).toEqual(['notes-3', 'notes-7'])
    expect(ids(48)).toEqual([])
    expect(ids(42, 1)).toEqual(['notes-3', 'notes-7'])
  })
})

describe('book.yaml', () => {
  const text = `# 我们的书
title: 到群众中去   # 书名
authors: [张三, 李四 编]

page:
  trim: A5 # 小册子
  typeArea: {lines: 26}
chapters:
  - '*.md'
`

  test('keeps comments, order and style', () => {
    const changed = editYaml(text, [
      { path: ['page', 'typeArea', 'lines'], value: 27 },
      { path: ['notePages'], value: 3 },
    ])
    expect(changed).toBe(
      `${text.replace('lines: 26', 'lines: 27').replace('书名', '书名').replace('到群众中去   #', '到群众中去 #')}notePages: 3\n`,
    )
  })

  test('makes what is not there', () => {
    const edits = [{ path: ['page', 'typeArea', 'lines'], value: 27 }]
    expect(parse(editYaml('title: 书\n', edits) ?? '')).toEqual({
      title: '书',
      page: { typeArea: { lines: 27 } },
    })
    expect(parse(editYaml('title: 书\npage:\n', edits) ?? '')).toEqual({
      title: '书',
      page: { typeArea: { lines: 27 } },
    })
  })

  test('changes nothing that an alias leads to elsewhere', () => {
    const aliased = 'title: 书\nx: &area { lines: 26 }\npage: { typeArea: *area }\n'
    expect(editYaml(aliased, [{ path: ['page', 'typeArea', 'lines'], value: 27 }])).toBeUndefined()
    expect(editYaml('just text', [{ path: ['notePages'], value: 1 }])).toBeUndefined()
  })

  test('says the same in all other places, with every comment', () => {
    const word = fc.stringMatching(/^[一-龥a-z]{1,8}$/)
    const entry = fc.record({ key: fc.stringMatching(/^k[a-z]{1,5}$/), value: word, comment: word })
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ key }) => key, maxLength: 8 }), (entries) => {
        const lines = entries.map(({ key, value, comment }) => `${key}: "${value}" # ${comment}!`)
        const source = `title: 书\n${lines.join('\n')}\n`
        const changed = editYaml(source, [{ path: ['page', 'typeArea', 'lines'], value: 27 }]) ?? ''
        expect(parse(changed)).toEqual({ ...parse(source), page: { typeArea: { lines: 27 } } })
        for (const { comment } of entries) expect(changed).toContain(`# ${comment}!`)
      }),
    )
  })
})
