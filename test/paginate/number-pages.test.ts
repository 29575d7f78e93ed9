import { describe, expect, test } from 'vitest'
import type { Page, Role, Section } from '../../src/book.ts'
import { bookSchema } from '../../src/config/schema.ts'
import { numberPages, roman } from '../../src/paginate/number-pages.ts'

const finished =
  '<div class="pagedjs_page"><div class="pagedjs_sheet"><div class="pagedjs_pagebox"><div class="pagedjs_area">' +
  '<div class="pagedjs_page_content">文</div></div></div></div></div>'

function section(role: Role, id: string, count: number) {
  const described: Section = {
    id,
    title: `${id}的题`,
    role,
    tree: { type: 'root', children: [] },
    source: '',
  }
  return { section: described, pages: Array.from({ length: count }, () => finished) }
}

function number(wishes: object, ...sections: ReturnType<typeof section>[]): Page[] {
  return numberPages(bookSchema.parse({ title: '书 & 名', ...wishes }), sections)
}

/** One word a page: section, label, printed folio in brackets, `*` where the page opens, `_` where it is blank. */
function show(pages: Page[]): string[] {
  const marks = { opening: '*', normal: '', blank: '_' }
  return pages.map(({ sectionId, label, folio, kind }) => `${sectionId}${marks[kind]} ${label}[${folio}]`)
}

test('front in roman numerals, body from 1 on a recto, a blank verso before it', () => {
  const pages = number(
    {},
    section('title', 'title', 1),
    section('preface', 'p', 2),
    section('contents', 'c', 2),
    section('chapter', 'one', 2),
    section('chapter', 'two', 1),
  )
  expect(show(pages)).toEqual([
    'title* i[]',
    'p* ii[ii]',
    'p iii[iii]',
    'c* iv[iv]',
    'c v[v]',
    'one_ vi[]',
    'one* 1[1]',
    'one 2[2]',
    'two* 3[3]',
  ])
  expect(pages.map((page) => page.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(pages[6]?.side).toBe('recto')
})

test('the body opens without a blank page where it comes to a recto by itself', () => {
  const pages = number(
    {},
    section('title', 'title', 1),
    section('contents', 'c', 1),
    section('chapter', 'one', 1),
  )
  expect(show(pages)).toEqual(['title* i[]', 'c* ii[ii]', 'one* 1[1]'])
})

test('chapterStart recto: every section opens on a recto, blanks count and bear nothing', () => {
  const pages = number(
    { chapterStart: 'recto' },
    section('title', 'title', 1),
    section('preface', 'p', 1),
    section('chapter', 'one', 1),
    section('chapter', 'two', 2),
    section('appendix', 'a', 1),
  )
  expect(show(pages)).toEqual([
    'title* i[]',
    'p_ ii[]',
    'p* iii[iii]',
    'one_ iv[]',
    'one* 1[1]',
    'two_ 2[]',
    'two* 3[3]',
    'two 4[4]',
    'a* 5[5]',
  ])
  for (const page of pages.filter(({ kind }) => kind === 'opening')) expect(page.side).toBe('recto')
  for (const page of pages.filter(({ kind }) => kind === 'blank')) {
    expect(page.html).toContain('pagedjs_blank_page')
    expect(page.html).not.toMatch(/folio|running-head/)
  }
})

test('numbering none: the front bears no folio but keeps its labels', () => {
  const pages = number(
    { numbering: { front: 'none' } },
    section('preface', 'p', 2),
    section('chapter', 'one', 1),
  )
  expect(show(pages)).toEqual(['p* i[]', 'p ii[]', 'one* 1[1]'])
})

test('a book without front matter counts from 1', () => {
  expect(show(number({}, section('chapter', 'one', 1), section('chapter', 'two', 1)))).toEqual([
    'one* 1[1]',
    'two* 2[2]',
  ])
})

test('a book of nothing but front matter', () => {
  expect(show(number({}, section('preface', 'p', 2)))).toEqual(['p* i[i]', 'p ii[ii]'])
})

describe('running heads', () => {
  const sections = [section('chapter', 'one', 4)]

  test('title on the verso, chapter on the recto, none where a section opens', () => {
    const pages = number({}, ...sections)
    expect(pages.map((page) => page.head)).toEqual(['', '书 & 名', 'one的题', '书 & 名'])
    expect(pages[0]?.html).not.toContain('running-head')
    expect(pages[1]?.html).toContain('<div class="running-head">书 &#38; 名</div><div class="folio">2</div>')
  })

  test('long ones are shortened, and not after a comma or an opened bracket', () => {
    const heads = ['字'.repeat(28), '字'.repeat(40), `${'字'.repeat(27)}，（${'字'.repeat(20)}）`].map(
      (title) => number({ title }, ...sections)[1]?.head,
    )
    expect(heads).toEqual(['字'.repeat(28), `${'字'.repeat(27)}…`, `${'字'.repeat(27)}…`])
  })

  test('none at all where the book wants none', () => {
    const pages = number({ runningHeads: false }, ...sections)
    for (const page of pages) expect(page.html).not.toContain('running-head')
  })

  test('head and folio stand in the page box, on the side of the page', () => {
    const [first, second] = number({}, ...sections)
    expect(first?.html).toMatch(/^<div class="pagedjs_page pagedjs_right_page">/)
    expect(second?.html).toMatch(/^<div class="pagedjs_page pagedjs_left_page">/)
    expect(second?.html).toMatch(/<div class="pagedjs_pagebox"><div class="running-head">/)
  })
})

test.each([
  [3, 8],
  [{ fill: 4 }, 8],
  [{ fill: 16 }, 16],
  [{ count: 3, fill: 8 }, 8],
  [{ count: 4, fill: 8 }, 16],
  [{ count: 0 }, 5],
])('notePages %j after five pages makes %i', (notePages, expected) => {
  const pages = number({ notePages }, section('chapter', 'one', 5))
  expect(pages.length).toBe(expected)
  for (const { kind, folio, html } of pages.slice(5)) {
    expect([kind, folio]).toEqual(['blank', ''])
    expect(html).toContain('class="note-lines"')
  }
})

test('squared pages have lines both ways, blank ones none', () => {
  const last = (space: string) =>
    number({ notePages: { count: 1, space } }, section('chapter', 'one', 1)).at(-1)?.html ?? ''
  const upright = (html: string) =>
    [...html.matchAll(/x1="([^"]*)" x2="([^"]*)"/g)].filter(([, a, b]) => a === b).length
  // 294 pt hold 16 squares of 18 pt.
  expect([upright(last('ruled')), upright(last('squared'))]).toEqual([0, 17])
  expect(last('blank')).not.toContain('<line')
})

test('roman numerals', () => {
  const wanted: [number, string][] = [
    [1, 'i'],
    [4, 'iv'],
    [9, 'ix'],
    [14, 'xiv'],
    [40, 'xl'],
    [90, 'xc'],
    [449, 'cdxlix'],
    [1994, 'mcmxciv'],
  ]
  for (const [number, letters] of wanted) expect(roman(number)).toBe(letters)
})
