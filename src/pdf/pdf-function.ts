import { PDFArray, type PDFContext, type PDFObject, PDFStream } from '@cantoo/pdf-lib'
import { calculatorOf, readProgram } from './calculator-function.ts'
import { decodeStream } from './decode-stream.ts'
import { asDictionary, type Entries, entriesOf, itemsOf, resolve } from './objects.ts'

/** Numbers in, numbers out. */
export type PdfFunction = (inputs: readonly number[]) => number[]

/**
 * A function of ISO 32000-1, 7.10, or an array of functions of one output each.
 *
 * The reason where it cannot be read: an unknown type, missing entries.
 */
export function readFunction(
  context: PDFContext,
  object: PDFObject | undefined,
  depth = 0,
): PdfFunction | { problem: string } {
  const found = resolve(context, object)
  if (depth > DEEPEST) return { problem: 'functions inside each other without end' }
  if (found instanceof PDFArray)
    return joined(itemsOf(context, found).map((item) => readFunction(context, item, depth + 1)))
  const entries = entriesOf(context, asDictionary(found))
  const type = entries.number('FunctionType')
  const read = readers[type ?? -1]
  if (!read) return { problem: type === undefined ? 'no function' : `FunctionType ${type}` }
  const domain = entries.numbers('Domain')
  if (!domain || domain.length < 2) return { problem: `FunctionType ${type}, no Domain` }
  const inner = read(entries, domain, found, depth)
  if (typeof inner !== 'function') return inner
  const range = entries.numbers('Range')
  return (inputs) => clampAll(inner(clampAll([...inputs], domain)), range)
}

/** Stitching functions hold functions; nobody stitches more. */
const DEEPEST = 8

type Reader = (
  entries: Entries,
  domain: number[],
  object: PDFObject | undefined,
  depth: number,
) => PdfFunction | { problem: string }

const readers: Record<number, Reader> = {
  0: (entries, domain, object) => {
    const size = entries.numbers('Size')
    const range = entries.numbers('Range')
    const bits = entries.number('BitsPerSample') ?? 0
    if (!size || !range || !(object instanceof PDFStream) || ![1, 2, 4, 8, 16, 24, 32].includes(bits))
      return { problem: 'FunctionType 0, no samples' }
    const decoded = decodeStream(entries.context, object)
    const outputs = range.length / 2
    const count = size.reduce((product, number) => product * number, 1) * outputs
    if (decoded.left || decoded.problem || decoded.bytes.length * 8 < count * bits)
      return { problem: 'FunctionType 0, samples missing' }
    const encode = entries.numbers('Encode') ?? size.flatMap((number) => [0, number - 1])
    const decode = entries.numbers('Decode') ?? range
    const sampleAt = (places: readonly number[], output: number) => {
      const index = places.reduceRight((sum, place, axis) => sum * (size[axis] ?? 1) + place, 0)
      const sample = bitsAt(decoded.bytes, (index * outputs + output) * bits, bits) / (2 ** bits - 1)
      const [low = 0, high = 1] = decode.slice(2 * output)
      return low + sample * (high - low)
    }
    return (inputs) => {
      const places = size.map((number, axis) => {
        const [from = 0, to = 1] = domain.slice(2 * axis)
        const [first = 0, last = 0] = encode.slice(2 * axis)
        const at = first + (((inputs[axis] ?? 0) - from) * (last - first)) / (to - from || 1)
        return Math.min(number - 1, Math.max(0, at))
      })
      return Array.from({ length: outputs }, (_, output) => between(places, (at) => sampleAt(at, output)))
    }
  },
  2: (entries) => {
    const exponent = entries.number('N')
    if (exponent === undefined) return { problem: 'FunctionType 2, no N' }
    const from = entries.numbers('C0') ?? [0]
    const to = entries.numbers('C1') ?? [1]
    return ([input = 0]) =>
      from.map((value, index) => value + input ** exponent * ((to[index] ?? value) - value))
  },
  3: (entries, [low = 0, high = 1], _, depth) => {
    const bounds = entries.numbers('Bounds')
    const encode = entries.numbers('Encode')
    const parts = entries.items('Functions').map((item) => readFunction(entries.context, item, depth + 1))
    if (!bounds || !encode || parts.length !== bounds.length + 1)
      return { problem: 'FunctionType 3, parts missing' }
    const broken = parts.find((part) => typeof part !== 'function')
    if (broken && typeof broken !== 'function') return broken
    return ([input = 0]) => {
      const found = bounds.findIndex((bound) => input < bound)
      const index = found < 0 ? bounds.length : found
      const from = bounds[index - 1] ?? low
      const to = bounds[index] ?? high
      const [first = 0, last = 1] = encode.slice(2 * index)
      const part = parts[index]
      const at = first + ((input - from) * (last - first)) / (to - from || 1)
      return typeof part === 'function' ? part([at]) : []
    }
  },
  4: (entries, _, object) => {
    if (!(object instanceof PDFStream) || !entries.numbers('Range'))
      return { problem: 'FunctionType 4, no Range' }
    const program = readProgram(Buffer.from(decodeStream(entries.context, object).bytes).toString('latin1'))
    return program ? calculatorOf(program) : { problem: 'FunctionType 4, not readable' }
  },
}

/** Between the samples around a place: along each axis as far as it lies from one to the next. */
function between(places: readonly number[], sampleAt: (places: readonly number[]) => number): number {
  const axis = places.findIndex((place) => !Number.isInteger(place))
  // With many inputs the corners are too many: 2 to the power of their number.
  if (axis < 0 || places.length > MOST_BETWEEN) return sampleAt(places.map(Math.round))
  const place = places[axis] ?? 0
  const low = Math.floor(place)
  const [below, above] = [low, low + 1].map((at) => between(places.with(axis, at), sampleAt))
  return (below ?? 0) + ((above ?? 0) - (below ?? 0)) * (place - low)
}

const MOST_BETWEEN = 4

function joined(parts: (PdfFunction | { problem: string })[]): PdfFunction | { problem: string } {
  const functions: PdfFunction[] = []
  for (const part of parts) {
    if (typeof part !== 'function') return part
    functions.push(part)
  }
  if (functions.length === 0) return { problem: 'no function' }
  return (inputs) => functions.map((part) => part(inputs)[0] ?? 0)
}

/** `limits` are pairs of least and most. */
function clampAll(values: number[], limits: readonly number[] | undefined): number[] {
  if (!limits) return values
  return values.slice(0, limits.length / 2).map((value, index) => {
    const [low = 0, high = 1] = limits.slice(2 * index, 2 * index + 2)
    return Math.min(high, Math.max(low, value))
  })
}

/** An unsigned number of `width` bits, the first one `from` bits into the bytes. */
function bitsAt(bytes: Uint8Array, from: number, width: number): number {
  let value = 0
  for (let bit = from; bit < from + width; bit++)
    value = value * 2 + (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1)
  return value
}
