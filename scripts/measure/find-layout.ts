import type { Manuscript } from '../../src/book.ts'
import type { Pt } from '../../src/units.ts'
import { type Layout, type Line, type Side, sideOf } from './blocks.ts'
import { CLOSING, OPENING } from './characters.ts'
import { findLines, type Group, mainSize, round } from './find-blocks.ts'
import { mostCommon } from './most-common.ts'

/** The layout that book.yaml asks for. */
export function layoutOfBook({ config }: Manuscript): Layout {
  const { margins, typeArea } = config.page
  const { characters, lines, fontSize, linePitch } = typeArea
  const width = characters * fontSize
  return {
    fontSize,
    linePitch,
    edges: {
      recto: [margins.inner, margins.inner + width],
      verso: [margins.outer, margins.outer + width],
    },
    top: margins.top,
    bottom: margins.top + lines * linePitch,
  }
}

/**
 * The layout as the PDF itself tells it: the commonest size, edges and distance of lines in paragraphs.
 *
 * @throws Error where the PDF has no paragraph of two lines
 */
export function deriveLayout(groups: Group[]): Layout {
  const paragraphs = groups.filter(({ tags }) => {
    const roles = tags.map(({ role }) => role)
    return roles.at(-1) === 'P' && !roles.some((role) => /^(?:LI|BlockQuote|TD|TH)$/.test(role))
  })
  const fontSize = mainSize(paragraphs.flatMap(({ glyphs }) => glyphs))
  const rows: { side: Side; page: number; line: Line; first: boolean; last: boolean }[] = []
  const distances: Pt[] = []
  for (const group of paragraphs) {
    if (mainSize(group.glyphs) !== fontSize) continue
    const { page } = group
    const lines = findLines(group.glyphs, fontSize, { ...group, pitch: fontSize * 1.6 })
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1]
      if (before) distances.push(round(line.y - before.y))
      rows.push({ side: sideOf(page), page, line, first: index === 0, last: index === lines.length - 1 })
    }
  }
  if (distances.length === 0) throw new Error('the PDF has no paragraph of two lines: give --manuscript')
  const edgesOf = (side: Side): [Pt, Pt] | undefined => {
    const own = rows.filter((row) => row.side === side)
    const lefts = own.filter(({ line, first }) => !first && !OPENING.has(line.glyphs[0]?.text ?? ''))
    const rights = own.filter(({ line, last }) => !last && !CLOSING.has(line.glyphs.at(-1)?.text ?? ''))
    const left = mostCommon(lefts.map(({ line }) => round(line.left)))
    const right = mostCommon(rights.map(({ line }) => round(line.right)))
    return Number.isNaN(left) || Number.isNaN(right) ? undefined : [left, right]
  }
  const recto = edgesOf('recto')
  const verso = edgesOf('verso')
  const some = recto ?? verso
  if (!some) throw new Error('the PDF has no paragraph of two lines: give --manuscript')
  const ys = rows.map(({ line }) => line.y)
  return {
    fontSize,
    linePitch: mostCommon(distances),
    edges: { recto: recto ?? some, verso: verso ?? some },
    top: ys.reduce((least, y) => Math.min(least, y), Number.POSITIVE_INFINITY) - fontSize,
    bottom: ys.reduce((most, y) => Math.max(most, y), 0),
  }
}
