import { BAD, FORCED, KEEP, LONE, POOR } from './units.js'

/** @typedef {import('./units.js').Unit} Unit */
/** @typedef {import('./plan.js').PagePlan} PagePlan */

/**
 * Where a page begins: units and note lines that are still to be set, and the end of the notes called before it.
 *
 * @typedef {{ from: number, noteFrom: number, called: number }} Place
 */

/**
 * What a section is made of, and the room that a page gives it; heights in CSS pixels.
 *
 * @typedef {object} Flow
 * @property {Unit[]} units
 * @property {Unit[]} noteLines all notes of the section as one flow, in the order of their calls
 * @property {Map<string, { from: number, to: number }>} noteRanges a note's id → its lines
 * @property {number} line height of a body line
 * @property {number} noteGap height of the rule above the notes
 */

/**
 * A page that is filled: `next` is where the one after it begins; `cost` grows with what is empty and what is torn, `torn` with
 * what the break tears of the text alone; `isOpen` where text goes on overleaf of itself; `empty` lines at its foot are white then.
 *
 * @typedef {{ plan: PagePlan, next: Place, cost: number, torn: number, isOpen: boolean, empty: number }} FilledPage
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
 * Fill one page.
 *
 * It takes what fits; where the last place is a poor one to break, up to some lines stay empty for a better one. Notes
 * stand on the page of their call; a note that does not fit there goes on at the foot of the next page, with one line at
 * least on the first.
 *
 * @param {Flow} flow
 * @param {Place} place
 * @param {number} full height of the page
 * @param {number} given lines that the page leaves white for the one across
 * @returns {FilledPage}
 */
export function fillPage(flow, { from, noteFrom, called }, full, given = 0) {
  const { units, noteLines, noteRanges, line } = flow
  const height = full - given * line
  const start = units[from]
  const onlyNotes = start === undefined
  let end = onlyNotes ? noteLines.length : called
  /** @type {{ to: number, noteEnd: number, used: number, cost: number, torn: number } | undefined} */
  let best
  const top = start ? start.top : 0
  const repeat = start ? start.repeat : 0
  /** Where the last note begins that this page must begin: what is carried over, then what is called here. */
  let lastNoteStart = end > noteFrom ? noteFrom : undefined
  for (let index = from; index < units.length; index++) {
    const unit = units[index]
    if (index > from && unit.penalty === FORCED) break
    const text = unit.bottom - top + repeat
    if (text > height + 0.5) break
    for (const id of unit.notes) {
      const range = noteRanges.get(id)
      if (!range || range.to <= end) continue
      end = range.to
      lastNoteStart = range.from
    }
    const least = lastNoteStart === undefined ? end : Math.max(lastNoteStart, noteFrom) + 1
    const whole = text + notesHeight(flow, noteFrom, end) <= height + 0.5
    if (!whole && text + notesHeight(flow, noteFrom, Math.min(least, end)) > height + 0.5) {
      end = Math.max(called, best?.noteEnd ?? called)
      break
    }
    const next = units[index + 1]
    const used = text + notesHeight(flow, noteFrom, end)
    const empty = Math.max(0, height - used) / line
    const penalty = isEnd(next) ? 0 : worth(next?.penalty ?? 0)
    // A long note may be torn; of a short one, two lines on the next page look like a mistake.
    const tearing = end - Math.max(lastNoteStart ?? end, noteFrom) > 6 ? 1.5 : 10
    const cost = (isEnd(next) ? 0 : empty + given) + penalty + (whole ? 0 : tearing)
    if (best === undefined || cost <= best.cost)
      best = { to: index + 1, noteEnd: end, used: text, cost, torn: penalty }
    if (!whole) break
  }
  const overfull = best === undefined && !onlyNotes
  const to = best?.to ?? Math.min(from + 1, units.length)
  const noteEnd = best?.noteEnd ?? Math.max(end, overfull ? endOfNotes(flow, from) : 0)
  const used = best?.used ?? (start ? start.bottom - top : 0)
  let noteTo = noteFrom
  while (noteTo < noteEnd && used + notesHeight(flow, noteFrom, noteTo + 1) <= height + 0.5) noteTo++
  noteTo = withoutWidow(flow, noteFrom, noteTo)
  // A note line taller than a page can't wait for a better one.
  if (onlyNotes && noteTo === noteFrom) noteTo++
  return {
    plan: { from, to, noteFrom, noteTo, overfull: overfull && used > height + 0.5 },
    next: { from: to, noteFrom: noteTo, called: Math.max(called, noteEnd) },
    cost: best?.cost ?? 0,
    torn: best?.torn ?? 0,
    isOpen: !isEnd(units[to]),
    // Notes stand at the foot of the page, however much is white above them. Half a line is none: text stands on the grid.
    empty: noteTo > noteFrom ? 0 : Math.max(0, Math.floor((full - used) / line + 0.1)),
  }
}

/**
 * The last line of a note takes one along to the next page, where this page keeps two at least.
 *
 * @param {Flow} flow
 * @param {number} noteFrom
 * @param {number} noteTo
 */
function withoutWidow({ noteRanges }, noteFrom, noteTo) {
  for (const { from, to } of noteRanges.values())
    if (noteTo === to - 1 && noteTo - Math.max(from, noteFrom) > 2) return noteTo - 1
  return noteTo
}

/**
 * Whether the text ends before this unit, or its author broke the page there.
 *
 * @param {Unit | undefined} unit
 */
function isEnd(unit) {
  return unit === undefined || unit.penalty === FORCED
}

/**
 * @param {Flow} flow
 * @param {number} index
 */
function endOfNotes({ units, noteRanges }, index) {
  return Math.max(0, ...(units[index]?.notes ?? []).map((id) => noteRanges.get(id)?.to ?? 0))
}

/**
 * Room at the page's foot for note lines `start` to `end`, with the rule above them.
 *
 * @param {Flow} flow
 * @param {number} start
 * @param {number} end
 */
function notesHeight({ noteLines, noteGap }, start, end) {
  const first = noteLines[start]
  const last = noteLines[end - 1]
  return first && last && end > start ? last.bottom - first.top + noteGap : 0
}
