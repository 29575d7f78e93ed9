import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFontSize } from '../../src/config/font-sizes.ts'
import { layOutPage, SMALLEST_MARGIN } from '../../src/config/lay-out-page.ts'
import { parseTrim, trimNames } from '../../src/config/trim-sizes.ts'

const mm = (length: number) => (length * 72) / 25.4

describe('parseTrim', () => {
  it.each([
    ['A5', 148, 210],
    ['a5', 148, 210],
    ['大32开', 140, 203],
    ['大 32 开', 140, 203],
    ['148mm x 210mm', 148, 210],
    ['148 × 210 mm', 148, 210],
    ['14.8cm*21cm', 148, 210],
  ])('%s', (text, width, height) => {
    const trim = parseTrim(text)
    expect(trim?.width).toBeCloseTo(mm(width), 9)
    expect(trim?.height).toBeCloseTo(mm(height), 9)
  })
  it.each(['', 'A9', '148', '148 x 210', '10mm x 10mm', '1mm x 2mm x 3mm', '600mm x 210mm'])(
    'refuses %j',
    (text) => {
      expect(parseTrim(text)).toBeUndefined()
    },
  )
})

describe('parseFontSize', () => {
  it.each([
    ['五号', 10.5],
    ['小四号', 12],
    ['小四', 12],
    ['10.5pt', 10.5],
    ['14px', 10.5],
  ])('%s', (text, size) => expect(parseFontSize(text)).toBeCloseTo(size, 9))
  it.each(['九号', '10.5', 'toString'])('refuses %s', (text) => expect(parseFontSize(text)).toBeUndefined())
})

describe('layOutPage', () => {
  it.each([...trimNames, '100mm x 150mm', '60mm x 90mm', '300mm x 400mm'])(
    'has a good default for %s',
    (name) => {
      const trim = parseTrim(name)
      if (!trim) throw new Error(name)
      const page = layOutPage({ trim, typeArea: {}, margins: {} })
      if ('ruleId' in page) throw new Error(page.ruleId)
      const { typeArea, margins } = page
      // White on both sides together: a sixth of the edge at least, a third at most.
      const white = [
        (margins.inner + margins.outer) / trim.width,
        (margins.top + margins.bottom) / trim.height,
      ]
      for (const share of white) {
        expect(share).toBeGreaterThan(1 / 6)
        expect(share).toBeLessThan(1 / 3)
      }
      expect(margins.inner).toBeGreaterThan(margins.outer)
      expect(margins.top).toBeLessThan(margins.bottom)
      // Whole CSS pixels, which a browser does not round.
      expect(typeArea.fontSize % 0.75).toBe(0)
      expect(typeArea.linePitch % 0.75).toBe(0)
    },
  )

  it('gives up one line or character of slack to outer and bottom', () => {
    const trim = { width: mm(148), height: mm(210) }
    const margins = { inner: mm(25), outer: mm(20), top: mm(20), bottom: mm(20) }
    const page = layOutPage({ trim, typeArea: {}, margins })
    if ('ruleId' in page) throw new Error(page.ruleId)
    expect(page.typeArea).toMatchObject({ characters: 27, lines: 26 })
    expect(page.margins.inner).toBe(margins.inner)
    expect(page.margins.outer).toBeGreaterThanOrEqual(margins.outer)
  })

  it('takes another font size into the usual type area', () => {
    const page = layOutPage({
      trim: { width: mm(148), height: mm(210) },
      typeArea: { fontSize: 12 },
      margins: {},
    })
    if ('ruleId' in page) throw new Error(page.ruleId)
    expect(page.typeArea).toEqual({ characters: 24, lines: 23, fontSize: 12, linePitch: 20.25 })
  })

  it('always adds up to the trim, with 5 mm of white, or says why not', () => {
    const length = (least: number, most: number) =>
      fc.option(fc.double({ min: least, max: most, noNaN: true }), { nil: undefined })
    const count = fc.option(fc.integer({ min: 8, max: 80 }), { nil: undefined })
    fc.assert(
      fc.property(
        fc.record({
          trim: fc.record({
            width: fc.double({ min: mm(60), max: mm(500), noNaN: true }),
            height: fc.double({ min: mm(60), max: mm(500), noNaN: true }),
          }),
          typeArea: fc.record({
            characters: count,
            lines: count,
            fontSize: length(5, 42),
            linePitch: length(5, 84),
          }),
          margins: fc.record({
            top: length(SMALLEST_MARGIN, 300),
            bottom: length(SMALLEST_MARGIN, 300),
            inner: length(SMALLEST_MARGIN, 300),
            outer: length(SMALLEST_MARGIN, 300),
          }),
        }),
        (wishes) => {
          const page = layOutPage(wishes)
          if ('ruleId' in page) return
          const { trim, typeArea, margins } = page
          expect(margins.inner + typeArea.characters * typeArea.fontSize + margins.outer).toBeCloseTo(
            trim.width,
            6,
          )
          expect(margins.top + typeArea.lines * typeArea.linePitch + margins.bottom).toBeCloseTo(
            trim.height,
            6,
          )
          expect(Math.min(...Object.values(margins))).toBeGreaterThan(SMALLEST_MARGIN - 0.02)
          for (const side of ['top', 'bottom', 'inner', 'outer'] as const) {
            expect(margins[side]).toBeGreaterThan((wishes.margins[side] ?? 0) - 0.02)
          }
          for (const key of ['characters', 'lines', 'fontSize', 'linePitch'] as const) {
            if (wishes.typeArea[key] !== undefined) expect(typeArea[key]).toBe(wishes.typeArea[key])
          }
        },
      ),
    )
  })
})
