import { type Pt, PX_PER_PT } from '../units.ts'

/**
 * How pages are printed that are cut: larger on all sides by `margin`, in CSS pixels, around the `trim` in points; what
 * stands nearer to the trim than `safe`, in CSS pixels, is told.
 */
export type Bleed = { margin: number; trim: { width: Pt; height: Pt }; safe: number }

/**
 * Room for a bleed in whole CSS pixels, so that everything falls on the same pixels as without; one more, as Chromium
 * rounds its page and clips what is beyond.
 */
export function bleedOf(trim: Bleed['trim'], bleed: Pt, safe: Pt): Bleed {
  return { trim, margin: bleed === 0 ? 0 : Math.ceil(bleed * PX_PER_PT) + 1, safe: safe * PX_PER_PT }
}

/**
 * Of pages without bleed, nothing; else a larger sheet with the page in its middle.
 *
 * Paged.js makes its pages as high as the paper, and clips them there.
 */
export function bleedCss({ margin, trim }: Bleed): string {
  if (margin === 0) return ''
  const px = (length: Pt, more = 0) => `${Math.round((length * PX_PER_PT + more) * 1000) / 1000}px`
  return `
@page { size: ${px(trim.width, 2 * margin)} ${px(trim.height, 2 * margin)}; }
.pagedjs_page.pagedjs_page, .pagedjs_page .pagedjs_sheet.pagedjs_sheet { height: ${px(trim.height)} !important; min-height: 0; max-height: none; }
.pagedjs_page { position: relative; left: ${margin}px; top: ${margin}px; overflow-clip-margin: ${margin}px; }
.pagedjs_page .pagedjs_sheet.pagedjs_sheet { overflow: visible; }
`
}
