/**
 * Draw what stands beside proper names and titles: a straight line under names (专名号), a wavy one under titles of books
 * (书名号). In vertical text they stand on the left.
 *
 * Drawn on finished pages, so that they follow the lines as they were broken, and as curves: a browser prints its own
 * wavy lines as bitmaps. Between neighbours there is a gap. Nothing of this takes room or adds a character.
 *
 * @param {Element[]} pages `.pagedjs_page` elements, in the document
 */
export function drawMarks(pages) {
  for (const page of pages) {
    const marked = [...page.querySelectorAll('.proper, .booktitle')]
    const chunk = page.querySelector('page-chunk')
    if (marked.length === 0 || !chunk) continue
    const origin = chunk.getBoundingClientRect()
    const paths = marked.flatMap((element) => pathsOf(element, origin))
    chunk.append(drawing(paths))
  }
}

/**
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Rect
 */

/**
 * @param {Element} element
 * @param {Rect} origin
 */
function pathsOf(element, origin) {
  const { fontSize, writingMode } = getComputedStyle(element)
  const size = Number.parseFloat(fontSize)
  const vertical = writingMode.startsWith('vertical')
  const wavy = element.classList.contains('booktitle')
  return partsOf(element, vertical).map((part) => {
    const gap = 0.07 * size
    const [from, to, beside] = vertical
      ? [part.top - origin.top + gap, part.bottom - origin.top - gap, part.left - origin.left - 0.1 * size]
      : [part.left - origin.left + gap, part.right - origin.left - gap, part.bottom - origin.top + 0.1 * size]
    const points = wavy ? wave(from, to, beside, size) : [`M${point(from, beside)}`, `L${point(to, beside)}`]
    return points.join('')

    /** @param {number} along @param {number} across */
    function point(along, across) {
      return vertical ? `${round(across)} ${round(along)}` : `${round(along)} ${round(across)}`
    }

    /** @param {number} start @param {number} end @param {number} middle @param {number} em */
    function wave(start, end, middle, em) {
      const arcs = Math.max(2, Math.round((end - start) / (0.22 * em)))
      const step = (end - start) / arcs
      const path = [`M${point(start, middle)}`]
      for (let arc = 0; arc < arcs; arc++) {
        const across = middle + (arc % 2 === 0 ? -0.14 : 0.14) * em
        path.push(`Q${point(start + (arc + 0.5) * step, across)} ${point(start + (arc + 1) * step, middle)}`)
      }
      return path
    }
  })
}

/**
 * The parts of an element in the lines that it runs over.
 *
 * @param {Element} element
 * @param {boolean} vertical
 * @returns {Rect[]}
 */
function partsOf(element, vertical) {
  /** @type {Rect[]} */
  const parts = []
  const range = document.createRange()
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('rt, .note-call, .cite')) continue
    range.selectNodeContents(node)
    for (const { left, top, right, bottom } of range.getClientRects()) {
      const last = parts.at(-1)
      const along = last && (vertical ? Math.abs(last.left - left) < 3 : Math.abs(last.bottom - bottom) < 3)
      if (last && along) {
        last.right = Math.max(last.right, right)
        last.left = Math.min(last.left, left)
        last.top = Math.min(last.top, top)
        last.bottom = Math.max(last.bottom, bottom)
      } else if (right > left && bottom > top) parts.push({ left, top, right, bottom })
    }
  }
  return parts
}

/** @param {string[]} paths */
function drawing(paths) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', 'text-marks')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', paths.join(''))
  svg.append(path)
  return svg
}

/** @param {number} length */
function round(length) {
  return Math.round(length * 100) / 100
}
