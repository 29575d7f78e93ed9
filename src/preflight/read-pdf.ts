import { PDFArray, PDFStream } from '@cantoo/pdf-lib'
import { decodeStream } from '../pdf/decode-stream.ts'
import { identity } from '../pdf/geometry.ts'
import { entriesOf, itemsOf } from '../pdf/objects.ts'
import { readContent } from '../pdf/read-content.ts'
import { ContentError } from '../pdf/scan-content.ts'
import type { PdfFile } from './open-pdf.ts'
import { colourOperators } from './operators/colour.ts'
import { graphicsStateOperators } from './operators/graphics-state.ts'
import { objectOperators } from './operators/objects.ts'
import { pathOperators } from './operators/path.ts'
import { textOperators } from './operators/text.ts'
import { visitAnnotations } from './read-annotations.ts'
import { readPages } from './read-pages.ts'
import type { PageReading, Reading } from './reading.ts'
import { damage, initialState, type Memory, type Operator, type Walk } from './walk.ts'

const operators: Record<string, Operator> = {
  ...graphicsStateOperators,
  ...colourOperators,
  ...pathOperators,
  ...textOperators,
  ...objectOperators,
  BX: (walk) => {
    walk.page.compatibilitySections++
  },
}

/** Operators that put nothing on paper and change nothing that rules ask for: ISO 32000-1, annex A. */
const silent = new Set(['j', 'J', 'M', 'd', 'ri', 'i', 'MP', 'DP', 'BMC', 'BDC', 'EMC', 'EX'])

/** 256 MB of content: a book of a thousand pages has 20. */
const MOST_CONTENT = 1 << 28

/** Forms in forms: nobody writes more. */
const DEEPEST = 24

/**
 * Read a whole file once: pages with what they inherit, and everything that they paint, forms, patterns, masks, Type 3
 * glyphs and annotations included, with the graphics state in which it is painted.
 *
 * Damage is among the result; nothing throws but the abort of `signal`.
 */
export async function readPdf(
  file: PdfFile,
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
): Promise<Reading> {
  const pages = readPages(file)
  const reading: Reading = {
    file,
    pages,
    marks: [],
    states: [],
    groups: [],
    objects: [],
    damages: [],
    unread: [],
  }
  for (const ref of file.invalidObjects)
    reading.damages.push({
      kind: 'object',
      place: `${ref.objectNumber} ${ref.generationNumber} R`,
      problem: 'no object',
    })
  const memory: Memory = {
    fonts: new Map(),
    told: new Set(),
    glyphsVisited: new Set(),
    active: new Set(),
    budget: MOST_CONTENT,
  }
  for (const page of pages) {
    signal.throwIfAborted()
    memory.told.clear()
    readPage(reading, page, memory)
    progress(page.number, pages.length)
    // Ctrl-C is heard between pages.
    if (page.number % 16 === 0) await new Promise((done) => setImmediate(done))
  }
  if (memory.budget <= 0) reading.unread.push(`content beyond ${MOST_CONTENT >> 20} MB`)
  return reading
}

function readPage(reading: Reading, page: PageReading, memory: Memory): void {
  const walk: Walk = {
    reading,
    page,
    memory,
    resources: page.resources,
    base: identity,
    place: '',
    depth: 0,
    state: { ...initialState, clip: page.boxes.MediaBox },
    stack: [],
    parts: [],
    clipping: false,
    textMatrix: identity,
    lineMatrix: identity,
    colourless: false,
    visit: (stream, inner) => visit(walk, stream, inner),
  }
  const group = page.entries.entries('Group')
  if (group.dictionary) reading.groups.push({ page: page.number, place: '', thing: group })
  const parts = contentStreams(page).map((stream) => decoded(walk, stream))
  walkThrough(walk, joined(parts))
  visitAnnotations(walk)
}

function contentStreams({ entries }: PageReading): PDFStream[] {
  const contents = entries.get('Contents')
  const parts = contents instanceof PDFArray ? itemsOf(entries.context, contents) : [contents]
  return parts.filter((part) => part instanceof PDFStream)
}

/** Streams of a page are one, with white space between them: ISO 32000-1, 7.8.2. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]))
}

function decoded(walk: Walk, stream: PDFStream): Uint8Array {
  const { bytes, left, problem } = decodeStream(walk.resources.context, stream)
  if (problem !== undefined) damage(walk, 'stream', problem)
  if (left === undefined) return bytes
  damage(walk, 'stream', `/Filter /${left}`)
  return new Uint8Array()
}

function visit(outer: Walk, stream: PDFStream, changed: Partial<Walk>): void {
  const { active } = outer.memory
  const place = changed.place ?? outer.place
  if (active.has(stream) || outer.depth >= DEEPEST) {
    damage({ ...outer, place }, 'content', 'a form that draws itself')
    return
  }
  const own = entriesOf(outer.resources.context, stream.dict).entries('Resources')
  const inner: Walk = {
    ...outer,
    // A form without resources takes those of its page: ISO 32000-1, 7.8.3.
    resources: own.dictionary ? own : outer.resources,
    depth: outer.depth + 1,
    stack: [],
    parts: [],
    clipping: false,
    textMatrix: identity,
    lineMatrix: identity,
    ...changed,
    visit: (next, then) => visit(inner, next, then),
  }
  active.add(stream)
  walkThrough(inner, decoded(inner, stream))
  active.delete(stream)
}

function walkThrough(walk: Walk, bytes: Uint8Array): void {
  if (walk.memory.budget <= 0) return
  walk.memory.budget -= bytes.length + COST_OF_STREAM
  let unknown: string | undefined
  try {
    for (const operation of readContent(bytes)) {
      for (const operand of operation.operands)
        if (operand.type === 'number' && Math.abs(operand.value) > walk.page.largestOperand)
          walk.page.largestOperand = Math.abs(operand.value)
      const { operator } = operation
      const perform = Object.hasOwn(operators, operator) ? operators[operator] : undefined
      if (perform) perform(walk, operation)
      else if (!silent.has(operator)) unknown ??= operator
    }
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    damage(walk, 'content', error.message)
  }
  if (unknown !== undefined) damage(walk, 'operator', unknown)
  if (walk.stack.length > 0) damage(walk, 'operator', 'q without Q')
}

/** Also an empty form takes time: so many bytes' worth. */
const COST_OF_STREAM = 1000
