import { deflateSync } from 'node:zlib'
import { PDFArray, type PDFContext, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'
import { calculatorOf, type Program, readProgram } from '../pdf/calculator-function.ts'
import { PressError } from './press-error.ts'
import { unpackStream } from './unpack-stream.ts'

/** A function of places in colours of the screen, as many numbers as the Domain has pairs. */
export type Calculated = {
  domain: number[]
  /** Whether only the first number counts: what goes along a line. */
  isLinear: boolean
  /** Whether only the distance from the origin counts: what goes in circles. */
  isRound?: boolean
  of: (inputs: readonly number[]) => number[]
  /** How much shows there, 0 to 1. Colours are as exact as that: four digits were multiplied with it. */
  alphaOf: (inputs: readonly number[]) => number
}

/**
 * The PostScript calculator functions that Chromium writes for gradients with transparency, repeated or conic ones.
 *
 * @throws PressError where it is none
 */
export function readCalculated(stream: PDFRawStream): Calculated {
  const text = Buffer.from(unpackStream(stream)).toString('latin1')
  const program = readProgram(text)
  const domain = numbersOf(stream, 'Domain')
  if (!program || ![2, 4].includes(domain.length)) throw new PressError('press-gradient', { kind: '4' })
  const whole = calculatorOf(program)
  const of = (inputs: readonly number[]) => whole(inputs).map((part) => clamp(part, 0, 1))
  const before = beforeDivision(program)
  const multiplied = before && calculatorOf(before)
  const alphaOf = (inputs: readonly number[]) => multiplied?.(inputs)[3] ?? 1
  const isRound = domain.length === 4 && distance.every((word, index) => program[index] === word)
  return { domain, isLinear: domain.length === 2 || program[0] === 'pop', isRound, of, alphaOf }
}

/** How Chromium begins with the distance from the origin. */
const distance = 'dup mul exch dup mul add sqrt'.split(' ')

/** What shows less Chromium calls black: the colour means nothing. */
const LEAST = 0.00001

/**
 * Colours with transparency are calculated multiplied with how much shows, which is the fourth part; at last they are
 * divided by it. What comes before that: `… dup abs 0.00001 lt {pop pop pop pop 0 0 0} {…} ifelse`.
 */
function beforeDivision(program: Program): Program | undefined {
  const [dup, abs, least, lt, , , ifelse] = program.slice(-7)
  const isDivided = dup === 'dup' && abs === 'abs' && least === LEAST && lt === 'lt' && ifelse === 'ifelse'
  return isDivided ? program.slice(0, -7) : undefined
}

/**
 * The same colours after `convert`, as a table (ISO 32000-1, 7.10.2): what the press is to print can't be calculated by
 * a function of that kind. `counts` is how many values each number of the Domain has; between them readers interpolate.
 */
export function sampleFunction(
  context: PDFContext,
  calculated: Calculated,
  counts: readonly number[],
  convert: (parts: number[]) => readonly number[],
): PDFRawStream {
  const { domain } = calculated
  const samples: number[] = []
  let outputs = 0
  for (const parts of convertedAt(placesOf(domain, counts), calculated, convert)) {
    outputs = parts.length
    for (const part of parts) samples.push(Math.round(clamp(part, 0, 1) * 255))
  }
  const packed = deflateSync(Uint8Array.from(samples))
  const dict = context.obj({
    FunctionType: 0,
    Domain: domain,
    Range: Array.from({ length: 2 * outputs }, (_, index) => index % 2),
    Size: [...counts],
    BitsPerSample: 8,
    Filter: 'FlateDecode',
    Length: packed.length,
  })
  return PDFRawStream.of(dict, packed)
}

/** The colours of places after `convert`; what does not show goes on as what stands before it, for readers interpolate. */
export function* convertedAt(
  places: Iterable<number[]>,
  { of, alphaOf }: Calculated,
  convert: (parts: number[]) => readonly number[],
): Generator<readonly number[]> {
  const listed = [...places]
  const first = listed.find((at) => alphaOf(at) >= LEAST)
  let before = first && convert(of(first))
  for (const at of listed) {
    before = before && alphaOf(at) < LEAST ? before : convert(of(at))
    yield before
  }
}

/** Where a table has its values, row by row: the first number goes fastest (ISO 32000-1, 7.10.2). */
export function* placesOf(domain: readonly number[], counts: readonly number[]): Generator<number[]> {
  const all = counts.reduce((product, count) => product * count, 1)
  for (let index = 0; index < all; index++) {
    let rest = index
    yield counts.map((count, axis) => {
      const step = rest % count
      rest = Math.floor(rest / count)
      return place(domain, 2 * axis, step, count)
    })
  }
}

function place(domain: readonly number[], at: number, index: number, count: number): number {
  const [from = 0, to = 1] = domain.slice(at, at + 2)
  return count < 2 ? from : from + ((to - from) * index) / (count - 1)
}

function numbersOf({ dict }: PDFRawStream, key: string): number[] {
  const array = dict.lookup(PDFName.of(key))
  return array instanceof PDFArray
    ? array.asArray().map((part) => (part instanceof PDFNumber ? part.asNumber() : 0))
    : []
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
