import { toHtml } from 'hast-util-to-html'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareSection } from '../../src/paginate/prepare-section.ts'
import type { Session } from '../../src/paginate/session.ts'
import { type Engine, startEngine } from './engine.ts'
import { expand, readFixture, sectionOf } from './fixture-section.ts'
import { spanningTables } from './spanning-tables.ts'

/** More lines than a page has. */
const LINES = 27

let engine: Engine
let session: Session

beforeAll(async () => {
  const sections = Object.values(spanningTables).map((table) => sectionBelow(LINES, table))
  engine = await startEngine([...sections, readFixture('turned-table').section])
  expect(engine.messages).toEqual([])
  session = await engine.openSession(await engine.launch())
})
afterAll(() => engine?.close())

test.each(Object.entries(spanningTables))(
  '%s: at every height of a page',
  async (_, table) => {
    for (let lines = 1; lines <= LINES; lines++) {
      const html = prepareSection(sectionBelow(lines, table).tree, 'zh-Hans', () => '1')
      const { lost, findings, pages } = await session.paginate(html, engine.area)
      expect({ lines, lost, findings }).toEqual({ lines, lost: [], findings: [] })
      // A picture stands once, at the first part of its row.
      const pictures = (text: string) => text.split('<svg class="picture').length - 1
      expect(pictures(pages.join(''))).toBe(pictures(html))
    }
  },
  60_000,
)

test('a table that is turned: at every height of a page', async () => {
  const { section } = readFixture('turned-table')
  const table = toHtml(section.tree)
  for (let lines = 1; lines <= LINES; lines++) {
    const html = prepareSection(sectionBelow(lines, table).tree, 'zh-Hans', () => '1')
    const { lost, findings } = await session.paginate(html, engine.area)
    expect({ lines, lost }).toEqual({ lines, lost: [] })
    expect(findings.map(({ ruleId }) => ruleId)).toContain('table-turned')
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('section-not-composed')
  }
}, 60_000)

/** The table after so many lines of text, and text after it: pages that are overfull show in what follows them. */
function sectionBelow(lines: number, table: string) {
  const line = '<p data-src="f.md:1:1">行%i%</p>'
  const after = '<p data-src="f.md:9:1">%text*4%</p>'
  return sectionOf(expand(`<repeat n="${lines}">${line}</repeat>${table}<repeat n="6">${after}</repeat>`))
}
