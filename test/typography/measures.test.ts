import { expect, test } from 'vitest'
import type { Paragraph } from '../../scripts/measure/paragraphs.ts'
import { listOfFonts } from '../../scripts/measure/read-fonts.ts'
import { readTrace } from '../../scripts/measure/read-glyphs.ts'
import { composed } from '../../scripts/measure/rows/composed.ts'
import { tornFault } from '../../scripts/measure/rows/forbidden.ts'
import { sourceOfTrees } from '../../scripts/measure/source-text.ts'

test.each([
  ['多了50', '%，比前年', '50|% is torn'],
  ['卖￥', '50一担', '￥|50 is torn'],
  ['走了3.5', 'km的路', '3.5|km is torn from its unit'],
  ['共1,', '284人', '1,|284 is torn'],
  ['他说—', '—好', '—|— is split'],
  ['第3', '章', undefined],
  ['用Node', '写成', undefined],
  ['在2026', '年', undefined],
  ['见https://example.org/a/1', '2/b', undefined],
])('%s and %s on the next line: %s', (before, after, fault) => {
  expect(tornFault(before, after)).toBe(fault)
})

test('a glyph stands where its matrix puts it, in its marked content', async () => {
  const trace = `<page number="1" mediabox="0 0 400 600">
    <layer name="P"/>
    <fill_text transform=".75 0 0 .75 0 10">
      <span font="AAAAAB+Song" wmode="0" bidi="0" trm="14 0 0 -14">
        <g unicode="有" glyph="6" x="40" y="100" adv="1"/>
        <g unicode="&#x26;" glyph="7" x="54" y="100" adv=".5"/>
      </span>
    </fill_text>
    <end_layer/>
    <fill_image alpha="1" transform="30 0 -0 20 60 120" width="64" height="41"/>`
  async function* lines() {
    yield* trace.split('\n')
  }
  const [page] = await readTrace(lines())
  expect(page?.glyphs).toEqual([
    { text: '有', x: 30, y: 85, size: 10.5, advance: 10.5, font: 'AAAAAB+Song', slanted: false, mark: 0 },
    { text: '&', x: 40.5, y: 85, size: 10.5, advance: 5.25, font: 'AAAAAB+Song', slanted: false, mark: 0 },
  ])
  expect(page?.bitmaps).toEqual([{ left: 60, right: 90, top: 120, bottom: 140, pixels: [64, 41], mark: -1 }])
})

test('a drawing reaches as far as its paths, less what is clipped', async () => {
  const trace = `<page number="1" mediabox="0 0 400 600">
    <clip_path winding="nonzero" transform="1 0 0 1 0 0">
      <moveto x="20" y="10"/>
      <lineto x="80" y="60"/>
    </clip_path>
    <layer name="Figure"/>
    <stroke_path linewidth="1" transform="2 0 0 2 0 0">
      <moveto x="5" y="10"/>
      <curveto x1="20" y1="12" x2="30" y2="20" x3="45" y3="25"/>
      <closepath/>
    </stroke_path>
    <end_layer/>
    <pop_clip/>
    <fill_path winding="nonzero" transform="1 0 0 1 0 0">
      <moveto x="0" y="0"/>
      <lineto x="300" y="7"/>
    </fill_path>`
  async function* lines() {
    yield* trace.split('\n')
  }
  const [page] = await readTrace(lines())
  expect(page?.drawings).toEqual([
    { left: 20, top: 20, right: 80, bottom: 50, mark: 0 },
    { left: 0, top: 0, right: 300, bottom: 7, mark: -1 },
  ])
})

test('fonts are read from the columns of pdffonts', () => {
  const table = `name                                 type              encoding         emb sub uni object ID
------------------------------------ ----------------- ---------------- --- --- --- ---------
AAAAAA+NotoSerifSC-Bold              CID TrueType      Identity-H       yes yes yes      6  0
[none]                               Type 3            Custom           yes no  yes      4  0
Helvetica                            Type 1            WinAnsi          no  no  no       9  0
`
  expect(listOfFonts(table)).toEqual([
    { name: 'AAAAAA+NotoSerifSC-Bold', type: 'CID TrueType', embedded: true, hasUnicode: true },
    { name: '[none]', type: 'Type 3', embedded: true, hasUnicode: true },
    { name: 'Helvetica', type: 'Type 1', embedded: false, hasUnicode: false },
  ])
})

test('a paragraph of the manuscript is known by its Han characters, and where they break', () => {
  const text = (value: string) => ({ type: 'text' as const, value })
  const element = (tagName: string, properties: object, children: object[]) =>
    ({ type: 'element', tagName, properties, children }) as never
  const paragraph = element('p', { dataSrc: 'a.md:3:1' }, [
    text('一行，'),
    element('br', {}, []),
    element('ruby', {}, [text('二'), element('rt', {}, [text('耳')])]),
    element('sup', { className: ['note-call'] }, [text('1')]),
  ])
  const { blocks, text: all } = sourceOfTrees([element('section', {}, [paragraph])])
  const setIn = { left: 0, right: 0, first: [0, 2] }
  const found = { han: '一行二', breaks: [2], place: 'a.md:3:1', setIn, depth: '0 0' }
  expect(blocks).toEqual([found])
  expect(all).toBe('一行，二耳')
})

test('what a block stands in sets its lines in', () => {
  const text = (value: string) => ({ type: 'text' as const, value })
  const element = (tagName: string, className: string[], ...children: object[]) =>
    ({ type: 'element', tagName, properties: { className }, children }) as never
  const paragraph = (value: string) => element('p', [], text(value))
  const items = Array.from({ length: 100 }, () => element('li', [], text('项')))
  const tree = element(
    'section',
    [],
    paragraph('文'),
    element('blockquote', [], element('ul', [], element('li', [], text('甲'), paragraph('乙')))),
    element('div', ['part', 'part-alert'], paragraph('框'), element('blockquote', [], paragraph('引'))),
    element('div', ['part', 'part-case'], paragraph('案')),
    element('ul', [], element('li', ['task'], text('事'), element('ul', [], element('li', [], text('里'))))),
    element('dl', [], element('dd', [], text('义'))),
    element('ol', [], ...items),
    element('ul', ['part-index-list'], element('li', [], text('索'))),
  )
  const edges = (theme: string) => {
    const told = sourceOfTrees([tree], theme).blocks.map(
      ({ han, setIn }) => `${han} ${setIn ? `${setIn.left} ${setIn.right} ${setIn.first.join('/')}` : '?'}`,
    )
    return [...new Set(told)]
  }
  expect(edges('song')).toEqual([
    '文 0 0 0/2',
    '甲 4 2 0',
    '乙 4 2 0',
    '框 1 1 0/2',
    '引 3 3 0/2',
    '案 1 0 0/2',
    '事 3.25 0 0',
    '里 4 0 0',
    '义 2 0 0/2',
    '项 2.5 0 0',
    '索 ?',
  ])
  expect(edges('gongwen')).toContain('案 0 0 0/2')
  expect(edges('gongwen')).toContain('框 1 1 0/2')
})

test.each([
  [400, ['paragraph-not-composed', 'paragraph-not-composed', 'loose-line'], '2 of 400', true],
  [399, ['paragraph-not-composed', 'paragraph-not-composed'], '2 of 399', false],
  [400, ['section-not-composed'], '1 of 400', false],
])('of %s paragraphs, %j was told: %s', (count, ids, value, passed) => {
  const verdict = composed.judge({
    pages: [],
    layout: { fontSize: 10.5, linePitch: 18, edges: { recto: [0, 1], verso: [0, 1] }, top: 0, bottom: 1 },
    blocks: [],
    paragraphs: Array.from({ length: count }, () => ({ continued: false }) as Paragraph),
    fonts: [],
    texts: { poppler: [], MuPDF: [] },
    source: undefined,
    pictures: undefined,
    hanging: false,
    told: ids.map((ruleId) => {
      return {
        ruleId,
        severity: 'warning',
        file: '01.md',
        line: 3,
        column: 1,
        reason: '',
        fix: '',
        values: {},
      }
    }),
  })
  expect(verdict).toMatchObject({ value, passed })
  expect(verdict.faults.every(({ place }) => place === '01.md:3:1')).toBe(true)
})
