/**
 * Notes in the outer margin: `aside.margin-note`, each called by an empty `.margin-call` in a line, whose id it names.
 *
 * They are no part of the column that is cut into pages. Each goes to the page of its call, beside its line or, where
 * another stands there, below that.
 */

/**
 * Take the notes out of a section that is laid out.
 *
 * @param {Element} section
 * @returns {Map<string, HTMLElement>} id of the call → note
 */
export function takeMarginNotes(section) {
  const notes = /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll('.margin-note'))
  return new Map(
    [...notes].map((note) => {
      note.remove()
      return [note.dataset.call ?? '', note]
    }),
  )
}

/**
 * Give a page the notes that are called on it.
 *
 * @param {Element} chunk
 * @param {Map<string, HTMLElement>} notes
 */
export function giveMarginNotes(chunk, notes) {
  const called = [...chunk.querySelectorAll('.margin-call')].flatMap((call) => notes.get(call.id) ?? [])
  if (called.length === 0) return
  const box = document.createElement('div')
  box.className = 'page-margin'
  box.append(...called.map((note) => note.cloneNode(true)))
  chunk.append(box)
}

/**
 * Put the notes of finished pages beside their lines.
 *
 * From the top down each is pushed below the one before; those that then reach below the type area are pushed up again.
 *
 * @param {Element[]} pages in the document
 * @param {number} line pitch of the body lines
 * @returns {string[]} ids of calls whose notes their page has no room for
 */
export function placeMarginNotes(pages, line) {
  /** @type {string[]} */
  const crowded = []
  for (const page of pages) {
    const chunk = page.querySelector('page-chunk')
    const notes = /** @type {HTMLElement[]} */ ([...page.querySelectorAll('.margin-note')])
    if (!chunk || notes.length === 0) continue
    const area = chunk.getBoundingClientRect()
    const most = Math.floor(area.height / line + 0.01)
    /** In lines of the grid. */
    const placed = notes.map((note) => {
      const call = page.querySelector(`[id="${note.dataset.call}"]`)
      const { top, bottom } = (call ?? chunk).getBoundingClientRect()
      const at = call ? Math.floor(((top + bottom) / 2 - area.top) / line) : 0
      return { note, at: Math.max(0, at), height: Math.round(note.getBoundingClientRect().height / line) }
    })
    let room = most
    const kept = placed.filter(({ note, height }) => {
      room -= height
      if (room < 0) crowded.push(note.dataset.call ?? '')
      return room >= 0
    })
    let free = 0
    for (const one of kept) {
      one.at = Math.max(one.at, free)
      free = one.at + one.height
    }
    let end = most
    for (const one of kept.toReversed()) {
      one.at = Math.min(one.at, end - one.height)
      end = one.at
    }
    for (const { note, at } of kept) note.style.top = `calc(${at} * var(--line))`
  }
  return crowded
}
