import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareSection } from '../../src/paginate/prepare-section.ts'
import { type Engine, startEngine } from './engine.ts'
import { readFixture, sectionOf } from './fixture-section.ts'

const text = '他到村里住了下来，白天下地，晚上串门，听大家讲自己的难处，一件一件记在本子上。'

/** Lines of 28 characters, where half of the bracket has no room: the page ends with one of them. */
const brackets = `${'下'.repeat(23)}，（甲）${`${'地'.repeat(25)}，（甲）`.repeat(40)}完`

/** Paragraphs that end with two marks, each at another place of its line. */
const quotations = Array.from({ length: 28 }, (_, index) => `${'他'.repeat(index + 14)}好。”`)

const fixtures = readdirSync(new URL('fixtures', import.meta.url)).map(readFixture)

let engine: Engine

beforeAll(async () => {
  engine = await startEngine([
    sectionOf(`<p>${text}${brackets}${quotations.join('')}</p>`),
    ...fixtures.map(({ section }) => section),
  ])
})
afterAll(() => engine?.close())

/** Only on pages: the composer cannot know. */
const SPOILT = 'page-chunk .composed { letter-spacing: 2px }'

test('where our lines do not fit a page, the browser breaks them, and the author is told', async () => {
  const session = await engine.openSession(await engine.launch(), SPOILT)
  const html = `<section>${`<p data-src="f.md:7:1">${text.repeat(3)}</p>`.repeat(20)}</section>`
  const { pages, lost, findings } = await session.paginate(html, engine.area)
  expect(lost).toEqual([])
  expect(findings).toContainEqual({ ruleId: 'section-not-composed', src: 'f.md:7:1', values: {} })
  expect(pages.join('')).not.toContain('composed')
})

test('lines of the browser end inside the type area, and nothing is set smaller for it', async () => {
  const session = await engine.openSession(await engine.launch(), SPOILT)
  const paragraphs = [brackets, ...quotations].map(
    (words, at) => `<p data-src="f.md:${at + 1}:1">${words}</p>`,
  )
  const { lost, findings } = await session.paginate(`<section>${paragraphs.join('')}</section>`, engine.area)
  expect(lost).toEqual([])
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['section-not-composed'])
})

test('of no fixture anything is lost where the browser breaks the lines', async () => {
  const running = await engine.launch()
  const usual = await engine.openSession(running, SPOILT)
  const faults: unknown[] = []
  let careful = 0
  for (const { name, section, css } of fixtures) {
    const session = css ? await engine.openSession(running, `${css}\n${SPOILT}`) : usual
    const html = prepareSection(section.tree, 'zh-Hans', () => '1')
    const { lost, findings } = await session.paginate(html, engine.area)
    if (lost.length > 0) faults.push([name, lost])
    if (findings.some(({ ruleId }) => ruleId === 'section-not-composed')) careful++
    if (css) await session.close()
  }
  expect(faults).toEqual([])
  // The others have no running text.
  expect(careful).toBeGreaterThan(fixtures.length * 0.8)
})
