import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Session } from '../../src/paginate/session.ts'
import { type Engine, startEngine } from './engine.ts'
import { sectionOf } from './fixture-section.ts'

const filler = '他到村里住了下来，白天下地，晚上串门，听大家讲自己的难处，一件一件记在本子上。'.repeat(6)

function call(id: number): string {
  return `<sup class="note-call" data-note="n${id}"><a href="#n${id}">①</a></sup>`
}

function note(id: number, text = `第 ${id} 条注释。`): string {
  return `<aside class="note" id="n${id}"><span class="note-number">①</span><p>${text}</p></aside>`
}

let engine: Engine
let session: Session

beforeAll(async () => {
  engine = await startEngine([sectionOf(`<p>${filler}第条注释。长①②③④⑤⑥0123456789</p>`)])
  session = await engine.openSession(await engine.launch())
})
afterAll(() => engine?.close())

/** By page: the numbers of the calls, and of the notes at the foot. */
async function numbers(paragraphs: string[], notes: string[]): Promise<[string[], string[]][]> {
  const html = `<section><h1>题</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}<section class="notes" data-number="page">${notes.join('')}</section></section>`
  const { pages, lost } = await session.paginate(html, engine.area)
  expect(lost).toEqual([])
  return pages.map((page) => [
    [...page.matchAll(/class="note-call"[^>]*><a[^>]*>([^<]*)/g)].map(([, number = '']) => number),
    [...page.matchAll(/class="note-number"[^>]*>([^<]*)/g)].map(([, number = '']) => number),
  ])
}

test('the notes of every page begin with ①', async () => {
  const ids = [1, 2, 3, 4, 5, 6, 7, 8, 9]
  const pages = await numbers(
    ids.map((id) => `${filler}${call(id)}${filler}`),
    ids.map((id) => note(id)),
  )
  expect(pages.length).toBeGreaterThan(3)
  for (const [calls, foot] of pages) {
    expect(calls).toEqual(['①', '②', '③', '④', '⑤'].slice(0, calls.length))
    expect(foot).toEqual(calls)
  }
  expect(pages.flatMap(([calls]) => calls)).toHaveLength(9)
  expect(pages.some(([calls]) => calls.length > 1)).toBe(true)
})

test('a note that goes on has its number where it begins, and the next page begins with ①', async () => {
  const pages = await numbers(
    [`${filler}${filler}${filler}${call(1)}`, `${filler}${filler}${call(2)}`],
    [note(1, '长注释。'.repeat(200)), note(2)],
  )
  expect(pages.flatMap(([calls]) => calls)).toEqual(['①', '①'])
  expect(pages.flatMap(([, foot]) => foot)).toEqual(['①', '①'])
})

test('where a note is called again on another page, the section keeps its numbers', async () => {
  const pages = await numbers(
    [`${filler}${call(1)}`, filler, filler, filler, `${filler}${call(1)}${call(2)}`],
    [note(1), note(2).replace('①', '②')],
  )
  expect(pages.flatMap(([, foot]) => foot)).toEqual(['①', '②'])
})
