import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningBrowser } from '../../src/browser/launch-browser.ts'
import { prepareSection } from '../../src/paginate/prepare-section.ts'
import type { SectionPages, Session } from '../../src/paginate/session.ts'
import { bookDocument } from '../../src/print/book-document.ts'
import { SERVED_ORIGIN, serveFiles } from '../../src/served-files.ts'
import { type Engine, startEngine, within } from './engine.ts'
import { type Fixture, readFixture } from './fixture-section.ts'
import { lawScript, type PageLaw } from './page-laws.ts'

type Expectation = {
  laws?: PageLaw[]
  /** Of our pages alone, where Paged.js gets other HTML. */
  ownLaws?: PageLaw[]
  /** Rules that the author is told of. */
  findings?: string[]
}

/** Each a folder of fixtures/: Paged.js 0.4.3 as it comes fails at it, with the same style sheet and the same proof. */
const waysOfLosing: Record<string, Expectation> = {
  'block-quotation-without-paragraphs': {},
  'clipped-line': {},
  'code-lines': { laws: ['code lines are all there, in order'], findings: ['code-wrapped'] },
  colspan: { laws: ['the head is repeated'] },
  'deep-nesting': { findings: ['nested-too-deep', 'nested-too-deep', 'nested-too-deep'] },
  definitions: {},
  flex: { laws: ['nothing stands side by side'] },
  float: {},
  'formula-taller-than-a-page': { findings: ['block-smaller'] },
  'formula-wider-than-the-line': {
    findings: [...Array<string>(7).fill('formula-smaller'), ...Array<string>(6).fill('loose-line')],
  },
  grid: { laws: ['nothing stands side by side'] },
  'heading-chain': { laws: ['no page ends with a heading'] },
  'heading-longer-than-a-page': { findings: ['block-smaller'] },
  'hidden-column': {},
  'hyphen-at-the-break': {},
  'inline-block': {},
  justification: { laws: ['whole paragraphs are not stretched', 'whole paragraphs are indented'] },
  'large-characters': {},
  'list-numbers': {},
  'long-table': { laws: ['the head is repeated'] },
  'long-word': {},
  'marked-text': {},
  'named-pages': {},
  'note-longer-than-a-page': { ownLaws: ['notes begin on the page of their call'] },
  'notes-in-a-table': { laws: ['the head is repeated'], ownLaws: ['notes begin on the page of their call'] },
  'padded-box': { laws: ['whole paragraphs are not stretched'] },
  'picture-at-the-indent': {},
  'picture-in-a-line': { findings: ['loose-line', 'loose-line', 'loose-line'] },
  'pictures-that-do-not-fit': {
    findings: ['picture-smaller', 'picture-smaller', 'picture-smaller', 'picture-smaller', 'picture-smaller'],
  },
  'pre-as-text': { laws: ['code keeps its indentation'] },
  rowspan: {},
  'rowspan-longer-than-a-page': { laws: ['columns keep their place'] },
  'rowspan-with-long-text': { laws: ['columns keep their place'] },
  'tall-row': { laws: ['the head is repeated'] },
  'two-tall-cells': {},
  'turned-table': {
    laws: ['tables have their heads, turned'],
    findings: ['table-smaller', 'table-smaller', 'table-turned'],
  },
  'wide-table': { findings: ['table-smaller', 'table-turned'] },
}

/** Paged.js as it comes happens to get these right; so must we. */
const alsoHolds: Record<string, Expectation> = {
  'long-notes': { ownLaws: ['notes begin on the page of their call'] },
  'block-in-one-piece': {},
  empty: { laws: ['one page'] },
  formulas: {},
  'fraction-of-a-line': {},
  'headings-alone': {},
  'marks-at-the-end': {},
  notes: { ownLaws: ['notes begin on the page of their call'] },
  'padded-item': {},
  'pictures-in-cells': {},
  quotations: { laws: ['whole paragraphs are not stretched'] },
  ruby: {},
  'ruby-brackets': {},
  'sixty-notes': { ownLaws: ['notes begin on the page of their call'] },
  'split-paragraph': {
    laws: [
      'some paragraph is split',
      'the last line of a split paragraph is flush',
      'a continued paragraph is not indented',
      'whole paragraphs are not stretched',
    ],
  },
  'tall-picture': { findings: ['picture-smaller'] },
  'text-in-a-div': {},
  verse: {},
}

let engine: Engine
let ours: { browser: RunningBrowser; session: Session }
let plain: RunningBrowser | undefined
const names = [...Object.keys(waysOfLosing), ...Object.keys(alsoHolds)]
const fixtures = new Map(names.map((name) => [name, readFixture(name)]))

beforeAll(async () => {
  engine = await startEngine([...fixtures.values()].flatMap((fixture) => [fixture.section, fixture.plain]))
  expect(engine.messages).toEqual([])
  const browser = await engine.launch()
  ours = { browser, session: await engine.openSession(browser) }
})
afterAll(() => engine?.close())

test('every fixture is used', () => {
  expect(readdirSync(new URL('fixtures', import.meta.url)).sort()).toEqual([...names].sort())
})

describe('ours', () => {
  test.each(Object.entries({ ...waysOfLosing, ...alsoHolds }))('%s', async (name, expectation) => {
    const fixture = fixtureOf(name)
    const session = fixture.css ? await engine.openSession(ours.browser, fixture.css) : ours.session
    const html = preparedHtml(fixture.section)
    const made = await session.paginate(html, engine.area)
    expect(made.lost).toEqual([])
    expect(markersOf(made.pages.join(''))).toEqual(markersOf(html))
    const laws = [...(expectation.laws ?? []), ...(expectation.ownLaws ?? [])]
    expect(await lawFaults(ours.browser, session, made, laws)).toEqual([])
    expect(made.findings.map(({ ruleId }) => ruleId)).toEqual(expectation.findings ?? [])
    for (const { src } of made.findings) expect(src).toMatch(/^f\.md:\d+:\d+$/)
    if (fixture.css) await session.close()
  })
})

describe('Paged.js as it comes fails', () => {
  test.each(Object.entries(waysOfLosing))('%s', async (name, { laws }) => {
    const fault = await plainFault(fixtureOf(name), laws)
    expect(fault).not.toBeUndefined()
  })
})

/** How Paged.js fails by itself; `undefined` where it does not. */
async function plainFault(fixture: Fixture, laws: PageLaw[] | undefined): Promise<string | undefined> {
  plain ??= await engine.launch()
  const session = await engine.openSession(plain, fixture.css)
  let made: SectionPages | 'hangs'
  try {
    made = await within(20_000, session.paginatePlainly(preparedHtml(fixture.plain)))
  } catch (error) {
    // What it threw in may not serve for the next one.
    await restart()
    return String(error)
  }
  if (made === 'hangs') {
    await restart()
    return made
  }
  const [lost] = made.lost
  const fault = lost ? JSON.stringify(lost) : (await lawFaults(plain, session, made, laws))[0]
  await session.close()
  return fault
}

async function restart(): Promise<void> {
  await plain?.close()
  plain = undefined
}

function fixtureOf(name: string): Fixture {
  const fixture = fixtures.get(name)
  if (!fixture) throw new Error(`no fixture ${name}`)
  return fixture
}

function preparedHtml(section: Fixture['section']): string {
  return prepareSection(section.tree, 'zh-Hans', () => '1')
}

/** Numbers and bullets of lists and notes, in order: those of notes apart, for they stand elsewhere. */
function markersOf(html: string): string[][] {
  return ['li-marker', 'note-number'].map((name) =>
    [...html.matchAll(new RegExp(`<span class="${name}"[^>]*>([^<]*)<`, 'g'))].map((match) => match[1] ?? ''),
  )
}

/** Lay the finished pages out as print does, and hold them against the laws. */
async function lawFaults(
  { browser }: RunningBrowser,
  session: Session,
  { pages }: SectionPages,
  laws: PageLaw[] = [],
): Promise<string[]> {
  if (laws.length === 0) return []
  const css = await session.css()
  const { html: empty } = bookDocument({ title: '书', language: 'zh-Hans', css, scale: 1 })
  const html = empty.replace(/<body>.*<\/body>/s, () => `<body>${pages.join('')}</body>`)
  const page = await browser.newPage()
  try {
    const document = { bytes: Buffer.from(html), mediaType: 'text/html; charset=utf-8' }
    await serveFiles(page, new Map([...engine.files, ['book.html', document]]))
    await page.goto(`${SERVED_ORIGIN}book.html`, { waitUntil: 'load' })
    await page.evaluate('document.fonts.ready.then(() => true)')
    return (await page.evaluate(lawScript(laws))) as string[]
  } finally {
    await page.close()
  }
}
