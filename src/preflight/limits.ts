import type { Pt } from '../units.ts'

/** The numbers of a profile. Inks: 1 is 100 % of one plate. */
export type Limits = {
  bleed: Pt
  /** Between the trim and whatever is not cut. */
  safety: Pt
  /** Pages must have this trim. */
  trim?: { width: Pt; height: Pt }
  /** How many pages make a folded sheet. */
  pagesOfSheet?: number
  /** Black text below this size must overprint. */
  blackText: Pt
  /** Black lines thinner than this must overprint. */
  blackLine: Pt
  /** Text below this size must be of one ink. */
  smallText: Pt
  /** Lines thinner than this must be of one ink. */
  thinLine: Pt
  hairline: Pt
  /** Of one colour or pixel. */
  inkTotal: number
  /** On the average of a square of `inkPatch`. */
  inkAverage: number
  inkPatch: Pt
  /** How many spot colours the job has, besides those of `spots`. */
  spotColours: number
  /** Names of the spot colours that are ordered. */
  spots: readonly string[]
  /** Pictures in RGB with a profile are converted by the printer. */
  managedImages: boolean
  /** Pixels an inch: an error below the first, a warning below the second. */
  imagePpi: readonly [number, number]
  /** Of pictures of one bit. */
  lineArtPpi: readonly [number, number]
}
