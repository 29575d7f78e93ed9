import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Engine, startEngine } from './engine.ts'
import { sectionOf } from './fixture-section.ts'

const text = '他到村里住了下来，白天下地，晚上串门，听大家讲自己的难处，一件一件记在本子上。'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine([sectionOf(`<p>${text}</p>`)])
})
afterAll(() => engine?.close())

test('where our lines do not fit a page, the browser breaks them, and the author is told', async () => {
  // Only on pages: the composer cannot know.
  const session = await engine.openSession(
    await engine.launch(),
    'page-chunk .composed { letter-spacing: 2px }',
  )
  const html = `<section>${`<p data-src="f.md:7:1">${text.repeat(3)}</p>`.repeat(20)}</section>`
  const { pages, lost, findings } = await session.paginate(html, engine.area)
  expect(lost).toEqual([])
  expect(findings).toContainEqual({ ruleId: 'section-not-composed', src: 'f.md:7:1', values: {} })
  expect(pages.join('')).not.toContain('composed')
})
