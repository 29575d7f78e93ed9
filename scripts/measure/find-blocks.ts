import type { Pt } from '../../src/units.ts'
import { type Block, type Kind, type Layout, type Line, sideOf } from './blocks.ts'
import { CLOSING, circledNumbers, isHan, OPENING } from './characters.ts'
import { mostCommon } from './most-common.ts'
import type { Bitmap, Box, Glyph, PaintedPage, Tag } from './pdf-pages.ts'

/** The glyphs of one element that is a block, before it is known where the type area is. */
export type Group = {
  page: number
  tags: Tag[]
  glyphs: Glyph[]
  ruby: Set<Glyph>
  annotations: Set<Glyph>
  /** What stands in an element of code. */
  code: Set<Glyph>
  bitmaps: Bitmap[]
  /** Pictures that stand in its lines. */
  pictures: Box[]
  /** What on the page stands in no element: formulas, above all. */
  untagged: Glyph[]
}

const blockRoles = new Set([
  'P',
  'TOCI',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'Caption',
  'TD',
  'TH',
  'Lbl',
  'Figure',
])

/** What stands in a line, also where no paragraph is around it. */
const inlineRoles = new Set(['Span', 'Link', 'Em', 'Strong', 'Code', 'Ruby', 'Reference', 'Quote', 'Formula'])

/**
 * The elements of a page that hold text, in reading order.
 *
 * Formulas are not in the tree: they go along with every group, for lines to take what stands in them.
 */
export function findGroups(page: PaintedPage, tree: Tag): Group[] {
  const byMark = groupBy(page.glyphs, ({ mark }) => mark)
  const bitmapsByMark = groupBy(page.bitmaps, ({ mark }) => mark)
  const groups: Group[] = []
  const known = new Map<Tag, Group>()
  const drawingsByMark = groupBy(page.drawings, ({ mark }) => mark)
  const visit = (tag: Tag) => {
    if (tag.role === 'Figure') addPicture(tag)
    for (const child of tag.children) {
      if ('role' in child) {
        visit(child)
        continue
      }
      tagged.add(child.mark)
      const glyphs = (byMark.get(child.mark) ?? []).filter(
        ({ text }) => text.trim() !== '' || text === ' ' || text === '\u3000',
      )
      const bitmaps = bitmapsByMark.get(child.mark) ?? []
      if (glyphs.length === 0 && bitmaps.length === 0) continue
      const path = pathOf(tag)
      const owner = ownerOf(path)
      const last = groups.at(-1)
      // A drawing in a line interrupts its paragraph, but does not end it.
      const group = known.get(owner) ?? (last && isSameLine(last, owner, glyphs) ? last : undefined)
      const target = group ?? newGroup(page.number, path.slice(0, path.indexOf(owner) + 1))
      if (!group) groups.push(target)
      known.set(owner, target)
      target.glyphs.push(...glyphs)
      target.bitmaps.push(...bitmaps)
      const roles = path.map(({ role }) => role)
      if (roles.includes('Ruby')) for (const glyph of glyphs) target.ruby.add(glyph)
      if (roles.includes('Code')) for (const glyph of glyphs) target.code.add(glyph)
      if (roles.includes('RT') || roles.includes('Rt'))
        for (const glyph of glyphs) target.annotations.add(glyph)
    }
  }
  /** A picture belongs to the lines of the paragraph that it stands in. */
  const addPicture = (figure: Tag) => {
    const path = pathOf(figure)
    const paragraph = path.find(({ role }) => role === 'P')
    if (!paragraph) return
    const marks = marksOf(figure)
    const boxes = marks.flatMap((mark) => [
      ...(drawingsByMark.get(mark) ?? []),
      ...(bitmapsByMark.get(mark) ?? []),
    ])
    if (boxes.length === 0) return
    const group = known.get(paragraph) ?? newGroup(page.number, path.slice(0, path.indexOf(paragraph) + 1))
    if (!known.has(paragraph)) groups.push(group)
    known.set(paragraph, group)
    group.pictures.push({
      left: Math.min(...boxes.map(({ left }) => left)),
      top: Math.min(...boxes.map(({ top }) => top)),
      right: Math.max(...boxes.map(({ right }) => right)),
      bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
    })
  }
  const tagged = new Set<number>()
  visit(tree)
  const untagged = page.glyphs.filter(({ mark, text }) => !tagged.has(mark) && text.trim() !== '')
  // The formula of one cell stands level with the text of the next.
  for (const group of groups)
    if (!group.tags.some(({ role }) => role === 'TD' || role === 'TH')) group.untagged = untagged
  return groups
}

function newGroup(page: number, tags: Tag[]): Group {
  const sets = { ruby: new Set<Glyph>(), annotations: new Set<Glyph>(), code: new Set<Glyph>() }
  return { page, tags, glyphs: [], ...sets, bitmaps: [], pictures: [], untagged: [] }
}

/** All marked contents below a tag. */
function marksOf(tag: Tag): number[] {
  return tag.children.flatMap((child) => ('role' in child ? marksOf(child) : [child.mark]))
}

/** From the root down to a tag. */
function pathOf(tag: Tag): Tag[] {
  const path: Tag[] = []
  for (let at: Tag | undefined = tag; at; at = at.parent) path.unshift(at)
  return path
}

/**
 * The element that a text is a block of: a paragraph, heading, cell, entry of the contents; else the list item, or a
 * block in it; else a piece of code; else the element itself.
 */
function ownerOf(path: Tag[]): Tag {
  const entry = path.find(({ role }) => role === 'TOCI')
  if (entry) return entry
  for (let at = path.length - 1; at >= 0; at--) {
    const tag = path[at]
    if (tag && blockRoles.has(tag.role)) return tag
    if (tag?.role === 'LI' || tag?.role === 'LBody') {
      const child = path[at + 1]
      // Not in Chromium's own tree, where each piece of an item's text is an element.
      const holdsText = tag.children.some((kid) => 'mark' in kid)
      return child && !(holdsText && inlineRoles.has(child.role)) ? child : tag
    }
  }
  const code = path.find(({ role }) => role === 'Code')
  const last = path.at(-1)
  if (!last) throw new Error('a text stands in no element')
  return code ?? last
}

/** Loose elements (a term and its mark, a word in another font) that go on where the one before ends. */
function isSameLine(group: Group, owner: Tag, [first]: Glyph[]): boolean {
  const last = group.glyphs.at(-1)
  const before = group.tags.at(-1)
  if (!last || !first || !before || isBlock(before) || isBlock(owner)) return false
  const gap = first.x - last.x - last.advance
  return Math.abs(first.y - last.y) < 1 && gap > -last.size && gap < last.size && first.size === last.size
}

function isBlock(tag: Tag): boolean {
  return (
    blockRoles.has(tag.role) ||
    tag.role === 'LBody' ||
    tag.parent?.role === 'LI' ||
    tag.parent?.role === 'LBody'
  )
}

/** A group with its lines, and what it is in the book. */
export function makeBlock(group: Group, layout: Layout): Block | undefined {
  const { page, tags, glyphs, ruby, annotations, bitmaps, pictures, untagged } = group
  if (glyphs.length === 0) return undefined
  const size = mainSize(glyphs)
  const roles = tags.map(({ role }) => role)
  const lines = findLines(glyphs, size, {
    ...{ annotations, ruby, untagged },
    pictures: [...bitmaps, ...pictures],
    pitch: layout.linePitch,
  })
  const kind = kindOf(group, roles, size, lines, layout)
  return { page, kind, roles, size, lines, ruby, all: glyphs, bitmaps }
}

/** The size of most Han characters, else of most characters. */
export function mainSize(glyphs: Glyph[]): Pt {
  const han = glyphs.filter(({ text }) => isHan(text))
  return mostCommon((han.length > 0 ? han : glyphs).map(({ size }) => round(size)))
}

export function round(length: Pt): Pt {
  return Math.round(length * 100) / 100
}

type Parts = Pick<Group, 'annotations' | 'ruby' | 'pictures' | 'untagged'> & { pitch: Pt }

/**
 * Lines by the baselines of what is in the main size. Smaller characters go with the line that they are nearest to, and
 * do not move it; ruby and the dots of emphasis are no part of it.
 */
export function findLines(
  glyphs: Glyph[],
  size: Pt,
  { annotations, ruby, pictures, untagged, pitch }: Parts,
): Line[] {
  const main = glyphs.filter((glyph) => isMain(glyph, size) && !annotations.has(glyph))
  const clusters: { y: Pt; members: Glyph[] }[] = []
  for (const glyph of [...main].sort((one, other) => one.y - other.y)) {
    const last = clusters.at(-1)
    if (last && glyph.y - last.y < size * 0.35) last.members.push(glyph)
    else clusters.push({ y: glyph.y, members: [glyph] })
  }
  const lines = clusters.map(({ members }) => ({
    y: mostCommon(members.map(({ y }) => Math.round(y * 1000) / 1000)),
    members,
    wide: [] as Glyph[],
  }))
  for (const glyph of glyphs) {
    if (isMain(glyph, size) && !annotations.has(glyph)) continue
    const nearest = closest(lines, glyph.y)
    if (!nearest || Math.abs(nearest.y - glyph.y) > pitch) continue
    if (annotations.has(glyph)) nearest.wide.push(glyph)
    else if (!isDot(glyph, size)) nearest.members.push(glyph)
  }
  for (const glyph of untagged) {
    const nearest = closest(lines, glyph.y)
    if (nearest && Math.abs(nearest.y - glyph.y) < pitch * 0.6) nearest.members.push(glyph)
  }
  return lines.flatMap(({ y, members, wide }) => {
    const sorted = members.sort((one, other) => one.x - other.x)
    const inked = trimSpaces(sorted)
    const first = inked[0]
    const last = inked.at(-1)
    if (!first || !last) return []
    const level = pictures.filter(({ top, bottom }) => top < y && bottom > y - size)
    const left = Math.min(first.x, ...wide.map(({ x }) => x), ...level.map((picture) => picture.left))
    const end = Math.max(...inked.map(({ x, advance }) => x + advance))
    const right = Math.max(
      end,
      ...wide.map(({ x, advance }) => x + advance),
      ...level.map((picture) => picture.right),
    )
    return [
      {
        y,
        glyphs: inked,
        left,
        right,
        looseStart: isLoose(first, ruby) || left < first.x,
        looseEnd: isLoose(last, ruby) || right > last.x + last.advance + 0.01,
      },
    ]
  })
}

function isMain({ size: own, font }: Glyph, size: Pt): boolean {
  return Math.abs(own - size) < 0.06 && !isMathFont(font)
}

export function isMathFont(font: string): boolean {
  return /KaTeX/.test(font)
}

/** The dots of 着重号 come as half-size bullets beside the line. */
function isDot({ text, size: own }: Glyph, size: Pt): boolean {
  return /^[•・●﹅]$/.test(text) && own < size * 0.75
}

function isLoose(glyph: Glyph, ruby: Set<Glyph>): boolean {
  return ruby.has(glyph) || isMathFont(glyph.font)
}

function trimSpaces(glyphs: Glyph[]): Glyph[] {
  const isInk = ({ text }: Glyph) => text.trim() !== ''
  const from = glyphs.findIndex(isInk)
  const to = glyphs.findLastIndex(isInk)
  return from < 0 ? [] : glyphs.slice(from, to + 1)
}

function closest<T extends { y: Pt }>(lines: T[], y: Pt): T | undefined {
  let best: T | undefined
  for (const line of lines) if (!best || Math.abs(line.y - y) < Math.abs(best.y - y)) best = line
  return best
}

const markers = new RegExp(
  `^(?:[•◦▪‣·–●○■□☐☑]|[0-9]+[.、)）]?|[a-zA-Z]+[.)]|（[0-9]+）|[${circledNumbers().join('')}])$`,
  'u',
)

function kindOf(
  { page, glyphs, code }: Group,
  roles: string[],
  size: Pt,
  lines: Line[],
  layout: Layout,
): Kind {
  const last = roles.at(-1) ?? ''
  const first = lines[0]
  if (!first) return 'formula'
  const within = glyphs.some(({ y }) => y > layout.top && y < layout.bottom + layout.fontSize * 0.5)
  // Running heads and folios are no paragraphs.
  if (!within && !/^(?:P|H[1-6])$/.test(last)) return 'furniture'
  if (last === 'TOCI') return 'contents'
  if (isBeside(page, lines, layout)) return 'other'
  if (roles.includes('TD') || roles.includes('TH')) return 'cell'
  if (last === 'Caption') return 'caption'
  if (roles.includes('Figure')) return 'figure'
  if (/^H[1-6]$/.test(last)) return 'heading'
  if (glyphs.every((glyph) => code.has(glyph) || glyph.text.trim() === '')) return 'code'
  if (isVertical(glyphs)) return 'vertical'
  const text = glyphs
    .map((glyph) => glyph.text)
    .join('')
    .trim()
  if (last !== 'P' && markers.test(text)) return 'marker'
  if (!glyphs.some((glyph) => !isMathFont(glyph.font))) return 'formula'
  if (isContentsEntry(page, glyphs, lines, layout)) return 'contents'
  const isBodySize = Math.abs(size - layout.fontSize) < 0.06
  // Lines that are set in by whole characters may have as much white on their right: one by chance, all in a box.
  if (isCentred(page, lines, layout) && !(isBodySize && isSetIn(page, lines, layout))) return 'other'
  if (isBodySize) return 'body'
  return size < layout.fontSize ? 'note' : 'other'
}

/** A note in the margin: no line of it reaches into the type area. */
function isBeside(page: number, lines: Line[], layout: Layout): boolean {
  const [left, right] = layout.edges[sideOf(page)]
  return lines.every((line) => line.right < left || line.left > right)
}

/** Most characters stand below the one before them. */
function isVertical(glyphs: Glyph[]): boolean {
  let below = 0
  for (const [index, glyph] of glyphs.entries()) {
    const before = glyphs[index - 1]
    if (before && Math.abs(glyph.x - before.x) < 1 && glyph.y - before.y > glyph.size * 0.8) below++
  }
  return glyphs.length > 2 && below > glyphs.length * 0.5
}

/** A number at the right edge, far from the text before it. */
function isContentsEntry(page: number, glyphs: Glyph[], lines: Line[], layout: Layout): boolean {
  const line = lines.at(-1)
  if (!line) return false
  const [, right] = layout.edges[sideOf(page)]
  const label = /[0-9ivxlcdm]+$/i.exec(line.glyphs.map(({ text }) => text).join(''))?.[0]
  if (label === undefined || Math.abs(line.right - right) > 1) return false
  const at = line.glyphs.length - label.length
  const start = line.glyphs[at]
  const before = line.glyphs[at - 1] ?? glyphs[0]
  return start !== undefined && before !== undefined && start.x - before.x - before.advance > start.size * 1.5
}

/** Every line has as much white on its left as on its right, and at least half a character. */
function isCentred(page: number, lines: Line[], layout: Layout): boolean {
  const [left, right] = layout.edges[sideOf(page)]
  return lines.every((line) => {
    const start = line.left - left
    const end = right - line.right
    const open = OPENING.has(line.glyphs[0]?.text ?? '')
    const close = CLOSING.has(line.glyphs.at(-1)?.text ?? '')
    const tolerance = open || close ? layout.fontSize * 0.6 : 0.5
    return start > layout.fontSize * 0.5 && Math.abs(start - end) < tolerance
  })
}

function isSetIn(page: number, lines: Line[], layout: Layout): boolean {
  const counts = lines.map((line) => {
    const opens = OPENING.has(line.glyphs[0]?.text ?? '')
    const count = (line.left - layout.edges[sideOf(page)][0]) / layout.fontSize
    // The white of a mark at a line's head is outside.
    return opens && !isWhole(count) ? count + 0.5 : count
  })
  return counts.every((count) => isWhole(count) && Math.abs(count - (counts[0] ?? 0)) < 0.02)
}

export function isWhole(count: number): boolean {
  return Math.abs(count - Math.round(count)) < 0.02
}

export function groupBy<T, Key>(list: T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>()
  for (const item of list) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
