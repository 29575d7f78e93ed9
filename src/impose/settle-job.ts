import { blockThickness, saddleLimits, suitableMethod } from '../binding.ts'
import type { Message } from '../message.ts'
import type { Paper } from '../papers.ts'
import type { Pt } from '../units.ts'
import { type FoldedPages, foldedPages } from './fold-schemes.ts'
import { ImposeError } from './impose-error.ts'
import { blockSize, type Gaps } from './lay-out-sheet.ts'
import type { Source } from './open-source.ts'
import type { BlanksPlace } from './place-blanks.ts'
import type { Plan, Sheet } from './plan.ts'
import { planCutAndStack, planNUp } from './plan-leaves.ts'
import { planSignatures } from './plan-signatures.ts'
import { MARGIN } from './sheet-marks.ts'
import {
  inMillimetres,
  laidFor,
  parseSheet,
  type SheetSize,
  sheetNames,
  shownSheet,
  smallestSheet,
} from './sheet-sizes.ts'
import { turnBacks } from './turn-backs.ts'
import type { SheetJob } from './write-sheets.ts'

export type Scheme = 'saddle' | 'perfect' | 'n-up' | 'cut-and-stack'

export type Duplex = 'short' | 'long' | 'separate'

/** What was asked for; what is left out is chosen. */
export type ImposeWishes = {
  scheme?: Scheme
  edge: 'left' | 'right'
  /** Pages of a signature, for perfect binding and sewing. */
  signature: number
  /** Pages of a sheet once it is folded. */
  folded?: FoldedPages
  last: 'short' | 'full'
  blanks: BlanksPlace
  creep: 'inward' | 'centred' | 'none'
  paper: Paper
  /** Pages beside and above each other (n-up, cut-and-stack), or sheets of 4 pages that are cut apart (saddle, perfect). */
  grid?: { columns: number; rows: number }
  /** Sheets that are cut at a time. */
  stack?: number
  sheet?: SheetSize
  duplex: Duplex
  sides: 'both' | 'one'
  /** Between pages that are cut apart. */
  gutter?: Pt
  /** White at the spine on each side, e.g. what is milled off. */
  spine?: Pt
  bleed?: Pt
  spineBleed: 'clip' | 'keep'
  marks: boolean
  /** `fit`: smaller where the pages are too large for the sheet. */
  scale: number | 'fit'
}

/** All that was decided. `notes` are for whoever asked: warnings and what was chosen in their place. */
export type ImposeJob = SheetJob & {
  scheme: Scheme
  folded: FoldedPages | undefined
  creepType: ImposeWishes['creep']
  isSheetChosen: boolean
  notes: Pick<Message, 'ruleId' | 'values'>[]
}

type Facts = Pick<Source, 'width' | 'height' | 'bleed'> & { pages: number }

const mm: Pt = 72 / 25.4

/** More is not looked at as bleed but as the margin of a page. */
const MOST_BLEED: Pt = 5 * mm

/** What perfect binding mills off each page at the spine. */
const MILLED: Pt = 3 * mm

/**
 * Heaviest paper, g/m², that still folds so often at right angles without creases: of the trade. A sheet of 4 pages is
 * folded once, of 32 four times.
 */
const heaviest: Record<FoldedPages, number> = { 4: 350, 8: 200, 16: 157, 32: 90 }

/** Glue does not hold a thinner spine. */
const THINNEST_GLUED: Pt = 2 * mm

/** @throws ImposeError where it can't be made so */
export function settleJob(facts: Facts, wishes: ImposeWishes): ImposeJob {
  const scheme = wishes.scheme ?? suitableScheme(facts, wishes)
  const notes = [...checkThickness(scheme, facts.pages, wishes)]
  const isFolded = scheme === 'saddle' || scheme === 'perfect'
  const bleedCut = wishes.bleed ?? Math.min(facts.bleed, MOST_BLEED)
  // With bleed on both sides there is a strip between two pages.
  const leafGap = scheme === 'n-up' ? 0 : 2 * bleedCut
  const spine = wishes.spine ?? (scheme === 'perfect' ? MILLED : 0)
  const gaps: Gaps = { cut: wishes.gutter ?? leafGap, spine: isFolded ? 2 * spine : 0 }
  const bleed = { cut: bleedCut, spine: wishes.spineBleed === 'keep' ? bleedCut : 0 }
  const base = { wishes, facts, gaps, bleedCut, scheme }
  const folded = isFolded ? settleFolded(base) : undefined
  const grid = settleGrid(base, folded)
  const fitted = fitSheet(base, grid)
  notes.push(...fitted.notes)
  const plan = makePlan(base, folded, grid)
  const isLandscape = fitted.size.width > fitted.size.height
  const isTurned = wishes.duplex !== 'separate' && wishes.duplex !== (isLandscape ? 'short' : 'long')
  const { size, page, scale, isSheetChosen } = fitted
  return {
    plan: isTurned ? turnBacks(plan) : plan,
    size,
    page,
    scale,
    gaps,
    bleed,
    marks: wishes.marks,
    gathered: scheme === 'perfect' ? plan.signatures.length : 0,
    duplex: wishes.duplex === 'separate' || wishes.sides === 'one' ? undefined : wishes.duplex,
    scheme,
    folded,
    creepType: isFolded ? wishes.creep : 'none',
    isSheetChosen,
    notes,
  }
}

type Base = { wishes: ImposeWishes; facts: Facts; gaps: Gaps; bleedCut: Pt; scheme: Scheme }

function suitableScheme({ pages }: Facts, { paper }: ImposeWishes): Scheme {
  return suitableMethod(pages, paper) === 'saddle' ? 'saddle' : 'perfect'
}

function* checkThickness(
  scheme: Scheme,
  pages: number,
  { paper }: ImposeWishes,
): Generator<Pick<Message, 'ruleId' | 'values'>> {
  const thickness = blockThickness(pages, paper)
  const values = {
    pages,
    sheets: Math.ceil(pages / 4),
    gsm: paper.gsm,
    thickness: inMillimetres(thickness),
    most: inMillimetres(scheme === 'saddle' ? saddleLimits.impossible : THINNEST_GLUED),
  }
  if (scheme === 'saddle' && thickness > saddleLimits.impossible)
    throw new ImposeError('impose-too-thick', values)
  if (scheme === 'saddle' && thickness > saddleLimits.gapes) yield { ruleId: 'impose-gapes', values }
  if (scheme === 'perfect' && thickness < THINNEST_GLUED - 0.01) yield { ruleId: 'impose-thin-spine', values }
}

function settleFolded(base: Base): FoldedPages {
  const { wishes, scheme, facts } = base
  const { signature, grid, paper, sheet } = wishes
  const fits = (folded: FoldedPages) => scheme === 'saddle' || signature % folded === 0
  const asked = wishes.folded ?? (grid || scheme === 'saddle' ? 4 : undefined)
  if (asked !== undefined) {
    if (!fits(asked) || (grid && asked !== 4))
      throw new ImposeError('impose-signature', { signature, folded: asked })
    const needed = scheme === 'saddle' ? Math.min(asked, facts.pages) : asked
    if (needed > 4 && paper.gsm > heaviest[asked])
      throw new ImposeError('impose-fold-too-thick', {
        folded: asked,
        gsm: paper.gsm,
        most: heaviest[asked],
      })
    return asked
  }
  const possible = foldedPages.filter((folded) => fits(folded) && paper.gsm <= heaviest[folded])
  const onSheet = possible.filter((folded) => {
    const { width, height } = blockOf(base, folds[folded])
    return sheet === undefined ? sheetFor(base, width, height) : laidFor(sheet, width, height)
  })
  // Too small a sheet even for 4 pages is told where the sheet is looked at.
  return onSheet.at(-1) ?? 4
}

type Grid = Pick<Sheet, 'columns' | 'rows' | 'folds'>

const folds: Record<FoldedPages, Grid> = {
  4: { columns: 2, rows: 1, folds: 'across' },
  8: { columns: 2, rows: 2, folds: 'across' },
  16: { columns: 4, rows: 2, folds: 'across' },
  32: { columns: 4, rows: 4, folds: 'across' },
}

function settleGrid(base: Base, folded: FoldedPages | undefined): Grid {
  const { wishes, facts, scheme } = base
  if (folded !== undefined) {
    const { grid, signature } = wishes
    if (grid) return { columns: 2 * grid.columns, rows: grid.rows, folds: 'pairs' }
    // A short book needs fewer folds.
    const pages = scheme === 'saddle' ? facts.pages : Math.min(facts.pages, signature)
    const fewer =
      wishes.last === 'short' || scheme === 'saddle' ? foldedPages.find((one) => one >= pages) : undefined
    return folds[fewer !== undefined && fewer < folded ? fewer : folded]
  }
  if (wishes.grid) return { ...wishes.grid, folds: 'none' }
  if (scheme === 'n-up') return { columns: 2, rows: 1, folds: 'none' }
  return { ...mostOn(base, wishes.sheet ?? sheetNamed('SRA3')), folds: 'none' }
}

function sheetNamed(name: string): SheetSize {
  const sheet = parseSheet(name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}

/** As many pages as a sheet holds, whichever way it lies; one where it holds none, which is told later. */
function mostOn({ facts, gaps, bleedCut }: Base, sheet: SheetSize): { columns: number; rows: number } {
  const along = (edge: Pt, page: Pt) =>
    Math.max(1, Math.floor((edge - 2 * bleedCut + gaps.cut + 0.5) / (page + gaps.cut)))
  const lying = (width: Pt, height: Pt) => ({
    columns: along(width, facts.width),
    rows: along(height, facts.height),
  })
  const ways = [lying(sheet.width, sheet.height), lying(sheet.height, sheet.width)] as const
  const count = ({ columns, rows }: { columns: number; rows: number }) => columns * rows
  return count(ways[1]) > count(ways[0]) ? ways[1] : ways[0]
}

function blockOf({ facts, gaps }: Base, grid: Grid, scale = 1): { width: Pt; height: Pt } {
  return blockSize(grid, { width: facts.width * scale, height: facts.height * scale }, gaps)
}

type Fitted = {
  size: SheetSize
  page: { width: Pt; height: Pt }
  scale: number
  isSheetChosen: boolean
  notes: ImposeJob['notes']
}

function fitSheet(base: Base, grid: Grid): Fitted {
  const { wishes, facts, bleedCut } = base
  const scale = wishes.scale === 'fit' ? fittingScale(base, grid) : wishes.scale
  const page = { width: facts.width * scale, height: facts.height * scale }
  const { width, height } = blockOf(base, grid, scale)
  if (!wishes.sheet) {
    const size = sheetFor(base, width, height)
    if (!size) throw tooSmall(base, width, height)
    return { size, page, scale, isSheetChosen: true, notes: [] }
  }
  const size =
    laidFor(wishes.sheet, width + 2 * bleedCut, height + 2 * bleedCut) ?? laidFor(wishes.sheet, width, height)
  if (!size) throw tooSmall(base, width, height)
  const room = Math.min(size.width - width, size.height - height) / 2
  const values = {
    sheet: shownSheet(size),
    room: inMillimetres(Math.max(0, room)),
    bleed: inMillimetres(bleedCut),
  }
  const notes: Fitted['notes'] = []
  if (room < bleedCut - 0.1) notes.push({ ruleId: 'impose-bleed-cut', values })
  else if (wishes.marks && room < bleedCut + MARGIN - 0.1)
    notes.push({ ruleId: 'impose-no-room-for-marks', values })
  return { size, page, scale, isSheetChosen: false, notes }
}

/** The smallest sheet with a name that has room for pages, bleed and marks. */
function sheetFor({ wishes, bleedCut }: Base, width: Pt, height: Pt): SheetSize | undefined {
  const around = 2 * (bleedCut + (wishes.marks ? MARGIN : 0))
  return smallestSheet(width + around, height + around, sheetNames)
}

function tooSmall(base: Base, width: Pt, height: Pt): ImposeError {
  const { wishes, facts } = base
  const fitting = sheetFor(base, width, height)
  return new ImposeError('impose-sheet-too-small', {
    sheet: wishes.sheet ? shownSheet(wishes.sheet) : shownSheet(sheetNamed('大度全开')),
    size: `${inMillimetres(width)} × ${inMillimetres(height)} mm`,
    page: `${inMillimetres(facts.width)} × ${inMillimetres(facts.height)} mm`,
    fitting: fitting ? shownSheet(fitting) : '–',
  })
}

/** As large as the sheet allows, never larger than the pages are. */
function fittingScale(base: Base, grid: Grid): number {
  const { sheet } = base.wishes
  if (!sheet) return 1
  const { width, height } = blockOf(base, grid)
  const white = blockSize(grid, { width: 0, height: 0 }, base.gaps)
  const within = (sheetWidth: Pt, sheetHeight: Pt) =>
    Math.min(
      (sheetWidth - white.width) / (width - white.width),
      (sheetHeight - white.height) / (height - white.height),
    )
  const scale = Math.min(1, Math.max(within(sheet.width, sheet.height), within(sheet.height, sheet.width)))
  // A few hundredths of a millimetre that A5 is wider than half of A4 are no reason to make letters smaller.
  return scale > 0.998 ? 1 : scale
}

function makePlan(base: Base, folded: FoldedPages | undefined, { columns, rows }: Grid): Plan {
  const { wishes, scheme, facts } = base
  const { edge, blanks, sides, stack, last, creep, paper, grid: gang, signature } = wishes
  const { pages } = facts
  if (folded === undefined) {
    const leaves = { pages, edge, columns, rows, sides, blanks }
    return scheme === 'n-up' ? planNUp(leaves) : planCutAndStack({ ...leaves, stack })
  }
  return planSignatures({
    pages,
    edge,
    signature: scheme === 'saddle' ? undefined : signature,
    folded,
    last,
    blanks,
    creep: creep === 'none' ? { type: 'none' } : { type: creep, caliper: paper.caliper },
    gang,
  })
}
