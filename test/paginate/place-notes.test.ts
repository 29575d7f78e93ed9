import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'
import type { Section } from '../../src/book.ts'
import { bookSchema } from '../../src/config/schema.ts'
import { placeNotes } from '../../src/paginate/place-notes.ts'

function sectionWith(id: string, notes: number): Section {
  const numbers = Array.from({ length: notes }, (_, index) => index + 1)
  const calls = numbers.map((n) => `<sup class="note-call"><a href="#${id}-${n}">${n}</a></sup>`).join('')
  const texts = numbers.map((n) => `<aside class="note" id="${id}-${n}"><p>${id} ${n}</p></aside>`).join('')
  const html = `<section id="${id}"><h1>${id}</h1><p>${calls}</p>${notes ? `<section class="notes">${texts}</section>` : ''}</section>`
  const tree = fromHtml(html, { fragment: true })
  return { id, title: id, role: id === 'colophon' ? 'colophon' : 'chapter', tree, source: `${id}.md` }
}

function placed(
  notes: object,
  sections = [sectionWith('a', 2), sectionWith('b', 1), sectionWith('colophon', 0)],
): string[] {
  return placeNotes(sections, bookSchema.parse({ title: '书', notes })).map(({ tree }) => toHtml(tree))
}

/** Numbers of the calls in the text, and of the notes. */
function numbers(html = ''): [string[], string[]] {
  return [
    [...html.matchAll(/<sup[^>]*><a[^>]*>(\d+)/g)].map(([, n = '']) => n),
    [...html.matchAll(/data-number="(\d+)"/g)].map(([, n = '']) => n),
  ]
}

describe('at the foot', () => {
  test('numbered by page: told so, for the pages are not there yet', () => {
    const [a] = placed({})
    expect(a).toContain('<section class="notes" data-number="page">')
    expect(numbers(a)).toEqual([
      ['1', '2'],
      ['1', '2'],
    ])
  })

  test('numbered through the book', () => {
    const [a, b] = placed({ number: 'book' })
    expect(numbers(a)).toEqual([
      ['1', '2'],
      ['1', '2'],
    ])
    expect(numbers(b)).toEqual([['3'], ['3']])
  })

  test('numbered by chapter', () => {
    expect(numbers(placed({ number: 'chapter' })[1])).toEqual([['1'], ['1']])
  })
})

test('at the end of a chapter they have a heading', () => {
  const [a, b] = placed({ place: 'chapter' })
  expect(a).toMatch(/<section class="notes-end"><p class="notes-title">注释<\/p><aside class="note" id="a-1"/)
  expect(numbers(b)).toEqual([['1'], ['1']])
})

test('at the end of the book they stand before the colophon, by chapter', () => {
  const all = placed({ place: 'book' })
  expect(all).toHaveLength(4)
  expect(all.slice(0, 2).join('')).not.toContain('class="note"')
  expect(numbers(all[1])[0]).toEqual(['3'])
  expect(all[2]).toMatch(/<h1>注释<\/h1><h2>a<\/h2>.*a 1.*a 2.*<h2>b<\/h2>.*b 1/)
  expect(numbers(all[2])[1]).toEqual(['1', '2', '3'])
  expect(all[3]).toContain('colophon')
})

test('a book without notes gets no section for them', () => {
  expect(placed({ place: 'book' }, [sectionWith('a', 0)])).toHaveLength(1)
})

test('the sections given stay as they are', () => {
  const section = sectionWith('a', 2)
  const before = toHtml(section.tree)
  placed({ place: 'book', number: 'book' }, [section])
  expect(toHtml(section.tree)).toBe(before)
})
