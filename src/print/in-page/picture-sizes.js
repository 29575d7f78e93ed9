/**
 * How finely pictures are printed. Runs in the browser page that prints for a press.
 *
 * @typedef {{ page: number, src: string, file: string, ppi: number }} PictureFinding
 */

/** CSS pixels in an inch. */
const PER_INCH = 96

/**
 * @returns {PictureFinding[]} of every picture made of pixels: `page` counts from 0, `src` is the `file:line:column` of the
 *   Markdown or '', `file` its address in the book, `ppi` how many of its pixels an inch of paper has, where it has fewer
 */
export function pictureSizes() {
  return [...document.querySelectorAll('.pagedjs_page')].flatMap((page, number) =>
    [...page.querySelectorAll('img')].flatMap((image) => {
      const { naturalWidth, naturalHeight, offsetWidth, offsetHeight } = image
      if (!naturalWidth || !naturalHeight || !offsetWidth || !offsetHeight) return []
      const ppi = PER_INCH * Math.min(naturalWidth / offsetWidth, naturalHeight / offsetHeight)
      const src = image.closest('[data-src]')?.getAttribute('data-src') ?? ''
      return [{ page: number, src, file: image.getAttribute('src') ?? '', ppi }]
    }),
  )
}
