import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Bitmap, Box, Glyph, PaintedPage } from './pdf-pages.ts'

/**
 * The pages of a PDF as MuPDF paints them.
 *
 * `mutool trace` tells what `mutool draw -F stext` tells, and more: which of two subsets of a font a glyph is from,
 * which tag it stands in, and what is painted as a bitmap.
 *
 * @throws Error where mutool fails
 */
export async function readGlyphs(path: string): Promise<PaintedPage[]> {
  const child = spawn('mutool', ['trace', path], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (data: Buffer) => {
    complaints += data.toString()
  })
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
  const [pages, code] = await Promise.all([readTrace(createInterface({ input: child.stdout })), ended])
  if (code !== 0) throw new Error(`mutool cannot read ${path}: ${complaints.trim()}`)
  return pages
}

/**
 * Read what `mutool trace` prints, line by line.
 *
 *     <span font="AAAAAC+NotoSerifSC-Regular" wmode="0" bidi="0" trm="14 0 0 -14">
 *         <g unicode="有" glyph="603" x="345.72834" y="242" adv="1"/>
 */
export async function readTrace(lines: AsyncIterable<string>): Promise<PaintedPage[]> {
  const pages: PaintedPage[] = []
  /** The marked contents that are open, innermost last. */
  let open: number[] = []
  /** What is clipped to, innermost last. */
  let clips: Box[] = []
  /** The path that is being told. */
  let path: Path | undefined
  let page: PaintedPage | undefined
  let matrix: Matrix = identity
  let font = ''
  let fontSize = 0
  let slanted = false
  for await (const line of lines) {
    const name = /^\s*<(\/?\w+)/.exec(line)?.[1]
    if (name === 'page') {
      const [left = 0, top = 0, right = 0, bottom = 0] = numbers(line, 'mediabox')
      page = {
        number: Number(attribute(line, 'number')),
        width: right - left,
        height: bottom - top,
        glyphs: [],
        bitmaps: [],
        drawings: [],
        marks: [],
      }
      pages.push(page)
      open = []
      clips = []
    }
    if (!page || name === undefined) continue
    if (name === 'layer') {
      open.push(page.marks.length)
      page.marks.push(attribute(line, 'name'))
    } else if (name === 'end_layer') open.pop()
    else if (/^(?:fill|stroke|clip|clip_stroke)_path$/.test(name))
      path = { matrix: matrixOf(numbers(line, 'transform')), box: nothing }
    else if (path && /^(?:moveto|lineto|curveto\w?|quadto|rectto)$/.test(name))
      path.box = reaching(path.box, pointsOf(line), path.matrix)
    else if (path && name.endsWith('_path')) {
      const box = clips.reduce(common, path.box)
      if (name.startsWith('/clip')) clips.push(box)
      else if (box.left <= box.right && box.top <= box.bottom)
        page.drawings.push({ ...box, mark: open.at(-1) ?? -1 })
      path = undefined
    } else if (name.startsWith('clip_')) clips.push(everything)
    else if (name === 'pop_clip') clips.pop()
    else if (/^(?:fill|stroke|clip|ignore)_(?:text|stroke_text)$/.test(name))
      matrix = matrixOf(numbers(line, 'transform'))
    else if (name === 'span') {
      font = attribute(line, 'font')
      const [a = 0, b = 0, c = 0, d = 0] = numbers(line, 'trm')
      fontSize = Math.hypot(a, b)
      slanted = isSlanted([a, b], [c, d])
    } else if (name === 'g')
      page.glyphs.push(...glyphs(line, matrix, { font, fontSize, slanted, mark: open.at(-1) ?? -1 }))
    else if (name === 'fill_image' || name === 'fill_image_mask')
      page.bitmaps.push(bitmap(line, open.at(-1) ?? -1))
  }
  return pages
}

type Path = { matrix: Matrix; box: Box }

const nothing: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
const everything: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity }

function common(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  }
}

/** A box with more points in it. The handles of a curve count as points: a little too much is no harm here. */
function reaching(box: Box, points: [x: number, y: number][], [a, b, c, d, e, f]: Matrix): Box {
  const xs = points.map(([x, y]) => a * x + c * y + e)
  const ys = points.map(([x, y]) => b * x + d * y + f)
  return {
    left: Math.min(box.left, ...xs),
    top: Math.min(box.top, ...ys),
    right: Math.max(box.right, ...xs),
    bottom: Math.max(box.bottom, ...ys),
  }
}

/** `x="1" y="2"`, or `x1="1" y1="2" x2=…`. */
function pointsOf(line: string): [x: number, y: number][] {
  const found = [...line.matchAll(/\sx\d?="([^"]*)"\s+y\d?="([^"]*)"/g)]
  return found.map(([, x, y]) => [Number(x), Number(y)])
}

type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number]
const identity: Matrix = [1, 0, 0, 1, 0, 0]

function matrixOf(list: number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = list
  return [a, b, c, d, e, f]
}

/** None where the glyph stands for nothing: the parts of a ligature after the first have no width of their own. */
/** Whether the axes of characters are not at right angles. */
function isSlanted([a, b]: [number, number], [c, d]: [number, number]): boolean {
  return Math.abs(a * c + b * d) > 0.01 * Math.hypot(a, b) * Math.hypot(c, d)
}

type Span = { font: string; fontSize: number; slanted: boolean; mark: number }

function glyphs(line: string, [a, b, c, d, e, f]: Matrix, { font, fontSize, slanted, mark }: Span): Glyph[] {
  const text = decode(attribute(line, 'unicode'))
  if (text === '') return []
  const x = Number(attribute(line, 'x'))
  const y = Number(attribute(line, 'y'))
  const scale = Math.hypot(a, b)
  const size = fontSize * scale
  const advance = Number(attribute(line, 'adv')) * size
  return [{ text, x: a * x + c * y + e, y: b * x + d * y + f, size, advance, font, slanted, mark }]
}

/** The unit square, moved to where the picture is. */
function bitmap(line: string, mark: number): Bitmap {
  const [a, b, c, d, e, f] = matrixOf(numbers(line, 'transform'))
  const xs = [e, e + a, e + c, e + a + c]
  const ys = [f, f + b, f + d, f + b + d]
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
    pixels: [Number(attribute(line, 'width')), Number(attribute(line, 'height'))],
    mark,
  }
}

function attribute(line: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(line)?.[1] ?? ''
}

function numbers(line: string, name: string): number[] {
  return attribute(line, name).split(/\s+/).map(Number)
}

function decode(text: string): string {
  const code = /^&#x([0-9a-f]+);$/i.exec(text)?.[1]
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
  return { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'" }[text] ?? text
}
