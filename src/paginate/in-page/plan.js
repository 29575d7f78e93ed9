import { BAD, FORCED, KEEP, LONE, POOR } from './units.js'

/** @typedef {import('./units.js').Unit} Unit */

/**
 * What one page takes: text units `from` to `to`, note lines `noteFrom` to `noteTo`; the ends are not included.
 *
 * @typedef {{ from: number, to: number, noteFrom: number, noteTo: number, overfull: boolean }} PagePlan
 */

/**
 * Empty lines at a page's foot that a better break is worth, by penalty.
 *
 * @param {number} penalty
 */
function worth(penalty) {
  if (penalty >= KEEP) return 1000
  if (penalty === LONE) return 20
  if (penalty === BAD) return 9
  if (penalty === POOR) return 3
  return 0
}

/**
 * Share a flow out to pages.
 *
 * Each page takes what fits; where the last place is a poor one to break, up to some lines stay empty for a better one.
 * Notes stand on the page of their call; a note that does not fit there goes on at the foot of the next page, with one
 * line at least on the first.
 *
 * @param {Unit[]} units
 * @param {Unit[]} noteLines all notes of the section as one flow, in the order of their calls
 * @param {Map<string, { from: number, to: number }>} noteRanges a note's id → its lines
 * @param {{ height: number, line: number, noteGap: number, shrink: number[] }} room heights in CSS pixels: of the type
 * area, of a body line, of the rule above the notes; `shrink` is taken from the height of the page of that index
 * @returns {PagePlan[]}
 */
export function planPages(units, noteLines, noteRanges, room) {
  /** @type {PagePlan[]} */
  const pages = []
  let from = 0
  let noteFrom = 0
  let called = 0
  while (from < units.length || noteFrom < noteLines.length) {
    const height = room.height - (room.shrink[pages.length] ?? 0)
    const page = fillPage(from, noteFrom, called)
    pages.push(page.plan)
    from = page.plan.to
    noteFrom = page.plan.noteTo
    called = Math.max(called, page.called)

    /**
     * @param {number} first
     * @param {number} noteStart
     * @param {number} calledBefore
     */
    function fillPage(first, noteStart, calledBefore) {
      const start = units[first]
      const onlyNotes = start === undefined
      let end = onlyNotes ? noteLines.length : calledBefore
      /** @type {{ to: number, noteEnd: number, used: number, cost: number } | undefined} */
      let best
      const top = start ? start.top : 0
      const repeat = start ? start.repeat : 0
      /** Where the last note begins that this page must begin: what is carried over, then what is called here. */
      let lastNoteStart = end > noteStart ? noteStart : undefined
      for (let index = first; index < units.length; index++) {
        const unit = units[index]
        if (index > first && unit.penalty === FORCED) break
        const text = unit.bottom - top + repeat
        if (text > height + 0.5) break
        for (const id of unit.notes) {
          const range = noteRanges.get(id)
          if (!range || range.to <= end) continue
          end = range.to
          lastNoteStart = range.from
        }
        const least = lastNoteStart === undefined ? end : Math.max(lastNoteStart, noteStart) + 1
        const whole = text + notesHeight(noteStart, end) <= height + 0.5
        if (!whole && text + notesHeight(noteStart, Math.min(least, end)) > height + 0.5) {
          end = Math.max(calledBefore, best?.noteEnd ?? calledBefore)
          break
        }
        const next = units[index + 1]
        const used = text + notesHeight(noteStart, end)
        const empty = Math.max(0, height - used) / room.line
        const penalty = next === undefined || next.penalty === FORCED ? 0 : worth(next.penalty)
        // A long note may be torn; of a short one, two lines on the next page look like a mistake.
        const tearing = end - Math.max(lastNoteStart ?? end, noteStart) > 6 ? 1.5 : 10
        const cost =
          (next === undefined || next.penalty === FORCED ? 0 : empty) + penalty + (whole ? 0 : tearing)
        if (best === undefined || cost <= best.cost) best = { to: index + 1, noteEnd: end, used: text, cost }
        if (!whole) break
      }
      const overfull = best === undefined && !onlyNotes
      const to = best?.to ?? Math.min(first + 1, units.length)
      const noteEnd = best?.noteEnd ?? Math.max(end, overfull ? endOfNotes(first) : 0)
      const used = best?.used ?? (start ? start.bottom - top : 0)
      let noteTo = noteStart
      while (noteTo < noteEnd && used + notesHeight(noteStart, noteTo + 1) <= height + 0.5) noteTo++
      // A note line taller than a page can't wait for a better one.
      if (onlyNotes && noteTo === noteStart) noteTo++
      return {
        plan: { from: first, to, noteFrom: noteStart, noteTo, overfull: overfull && used > height + 0.5 },
        called: noteEnd,
      }
    }

    /** @param {number} index */
    function endOfNotes(index) {
      return Math.max(0, ...(units[index]?.notes ?? []).map((id) => noteRanges.get(id)?.to ?? 0))
    }
  }
  return pages

  /**
   * Room at the page's foot for note lines `start` to `end`, with the rule above them.
   *
   * @param {number} start
   * @param {number} end
   */
  function notesHeight(start, end) {
    const first = noteLines[start]
    const last = noteLines[end - 1]
    return first && last && end > start ? last.bottom - first.top + room.noteGap : 0
  }
}
