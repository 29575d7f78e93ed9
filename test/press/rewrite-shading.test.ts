import { inflateSync } from 'node:zlib'
import { type PDFDict, PDFDocument, PDFName, PDFRawStream, PDFStream } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { readFunction } from '../../src/pdf/pdf-function.ts'
import { hexOf, type Inks } from '../../src/press/inks.ts'
import { PressError } from '../../src/press/press-error.ts'
import { rewriteMask } from '../../src/press/rewrite-mask.ts'
import { rewriteShading, type ShadingUse } from '../../src/press/rewrite-shading.ts'
import { type Spot, tintBetween } from '../../src/press/spot.ts'

/** Cyan for what is not red, magenta for what is not green …, no black. */
const inks: Inks = {
  of: (red, green, blue) => [1 - red, 1 - green, 1 - blue, 0],
  ofPixels: () => new Uint8Array(),
  tintOf: () => undefined,
  tintBetween: () => undefined,
  close: () => undefined,
}

const { context } = await PDFDocument.create()

/** Half transparent red that goes out, as Chromium calculates it: colours are multiplied with how much shows. */
const fading = `{pop
dup 0 le {pop .5 0 0 .5 0} if
dup dup 0 gt exch 1 le and {0 sub dup -.5 mul .5 add exch 0 exch 0 exch -.5 mul .5 add 0} if
0 gt {0 0 0 0} if
dup abs 0.00001 lt{ pop pop pop pop 0 0 0 }{ dup 3 1 roll div 4 1 roll dup 3 1 roll div 4 1 roll div 3 1 roll} ifelse
}`

function calculated(program: string, domain = [-1, 2, -1, 1]): PDFDict {
  const bytes = Buffer.from(program)
  const dict = context.obj({
    FunctionType: 4,
    Domain: domain,
    Range: [0, 1, 0, 1, 0, 1],
    Length: bytes.length,
  })
  return context.obj({
    ShadingType: 1,
    ColorSpace: 'DeviceRGB',
    Domain: domain,
    Function: context.register(PDFRawStream.of(dict, bytes)),
  })
}

/** Convert and read it back as preflight does. */
function rewritten(shading: PDFDict, use: ShadingUse = {}): (...at: number[]) => number[] {
  rewriteShading(shading, inks, new Map(), use)
  const read = readFunction(context, shading.get(PDFName.of('Function')))
  if (typeof read !== 'function') throw new Error(read.problem)
  return (...at) => read(at)
}

const close = (parts: number[]) => parts.map((part) => expect.closeTo(part, 1))

describe('gradients that a program calculates', () => {
  test('are the same colours in inks, as a table', () => {
    const shading = calculated(fading)
    const colour = rewritten(shading)
    expect(shading.get(PDFName.of('ColorSpace'))).toBe(PDFName.of('DeviceCMYK'))
    expect(colour(-0.5, 0)).toEqual(close([0, 1, 1, 0]))
    expect(colour(0.5, 0.7)).toEqual(close([0, 1, 1, 0]))
  })

  test('of a soft mask stay how much shows', () => {
    const shading = calculated('{pop dup 0 lt {pop 0} if dup 1 gt {pop 1} if dup dup}')
    const grey = rewritten(shading, { isMask: true })
    expect(shading.get(PDFName.of('ColorSpace'))).toBe(PDFName.of('DeviceGray'))
    for (const [x, value] of [
      [-0.5, 0],
      [0.25, 0.25],
      [0.75, 0.75],
      [1.5, 1],
    ] as const)
      expect(grey(x, 0)).toEqual([expect.closeTo(value, 1)])
  })

  test('go both ways where they do, as a mesh, and are as fine as they are large', () => {
    const turned = calculated('{dup 3 1 roll}', [0, 1, 0, 1])
    const ref = rewriteShading(turned, inks, new Map(), { matrix: [36, 0, 0, 18, 0, 0] })
    const mesh = context.lookup(ref, PDFStream)
    const entry = (key: string) => String(mesh.dict.get(PDFName.of(key)))
    expect([entry('ShadingType'), entry('ColorSpace'), entry('VerticesPerRow')]).toEqual([
      '5',
      '/DeviceCMYK',
      '150',
    ])
    expect(entry('Decode')).toBe('[ 0 1 0 1 0 1 0 1 0 1 0 1 ]')
    const vertices = inflateSync(mesh.getContents())
    expect(vertices.length).toBe(150 * 75 * 8)
    // Coordinates of two bytes each, then the inks.
    const at = (column: number, row: number) => {
      const vertex = vertices.subarray((row * 150 + column) * 8)
      const place = [vertex.readUInt16BE(0) / 0xffff, vertex.readUInt16BE(2) / 0xffff]
      return [...place, ...[4, 5, 6, 7].map((index) => (vertex[index] ?? 0) / 255)]
    }
    expect(at(0, 74)).toEqual(close([0, 1, 0, 1, 0, 0]))
    expect(at(149, 37)).toEqual(close([1, 0.5, 0.5, 0, 0.5, 0]))
    const line = calculated('{pop dup dup}', [0, 1, 0, 1])
    rewritten(line, { matrix: [720, 0, 0, 720, 0, 0] })
    const table = line.lookup(PDFName.of('Function'), PDFStream)
    expect(String(table.dict.get(PDFName.of('Size')))).toBe('[ 3000 ]')
    expect(String(line.get(PDFName.of('ShadingType')))).toBe('2')
    expect(String(line.get(PDFName.of('Coords')))).toBe('[ 0 0 1 0 ]')
  })

  test('go in circles where they do, as radial ones', () => {
    const round = calculated(
      '{dup mul exch dup mul add sqrt dup 0.5 gt {pop 1 1 1} {pop 1 0 0} ifelse}',
      [-3, 1, -4, 1],
    )
    const colour = rewritten(round)
    expect(String(round.get(PDFName.of('ShadingType')))).toBe('3')
    expect(String(round.get(PDFName.of('Coords')))).toBe('[ 0 0 0 0 0 5 ]')
    expect(String(round.get(PDFName.of('Domain')))).toBe('[ 0 5 ]')
    expect(colour(0.2)).toEqual(close([0, 1, 1, 0]))
    expect(colour(4.9)).toEqual(close([0, 0, 0, 0]))
  })

  test('what is no program is refused', () => {
    expect(() => rewritten(calculated('{ pop ] }'))).toThrow(PressError)
    expect(() => rewritten(calculated('{ pop dup dup }', [0, 1, 0, 1, 0, 1]))).toThrow(PressError)
  })
})

test('a function that two gradients share is converted for each', () => {
  const shared = context.register(
    context.obj({ FunctionType: 2, N: 1, Domain: [0, 1], C0: [1, 0, 0], C1: [1, 1, 1] }),
  )
  const shadingWith = () => context.obj({ ShadingType: 2, ColorSpace: 'DeviceRGB', Function: shared })
  expect(rewritten(shadingWith())(0)).toEqual([0, 1, 1, 0])
  expect(rewritten(shadingWith(), { isMask: true })(0)).toEqual([0.3])
  expect(rewritten(shadingWith())(1)).toEqual([0, 0, 0, 0])
})

describe('the content of soft masks', () => {
  const rewrite = (text: string) => Buffer.from(rewriteMask(Buffer.from(text))).toString()

  test('becomes grey', () => {
    expect(rewrite('q 1 0 0 rg 0 0 0 RG /X1 Do 1 1 1 rg Q')).toBe('q 0.3 g 0 G /X1 Do 1 g Q')
  })

  test('keeps its patterns, and refuses other spaces', () => {
    const content = '/Pattern cs /P1 scn 0 0 1 1 re f .5 g'
    expect(rewrite(content)).toBe(content)
    for (const other of ['0 0 0 1 k', '/CS0 cs', '.2 scn', 'BI /W 1 /H 1 ID x EI'])
      expect(() => rewrite(other)).toThrow(PressError)
  })
})

describe('half transparent gradients with a spot colour', () => {
  const red: Spot = {
    name: 'Red',
    alternate: [0, 1, 1, 0],
    tints: new Map([
      ['#c00000', 1],
      ['#ffd0d0', 0.2],
    ]),
    used: new Set(),
  }
  const space = context.register(context.obj(['Separation', 'Red', 'DeviceCMYK']))
  const spotInks: Inks = {
    ...inks,
    tintOf: (...colour) => red.tints.get(hexOf(colour)),
    tintBetween: (...colour) => tintBetween(red, colour),
  }
  /** From one colour to another, both half transparent, as Chromium calculates them. */
  const between = (from: number[], to: number[], [fromAlpha, toAlpha] = [0.5, 0.5]) => {
    const ends = [...from.map((part) => part * fromAlpha), fromAlpha]
    const ways = [...to.map((part) => part * toAlpha), toAlpha].map(
      (part, index) => part - (ends[index] ?? 0),
    )
    const parts = ways.map((way, index) => `dup ${way} mul ${ends[index]} add exch`)
    return calculated(`{pop dup 0 lt {pop 0} if dup 1 gt {pop 1} if
${parts.join(' ')} pop
dup abs 0.00001 lt{ pop pop pop pop 0 0 0 }{ dup 3 1 roll div 4 1 roll dup 3 1 roll div 4 1 roll div 3 1 roll} ifelse}`)
  }
  const tintsOf = (shading: PDFDict) => {
    rewriteShading(shading, spotInks, new Map(), { spot: space })
    const read = readFunction(context, shading.get(PDFName.of('Function')))
    if (typeof read !== 'function') throw new Error(read.problem)
    return [-0.5, 0.5, 1].map((x) => read([x, 0]))
  }
  const strong = [192 / 255, 0, 0]

  test('stay on its plate, between its tints and where they go out', () => {
    const fading = between(strong, strong, [0.8, 0])
    expect(tintsOf(fading)).toEqual([[1], [1], [1]])
    expect(fading.get(PDFName.of('ColorSpace'))).toBe(space)
    // Its digits are Chromium's own: where little shows, the colour is not exact.
    const rough = calculated(`{pop
dup 0 le {pop .3779 0 0 .502 0} if
dup dup 0 gt exch 1 le and {
0 sub dup -.37794697 mul .3779 add exch 0 exch 0 exch -.50196081 mul .502 add
0} if
0 gt {0 0 0 0} if
dup abs 0.00001 lt{ pop pop pop pop 0 0 0 }{ dup 3 1 roll div 4 1 roll dup 3 1 roll div 4 1 roll div 3 1 roll} ifelse
}`)
    expect(tintsOf(rough)).toEqual([[1], [1], [1]])
    const light = between(strong, [1, 208 / 255, 208 / 255])
    expect(tintsOf(light)).toEqual([close([1]), close([0.6]), close([0.2])])
    expect(tintsOf(between(strong, [1, 1, 1]))).toEqual([close([1]), close([0.5]), close([0])])
    expect([...red.used].sort()).toEqual(['#c00000', '#ffd0d0'])
  })

  test('are black where they are of other colours, too', () => {
    const mixed = between(strong, [0, 0, 0])
    rewriteShading(mixed, spotInks, new Map(), { spot: space })
    expect(mixed.get(PDFName.of('ColorSpace'))).toBe(PDFName.of('DeviceCMYK'))
  })
})
