import { type BindingMethod, blockThickness, saddleLimits, suitableMethod } from '../binding.ts'
import type { BookConfig } from '../book.ts'
import type { Message } from '../message.ts'
import type { Paper } from '../papers.ts'
import type { Pt } from '../units.ts'
import { CoverError } from './cover-error.ts'

/** What decides the measures of a cover. */
export type CoverWishes = {
  /** Of the text, without the cover. */
  pages: number
  trim: { width: Pt; height: Pt }
  paper: Paper
  method: BindingMethod | undefined
  edge: 'left' | 'right'
  cover: BookConfig['cover']
}

/** One part of the spread; lengths from the left edge of the trimmed spread. */
export type Panel = { name: 'front' | 'back' | 'spine' | 'frontFlap' | 'backFlap'; left: Pt; width: Pt }

export type SettledCover = {
  /** From left to right as the outside is seen. */
  panels: Panel[]
  /** Of the trimmed spread. */
  width: Pt
  height: Pt
  method: BindingMethod
  isMethodChosen: boolean
  /** 0 where the cover is only folded. */
  spine: Pt
  spineBasis: 'measured' | 'computed'
  /** What the leaves are thick without their cover. */
  block: Pt
  hasSpineText: boolean
  notes: (Message & { key: string[] })[]
}

const mm = 72 / 25.4

/** Spines from 5 mm on bear text: GB/T 11668-1989. Below 3 mm no character of 5 pt has white at its sides. */
export const spineTextFrom: { common: Pt; least: Pt } = { common: 5 * mm, least: 3 * mm }

/** Glue holds no thinner book. */
const THINNEST_GLUED: Pt = 2 * mm

/** A flap ends so far before the spine at least. */
const BEFORE_SPINE: Pt = 10 * mm

/**
 * The measures of a cover.
 *
 * The spine of a glued or sewn book is the leaves and the cover on either side of them; the measured one goes before
 * that. A stitched booklet is folded around its back: no spine.
 *
 * @throws CoverError
 */
export function settleCover({ pages, trim, paper, method, edge, cover }: CoverWishes): SettledCover {
  const notes: SettledCover['notes'] = []
  const block = blockThickness(pages, paper)
  const settled = method ?? suitableMethod(pages, paper)
  const about = { pages, paper: paper.name.zh, sheets: Math.ceil(pages / 4) }
  if (settled === 'saddle' && block > saddleLimits.impossible)
    throw new CoverError(
      'cover-too-thick-to-stitch',
      { ...about, thickness: shown(block), most: shown(saddleLimits.impossible) },
      ['binding', 'method'],
    )
  const computed = settled === 'saddle' ? 0 : block + 2 * cover.paper.caliper
  const spine = settled === 'saddle' ? 0 : (cover.spine ?? computed)
  const isMeasured = settled !== 'saddle' && cover.spine !== undefined
  if (settled !== 'saddle' && spine < THINNEST_GLUED - 1e-6)
    notes.push({
      ruleId: 'cover-thin-spine',
      values: { ...about, thickness: shown(spine), least: shown(THINNEST_GLUED) },
      key: ['binding', 'method'],
    })
  if (isMeasured && Math.abs(spine - computed) > Math.max(0.2 * computed, 0.5 * mm))
    notes.push({
      ruleId: 'cover-spine-differs',
      values: { ...about, measured: shown(spine), computed: shown(computed) },
      key: ['cover', 'spine'],
    })
  const hasSpineText = wantsSpineText(cover.spineText, spine, notes)
  const flap = flapOf(cover, trim.width, settled, notes)
  const panels = panelsOf(trim.width, spine, flap, edge)
  return {
    panels,
    width: panels.reduce((sum, { width }) => sum + width, 0),
    height: trim.height,
    method: settled,
    isMethodChosen: method === undefined,
    spine,
    spineBasis: isMeasured ? 'measured' : 'computed',
    block,
    hasSpineText,
    notes,
  }
}

function wantsSpineText(
  asked: BookConfig['cover']['spineText'],
  spine: Pt,
  notes: SettledCover['notes'],
): boolean {
  const { common, least } = spineTextFrom
  const key = ['cover', 'spineText']
  const values = { spine: shown(spine), least: shown(least), common: shown(common) }
  if (asked === 'always' && spine < least) throw new CoverError('cover-spine-text-thin', values, key)
  if (asked === 'always' && spine < common) notes.push({ ruleId: 'cover-spine-text-narrow', values, key })
  return asked === 'always' || (asked === 'auto' && spine >= common)
}

function flapOf(
  { flaps }: BookConfig['cover'],
  page: Pt,
  method: BindingMethod,
  notes: SettledCover['notes'],
): Pt {
  if (!flaps) return 0
  const most = page - BEFORE_SPINE
  if (flaps.width > most)
    throw new CoverError(
      'cover-flap-wide',
      { width: shown(flaps.width), page: shown(page), most: shown(most) },
      ['cover', 'flaps', 'width'],
    )
  if (method === 'saddle') notes.push({ ruleId: 'cover-flaps-stitched', key: ['cover', 'flaps'] })
  return flaps.width
}

/** Bound on the left, the front is on the right of the spine. */
function panelsOf(page: Pt, spine: Pt, flap: Pt, edge: 'left' | 'right'): Panel[] {
  const parts: Omit<Panel, 'left'>[] = [
    { name: 'backFlap', width: flap },
    { name: 'back', width: page },
    { name: 'spine', width: spine },
    { name: 'front', width: page },
    { name: 'frontFlap', width: flap },
  ]
  const ordered = edge === 'left' ? parts : parts.reverse()
  const panels: Panel[] = []
  let left = 0
  for (const part of ordered) {
    if (part.width > 0) panels.push({ ...part, left })
    left += part.width
  }
  return panels
}

/** In millimetres. */
function shown(length: Pt): number {
  return Math.round((length / mm) * 10) / 10
}
