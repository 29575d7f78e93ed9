/**
 * What holds on good pages besides the proof. Each is an expression for the browser page in which the finished pages
 * stand; it gives the faults that it finds, in words.
 */
export const pageLaws = {
  /** A part of a table has the head of the table above it. */
  'the head is repeated': `pages.flatMap((page, index) =>
    [...page.querySelectorAll('table')].filter((table) => table.tBodies.length > 0 && !table.tHead)
      .map(() => 'page ' + (index + 1) + ': a table without head'))`,

  /** Top to the left, one part a page, the caption above the first and `续表` above the others. */
  'tables have their heads, turned': `(() => {
    const sheets = [...document.querySelectorAll('.turned')]
    if (sheets.length < 2) return ['not turned over several pages']
    return sheets.flatMap((sheet, index) => {
      const [first, last] = ['thead', 'tbody'].map((name) => sheet.querySelector(name)?.getBoundingClientRect())
      const area = sheet.closest('.pagedjs_page_content').getBoundingClientRect()
      const caption = sheet.querySelector('figcaption, caption')?.textContent ?? ''
      const faults = []
      if (!first || !last || first.right > last.left + 1 || first.height < area.height / 2) faults.push('head not on the left')
      if (sheet.closest('.pagedjs_page').querySelectorAll('p, .turned').length !== 1) faults.push('not alone')
      if (!caption.startsWith(index === 0 ? '表' : '续表')) faults.push('captioned ' + caption)
      return faults.map((fault) => 'part ' + (index + 1) + ': ' + fault)
    })
  })()`,

  'notes begin on the page of their call': `(() => {
    const pageOf = (element) => pages.indexOf(element.closest('.pagedjs_page'))
    const calls = [...document.querySelectorAll('[data-note], .fn[data-note-call]')]
    if (calls.length === 0) return ['no calls']
    return calls.flatMap((call) => {
      const note = document.getElementById(call.dataset.note)
      return note && pageOf(note) === pageOf(call) ? [] : ['note ' + call.dataset.note + ' is elsewhere']
    })
  })()`,

  'the last line of a split paragraph is flush': `[...document.querySelectorAll('p[data-split-to]')].flatMap((p) => {
    const right = p.closest('.pagedjs_page_content').getBoundingClientRect().right
    return Math.abs(lines(p).at(-1).right - right) < 1 ? [] : ['ends at ' + lines(p).at(-1).right + ', not ' + right]
  })`,

  'a continued paragraph is not indented': `[...document.querySelectorAll('p[data-split-from]')].flatMap((p) => {
    const left = p.closest('.pagedjs_page_content').getBoundingClientRect().left
    return Math.abs(lines(p)[0].left - left) < 1 ? [] : ['begins at ' + lines(p)[0].left + ', not ' + left]
  })`,

  'some paragraph is split': `document.querySelector('p[data-split-to]') && document.querySelector('p[data-split-from]')
    ? [] : ['none']`,

  'whole paragraphs are not stretched': `[...document.querySelectorAll('p:not([data-split-to])')].flatMap((p) =>
    lastSteps(p).every((step) => step < 1.1) ? [] : [p.textContent.slice(0, 10) + ' is stretched'])`,

  'whole paragraphs are indented': `[...document.querySelectorAll('p.whole:not([data-split-from])')].flatMap((p) =>
    getComputedStyle(p).textIndent === '28px' ? [] : [p.textContent.slice(0, 10) + ' is not indented'])`,

  'no page ends with a heading': `pages.slice(0, -1).flatMap((page, index) => {
    const blocks = [...page.querySelectorAll('h1, h2, h3, h4, h5, h6, p')]
    return /^H/.test(blocks.at(-1)?.tagName) ? ['page ' + (index + 1) + ' ends with ' + blocks.at(-1).textContent] : []
  })`,

  'code lines are all there, in order': `(() => {
    const numbers = [...document.querySelectorAll('.line:not([data-split-from])')].map((line) => /line(\\d+)/.exec(line.textContent)?.[1])
    return numbers.join() === numbers.map((_, index) => index + 1).join() ? [] : [numbers.join()]
  })()`,

  'code keeps its indentation': `[...document.querySelectorAll('pre')].flatMap((pre) =>
    pre.textContent.split('\\n').filter((line) => /^const/.test(line)))`,

  'nothing stands side by side': `[...document.querySelectorAll('p')].flatMap((p) => {
    const area = p.closest('.pagedjs_page_content').getBoundingClientRect()
    return p.getBoundingClientRect().width > area.width * 0.9 ? [] : [p.textContent.slice(0, 10) + ' is narrow']
  })`,

  'columns keep their place': `[...document.querySelectorAll('td')].filter((cell) => /^第\\d+行/.test(cell.textContent))
    .flatMap((cell) => {
      const edge = cell.closest('table').getBoundingClientRect().right
      return cell.getBoundingClientRect().right > edge - 2 ? [] : [cell.textContent.slice(0, 8) + ' has moved']
    })`,

  'one page': `pages.length === 1 ? [] : [pages.length + ' pages']`,
} as const

export type PageLaw = keyof typeof pageLaws

/** The expressions of some laws as one script: the faults of all, each with the law's name. */
export function lawScript(laws: PageLaw[]): string {
  const entries = laws.map(
    (law) => `...(${pageLaws[law]}).map((fault) => ${JSON.stringify(law)} + ': ' + fault)`,
  )
  return `(() => {
    const pages = [...document.querySelectorAll('.pagedjs_page')]
    const lines = (element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return [...range.getClientRects()].filter((rect) => rect.width > 0)
    }
    /** From each of the last three characters to the next, in em: what is not on one line is not told. */
    const lastSteps = (element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const places = []
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (let at = 0; at < node.length; at++) if (/\\S/.test(node.data[at])) places.push([node, at])
      const em = parseFloat(getComputedStyle(element).fontSize)
      const range = document.createRange()
      const rects = places.slice(-4).map(([node, at]) => {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        return range.getBoundingClientRect()
      })
      return rects.slice(1).map((rect, index) => (rect.left - rects[index].left) / em).filter((step) => step > 0)
    }
    return [${entries.join(', ')}]
  })()`
}
