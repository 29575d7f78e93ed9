import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { markMissing, reportMissing } from '../../src/fonts/missing.ts'
import type { Message } from '../../src/message.ts'
import type { Run } from '../../src/run.ts'

/** A font with everything but 甲 and private characters. */
const has = (codePoint: number) => codePoint !== 0x7532 && !(codePoint >= 0xe000 && codePoint <= 0xf8ff)

/** Marks that no font sets on these. */
const unset = new Set(['乙\u0308', '乙\u20e3'])

function treeOf(html: string): Root {
  return fromHtml(html, { fragment: true })
}

function report(...sections: string[]): Message[] {
  const messages: Message[] = []
  const run: Run = {
    signal: new AbortController().signal,
    report: (message) => messages.push(message),
    progress: () => undefined,
    cacheFolder: '',
  }
  reportMissing(
    run,
    sections.map((html, index) => ({ tree: treeOf(html), source: `m/0${index + 1}.md` })),
    { has, unset },
  )
  return messages
}

function mark(html: string): string {
  const tree = treeOf(html)
  markMissing(tree, { has, unset })
  return toHtml(tree)
}

test('each character once, where it stands first, with the number of times', () => {
  const [message, ...more] = report(
    '<p data-src="m/01.md:3:1">乙<em>甲</em></p><p data-src="m/01.md:5:1">甲</p>',
    '<p data-src="m/02.md:1:1">甲</p>',
  )
  expect(more).toEqual([])
  expect(message).toEqual({
    ruleId: 'glyph-missing',
    file: 'm/01.md',
    place: { line: 3, column: 1 },
    values: { code: 'U+7532', character: '甲', count: 3 },
  })
})

test('the nearest place counts; without one, the file', () => {
  expect(report('<ul data-src="m/01.md:1:1"><li data-src="m/01.md:2:1">甲</ul>')[0]?.place).toEqual({
    line: 2,
    column: 1,
  })
  expect(report('<p>甲')[0]).toMatchObject({ file: 'm/01.md' })
})

test('a radical is told with the character that was meant', () => {
  expect(report('<p data-src="m/01.md:7:1">⼀⼀</p>')).toMatchObject([
    {
      ruleId: 'radical-character',
      place: { line: 7, column: 1 },
      values: { code: 'U+2F00', count: 2, meant: '一', meantCode: 'U+4E00' },
    },
  ])
  // One that is nothing but a radical may be meant.
  expect(report('<p>⺮</p>')).toEqual([])
})

test('a missing character is shown by its code, the text around it stays', () => {
  expect(mark('<p>乙甲丙<b>甲</b></p>')).toBe(
    '<p>乙<span class="no-glyph">U+7532</span>丙<b><span class="no-glyph">U+7532</span></b></p>',
  )
})

test('in a drawing, as part of its text', () => {
  expect(mark('<svg><title>甲</title><text>甲</text></svg>')).toBe(
    '<svg><title>甲</title><text><tspan class="no-glyph">U+7532</tspan></text></svg>',
  )
})

test('KaTeX’s private characters are its own, its MathML is not printed', () => {
  const html =
    '<span class="katex"><span class="katex-mathml">甲</span><span class="katex-html">\ue020</span></span>'
  expect(report(html)).toEqual([])
  expect(mark(html)).toBe(html)
  expect(report('<p>\ue020</p>')).toHaveLength(1)
})

test('what tells how to show an emoji goes, what breaks and turns lines stays', () => {
  expect(mark('<p>❤\ufe0f👩\u200d🚀👍🏽\u200d字\ufeff葛\u{e0100}</p>')).toBe('<p>❤👩🚀👍🏽字葛</p>')
  const kept = '<p>字\u200b字\u00ad\u200eक्\u200dष\u2060</p>'
  expect(mark(kept)).toBe(kept)
  expect(report(kept)).toEqual([])
})

test('a key around a figure stands in an element that gives it room', () => {
  expect(mark('<p>按1\ufe0f\u20e3再按#\u20e3、甲')).toBe(
    '<p>按<span class="keycap">1\u20e3</span>再按<span class="keycap">#\u20e3</span>、<span class="no-glyph">U+7532</span></p>',
  )
  expect(mark('<p>第1章')).toBe('<p>第1章</p>')
})

test('a mark is missing with the letters that no font sets it on, and with no others', () => {
  expect(
    report('<p data-src="m/01.md:3:1">乙\u0308丙x\u0308', '<p data-src="m/02.md:1:1">乙\u0308</p>'),
  ).toEqual([
    {
      ruleId: 'glyph-missing',
      file: 'm/01.md',
      place: { line: 3, column: 1 },
      values: { code: 'U+0308', character: '乙\u0308', count: 2 },
    },
  ])
  expect(mark('<p>乙\u0308丙x\u0308，乙\ufe0f\u20e3 1\ufe0f\u20e3')).toBe(
    '<p>乙<span class="no-glyph">U+0308</span>丙x\u0308，乙<span class="no-glyph">U+20E3</span> <span class="keycap">1\u20e3</span></p>',
  )
})
