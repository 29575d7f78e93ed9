import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import type { Section } from '../../src/book.ts'
import { footMarginNotes } from '../../src/paginate/foot-margin-notes.ts'

const html =
  '<section id="s01"><p>甲<span class="margin-call" id="s01-margin.1"></span>乙' +
  '<sup class="note-call"><a href="#s01-note-1" id="s01-call-1" role="doc-noteref">1</a></sup>丙' +
  '<span class="margin-call" id="s01-margin.2"></span></p>' +
  '<aside class="margin-note" data-call="s01-margin.1" data-src="a.md:1:2">旁一</aside>' +
  '<aside class="margin-note" data-call="s01-margin.2" data-src="a.md:1:9">旁二</aside>' +
  '<section class="notes"><aside class="note" id="s01-note-1"><p>脚注</p></aside></section></section>'

function footed(...ids: string[]): string {
  const tree = fromHtml(html, { fragment: true })
  const section: Section = { id: 's01', title: '', role: 'chapter', tree, source: 'a.md' }
  return toHtml(footMarginNotes(section, new Set(ids)).tree)
}

test('a note of the margin becomes one of the foot, in the order of the calls', () => {
  const found = footed('s01-margin.1')
  expect([...found.matchAll(/<a href="#([^"]*)"[^>]*>(\d)/g)].map(([, id, number]) => [id, number])).toEqual([
    ['s01-margin.1-note', '1'],
    ['s01-note-1', '2'],
  ])
  expect(found.replace(/<[^>]*>/g, '')).toBe('甲1乙2丙旁二旁一脚注')
  expect(found).toContain('<aside class="margin-note" data-call="s01-margin.2"')
})

test('others stay as they are', () => expect(footed('s02-margin.1')).toBe(html))
