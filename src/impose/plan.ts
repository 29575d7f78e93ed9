import type { Pt } from '../units.ts'

/** Where one page stands on one side of a sheet. */
export type Place = {
  /** Counts from 1; left out where the page is blank. */
  page?: number
  /** Which page of its signature, from 1, blanks counted; left out where nothing is folded. */
  position?: number
  /** From the left, from 0, as the side lies before the reader. */
  column: number
  /** From the top, from 0. */
  row: number
  /** Head down. */
  turned: boolean
  /** Which of its sides is folded into the spine, as the sheet lies; left out where nothing is folded. */
  spine?: 'left' | 'right'
  /** How far it is moved to the right of its column because of the creep; negative to the left. */
  shift: Pt
}

export type Sheet = {
  /** Counts from 1. What is not folded is all signature 1. */
  signature: number
  /** Which sheet of its signature, from 0, the outermost first. */
  layer: number
  /** Of the grid that the places stand in; some of it may be empty. */
  columns: number
  rows: number
  /** `pairs`: every two columns are folded together, and cut from the next; `across`: the whole sheet is folded. */
  folds: 'none' | 'pairs' | 'across'
  front: Place[]
  /**
   * As one sees it after turning the sheet over like a leaf of a book: what is behind the first column of the front is
   * in the last one. Empty where one side is printed.
   */
  back: Place[]
}

export type Plan = {
  sheets: Sheet[]
  /** Blank pages that were added to those of the book. */
  blanks: number
  /** Pages of each signature, blanks included; empty where nothing is folded. */
  signatures: number[]
}
