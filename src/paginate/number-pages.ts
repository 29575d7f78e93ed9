import type { Nodes, Root } from 'hast'
import type { BookConfig, FilledConfig, Page, Role, Section, Side } from '../book.ts'
import { escapeHtml } from '../escape-html.ts'

/** A section's finished pages, not yet numbered. */
export type UnnumberedSection = {
  section: Section
  pages: string[]
  /** `start` and `opening` of each page. */
  starts?: number[]
  openings?: string[]
}

/** Sections before the body: they have folios of their own. */
const frontRoles = new Set<Role>(['title', 'imprint', 'preface', 'contents'])

export function isFront(role: Role): boolean {
  return frontRoles.has(role)
}

/** Where in the book the next section goes. */
export type Position = { pages: number; inBody: boolean }

export const bookStart: Position = { pages: 0, inBody: false }

/** The side that a section opens on, and whether a blank page comes before it. */
export function openSection(
  config: BookConfig,
  { pages, inBody }: Position,
  role: Role,
): { side: Side; blank: boolean; opensBody: boolean } {
  const opensBody = !isFront(role) && !inBody
  // The imprint stands on the title page's back.
  const isRecto = opensBody || role === 'title' || (config.chapterStart === 'recto' && role !== 'imprint')
  const blank = isRecto && pages % 2 === 1
  return { side: sideOf(pages + (blank ? 1 : 0) + 1), blank, opensBody }
}

/** Page 1 is a recto. */
function sideOf(number: number): Side {
  return number % 2 === 1 ? 'recto' : 'verso'
}

/** Where the book goes on after a section of so many pages. */
export function afterSection(config: BookConfig, position: Position, role: Role, pages: number): Position {
  const { blank, opensBody } = openSection(config, position, role)
  return { pages: position.pages + (blank ? 1 : 0) + pages, inBody: position.inBody || opensBody }
}

/**
 * Put the sections one after the other: sides, folios, running heads, and blank pages where a section must open recto.
 *
 * The first page is a recto. The body always opens recto and is folioed from 1; what is before it is folioed in roman
 * numerals or not at all. Ruled pages for notes come last. Blank pages and the title page bear nothing, opening pages no running head.
 */
export function numberPages(
  config: FilledConfig,
  sections: UnnumberedSection[],
  dresser: Dresser = rememberingDresser(),
): Page[] {
  const pages: Page[] = []
  let count = 0
  let inBody = false
  for (const { section, pages: htmls, starts, openings } of sections) {
    const front = isFront(section.role)
    const { blank, opensBody } = openSection(config, { pages: pages.length, inBody }, section.role)
    if (blank) {
      count++
      pages.push(blankPage(section.id, pages.length + 1, inBody ? String(count) : roman(count)))
    }
    if (opensBody) {
      inBody = true
      count = 0
    }
    for (const [index, html] of htmls.entries()) {
      const number = pages.length + 1
      const side = sideOf(number)
      count++
      const label = inBody ? String(count) : roman(count)
      const kind = index === 0 ? 'opening' : 'normal'
      const shown =
        section.role !== 'title' &&
        section.role !== 'imprint' &&
        !(front && config.numbering.front === 'none')
      const title = dresser.shown(side === 'verso' ? config.title : section.title)
      const head = config.runningHeads && kind === 'normal' ? shortHead(title, config) : ''
      const folio = shown ? label : ''
      pages.push({
        number,
        folio,
        label,
        side,
        sectionId: section.id,
        kind,
        head,
        html: dresser.dress(
          html,
          side,
          head,
          folio,
          side === 'verso' ? config.isTitleFilled : section.isTitleFilled,
        ),
        start: starts?.[index],
        opening: openings?.[index],
      })
    }
  }
  const last = sections.at(-1)?.section.id
  if (last !== undefined)
    for (let index = notePagesAfter(pages.length, config); index > 0; index--) {
      const number = pages.length + 1
      const label = inBody ? String(++count) : roman(++count)
      const blank = blankPage(last, number, label)
      const { space } = config.notePages
      pages.push(
        space === 'blank' ? blank : { ...blank, html: notesHtml(sideOf(number), config.page, space) },
      )
    }
  return pages
}

/** How many pages for notes come after so many others. */
function notePagesAfter(pages: number, { notePages }: BookConfig): number {
  const fill: number = notePages.fill ?? 1
  return notePages.count + ((fill - ((pages + notePages.count) % fill)) % fill)
}

/**
 * A page of lines or squares to write in, in the type area: lines as far from each other as those of the text, squares as
 * wide as they are high. No text stands on it.
 */
function notesHtml(
  side: Side,
  { typeArea, margins }: BookConfig['page'],
  space: 'ruled' | 'squared',
): string {
  const { characters, fontSize, lines, linePitch } = typeArea
  const [width, height] = [characters * fontSize, lines * linePitch]
  const left = side === 'recto' ? margins.inner : margins.outer
  const squares = Math.floor((width - 0.5) / linePitch)
  const start = space === 'ruled' ? 0 : round((width - squares * linePitch) / 2)
  const end = round(width - start)
  const rules = Array.from({ length: lines }, (_, index) => {
    const y = (index + 1) * linePitch - 0.25
    return `<line x1="${start}" x2="${end}" y1="${y}" y2="${y}"></line>`
  })
  if (space === 'squared') {
    rules.unshift(`<line x1="${start}" x2="${end}" y1="0.25" y2="0.25"></line>`)
    for (let column = 0; column <= squares; column++) {
      const x = round(start + column * linePitch)
      rules.push(`<line x1="${x}" x2="${x}" y1="0.25" y2="${height - 0.25}"></line>`)
    }
  }
  return (
    `<div class="pagedjs_page ${sideClass(side)} pagedjs_blank_page"><div class="pagedjs_sheet">` +
    `<div class="pagedjs_pagebox"></div><svg class="note-lines" aria-hidden="true" viewBox="0 0 ${width} ${height}" ` +
    `style="left: ${left}pt; top: ${margins.top}pt; width: ${width}pt; height: ${height}pt">${rules.join('')}</svg></div></div>`
  )
}

function round(length: number): number {
  return Math.round(length * 100) / 100
}

export function blankPage(sectionId: string, number: number, label: string): Page {
  const side = sideOf(number)
  const html =
    `<div class="pagedjs_page ${sideClass(side)} pagedjs_blank_page"><div class="pagedjs_sheet">` +
    '<div class="pagedjs_pagebox"></div></div></div>'
  return { number, folio: '', label, side, sectionId, kind: 'blank', head: '', html }
}

function sideClass(side: Side): string {
  return side === 'recto' ? 'pagedjs_right_page' : 'pagedjs_left_page'
}

export type Dresser = {
  dress: typeof dress
  /** A title as it can be printed. */
  shown: (title: string) => string
}

/** Pages that are remembered, dressed and not. */
const MOST_DRESSED = 1000

/**
 * Dresses pages that come again with every row of a personalised run once; those that have not come for long are forgotten.
 *
 * `mark` shows by its code what no font has.
 */
export function rememberingDresser(mark: (tree: Root) => void = () => undefined): Dresser {
  const known = new Map<string, { how: string; dressed: string }>()
  const dressOnce: typeof dress = (html, side, head, folio, isFilled) => {
    const how = JSON.stringify([side, head, folio, isFilled])
    const found = known.get(html)
    const dressed = found?.how === how ? found.dressed : dress(html, side, head, folio, isFilled)
    known.delete(html)
    known.set(html, { how, dressed })
    if (known.size > MOST_DRESSED) {
      const [oldest] = known.keys()
      if (oldest !== undefined) known.delete(oldest)
    }
    return dressed
  }
  const shown = (title: string) => {
    const tree: Root = { type: 'root', children: [{ type: 'text', value: title }] }
    mark(tree)
    return textOf(tree)
  }
  return { dress: dressOnce, shown }
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** Give a finished page its side, running head and folio, as literal text. */
function dress(html: string, side: Side, head: string, folio: string, isFilled = false): string {
  const outer =
    (head ? `<div class="running-head${isFilled ? ' run-field' : ''}">${escapeHtml(head)}</div>` : '') +
    (folio ? `<div class="folio">${escapeHtml(folio)}</div>` : '')
  return html
    .replace(/^<div class="[^"]*"/, `<div class="pagedjs_page ${sideClass(side)}"`)
    .replace(/<div class="pagedjs_pagebox[^>]*>/, (box) => box + outer)
}

/**
 * A running head that is longer than the line ends in an ellipsis, so that it stays on its page.
 *
 * Widths are told by kind: a Han character is as wide as its size, no Latin one wider, most little more than half.
 */
function shortHead(title: string, config: BookConfig): string {
  // Heads are set one size smaller, 6/7, and a little spaced.
  const room = config.page.typeArea.characters * (7 / 6) * 0.92
  const characters = [...title.replace(/\s+/g, ' ').trim()]
  let width = 0
  /** How many characters leave room for the ellipsis. */
  let end = 0
  for (const character of characters) {
    width += /[MWmw@%&]/.test(character) ? 1 : /[\u0020-\u024f]/.test(character) ? 0.68 : 1.05
    if (width <= room - 1) end++
  }
  if (width <= room) return characters.join('')
  const kept = characters.slice(0, end).join('')
  // No comma and no opened bracket before the ellipsis.
  return `${kept.replace(/[\p{P}\s]+$/u, '')}…`
}

const romanParts: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** Lower-case roman numerals, from 1. */
export function roman(number: number): string {
  let rest = number
  let result = ''
  for (const [value, letters] of romanParts)
    while (rest >= value) {
      result += letters
      rest -= value
    }
  return result
}
