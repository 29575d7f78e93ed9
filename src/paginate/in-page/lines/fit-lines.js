import { FORCED } from './items.js'

/**
 * Items with their measures, in arrays of one length; lengths in any one unit.
 *
 * @typedef {object} Measures
 * @property {number[]} width of an item inside a line
 * @property {number[]} lead what is added to its width at the head of a line: less than 0 for a mark that loses its white
 * @property {number[]} trail the same at the end of a line
 * @property {number[]} shrink what it can give inside a line
 * @property {number[]} lastShrink the same of what ends a sentence, or opens after a mark: given where all else is not enough
 * @property {number[]} gap white after it, where it is not the last of its line
 * @property {number[]} gapShrink what that white can give
 * @property {number[]} gapStretch what it can take
 * @property {number[]} even how many times a line is spaced evenly after it: 0 where it is not
 * @property {number[]} letters of a word, between which a line may be spaced where nothing else is enough
 * @property {number[]} weight how much it counts against a last line that is too short: 1 for a character, 0 for a mark
 * @property {number[]} penalty of a break after it, FORCED where the line ends
 */

/**
 * A line of the items `from` to `to`, the end not included. `slack` is what is missing to the measure at the natural
 * widths, less than 0 where the line must be squeezed; `last` lines are not filled.
 *
 * @typedef {object} Line
 * @property {number} from
 * @property {number} to
 * @property {number} slack
 * @property {number} gapShrink sum of the line
 * @property {number} shrink
 * @property {number} lastShrink
 * @property {number} gapStretch
 * @property {number} even
 * @property {number} letters
 * @property {boolean} last
 * @property {boolean} trimmed whether its last item is set as at a line's end
 */

/** @typedef {{ first: number, rest: number, em: number }} Room widths of the first and of all other lines; an em */

/**
 * Divide items into the lines that are best as a whole.
 *
 * Every way to set the paragraph has a cost, the sum of its lines' `lineCost`; dynamic programming finds the least, as
 * in Knuth and Plass, “Breaking Paragraphs into Lines” (1981). Nothing where no way fits the measure.
 *
 * @param {Measures} measures
 * @param {Room} room
 * @returns {Line[] | undefined}
 */
export function fitLines(measures, room) {
  /** @type {Line[]} */
  const lines = []
  const count = measures.width.length
  const sums = sumUp(measures)
  let start = 0
  for (let end = 1; end <= count; end++) {
    if (end < count && measures.penalty[end - 1] !== FORCED) continue
    const found = fitPart(measures, sums, room, start, end)
    if (!found) return undefined
    lines.push(...found)
    start = end
  }
  return lines
}

/** What a last line of one character costs: more than any line that is not torn apart. */
const LONELY = 5000

/** Sums of widths are not more exact than this, in em. */
const ROUNDING = 0.002

/**
 * What a line costs at best: nothing where everything has its natural width.
 *
 * Squeezing costs less than stretching, stretching word spaces and the gaps between Han and Latin less than spacing all
 * characters (clreq 3.5.2 and 3.5.3): with 200 for these, books come out within 0.0005 em of the least mean gap that any
 * lines have. The ends of sentences are squeezed last (clreq 3.5.3, g), and rather than to space out a line by more than
 * a hundredth of an em. Infinity where the line is too long whatever is squeezed.
 *
 * @param {Pick<Line, 'slack' | 'gapShrink' | 'shrink' | 'lastShrink' | 'gapStretch' | 'even' | 'letters'>} line
 * @param {number} em
 */
export function lineCost(line, em) {
  const { slack } = line
  if (slack < 0) {
    if (slack > -ROUNDING * em) return 0
    const room = line.gapShrink + line.shrink
    const over = -slack - room
    if (over > line.lastShrink + ROUNDING * em) return Number.POSITIVE_INFINITY
    const squeezed = -slack / em
    const ratio = over > 0 ? 1 : -slack / room
    // Many marks without any white look denser than one.
    const cost = 0.3 * squeezed + (1 + 1.5 * squeezed) * ratio * ratio
    return over > ROUNDING * em ? cost + STOPS_SQUEEZED * (1 + Math.min(1, over / line.lastShrink)) : cost
  }
  const rest = slack - line.gapStretch
  if (rest <= 0) {
    if (slack === 0) return 0
    const ratio = slack / line.gapStretch
    return ratio * ratio
  }
  const each = spacing(line, em) / em
  const letters = isTracked(line, em) ? LETTERS_SPACED : 0
  return (line.gapStretch > 0 ? 1 : 0) + letters + 200 * each + 3000 * each * each
}

/** What it costs to squeeze the ends of sentences, at the least. */
const STOPS_SQUEEZED = 1

/** What it costs to space the letters of words. */
const LETTERS_SPACED = 15

/**
 * White between two characters that is added without touching words, in em. Readers of the PDF find spaces where there is
 * a tenth of an em.
 */
const MOST_SPACING = 0.09

/**
 * Whether a line has so little besides words that their letters are spaced, too.
 *
 * @param {Pick<Line, 'slack' | 'gapStretch' | 'even' | 'letters'>} line
 * @param {number} em
 */
export function isTracked({ slack, gapStretch, even, letters }, em) {
  return letters > 0 && slack - gapStretch > Math.max(even * MOST_SPACING, 2 * ROUNDING) * em
}

/**
 * White added between every two characters of a stretched line, after its spaces and gaps took what they can.
 *
 * @param {Pick<Line, 'slack' | 'gapStretch' | 'even' | 'letters'>} line
 * @param {number} em
 */
export function spacing(line, em) {
  const rest = Math.max(0, line.slack - line.gapStretch)
  return rest / Math.max(line.even + (isTracked(line, em) ? line.letters : 0), 0.5)
}

/** @typedef {{ width: Float64Array, shrink: Float64Array, lastShrink: Float64Array, gapShrink: Float64Array, gapStretch: Float64Array, even: Float64Array, letters: Float64Array, weight: Float64Array }} Sums */

/** Sums of all items, and of the white after them, before an index. @param {Measures} measures @returns {Sums} */
function sumUp(measures) {
  const count = measures.width.length
  const sums = {
    width: new Float64Array(count + 1),
    shrink: new Float64Array(count + 1),
    lastShrink: new Float64Array(count + 1),
    gapShrink: new Float64Array(count + 1),
    gapStretch: new Float64Array(count + 1),
    even: new Float64Array(count + 1),
    letters: new Float64Array(count + 1),
    weight: new Float64Array(count + 1),
  }
  const { width, shrink, lastShrink, gap, gapShrink, gapStretch, even, letters, weight } = measures
  for (let at = 0; at < count; at++) {
    sums.width[at + 1] = sums.width[at] + width[at] + gap[at]
    sums.shrink[at + 1] = sums.shrink[at] + shrink[at]
    sums.lastShrink[at + 1] = sums.lastShrink[at] + lastShrink[at]
    sums.gapShrink[at + 1] = sums.gapShrink[at] + gapShrink[at]
    sums.gapStretch[at + 1] = sums.gapStretch[at] + gapStretch[at]
    sums.even[at + 1] = sums.even[at] + even[at]
    sums.letters[at + 1] = sums.letters[at] + letters[at]
    sums.weight[at + 1] = sums.weight[at] + weight[at]
  }
  return sums
}

/**
 * The measures of one line.
 *
 * @param {Measures} measures
 * @param {Sums} sums
 * @param {number} room
 * @param {number} from
 * @param {number} to
 * @param {boolean} last
 * @returns {Line}
 */
function lineAt(measures, sums, room, from, to, last) {
  const end = to - 1
  const { lead, trail, shrink, lastShrink, gap } = measures
  let width = sums.width[to] - sums.width[from] - gap[end] + lead[from]
  let give = sums.shrink[to] - sums.shrink[from]
  let lastGive = sums.lastShrink[to] - sums.lastShrink[from]
  if (lead[from] < 0) {
    give -= shrink[from]
    lastGive -= lastShrink[from]
  }
  // The white of the last mark of a paragraph is left where there is room for it.
  const trimmed = trail[end] < 0 && !(last && room - width >= -trail[end])
  if (trimmed) {
    width += trail[end]
    if (end > from || lead[from] === 0) give -= shrink[end]
    lastGive -= lastShrink[end]
  }
  return {
    from,
    to,
    slack: room - width,
    shrink: give,
    lastShrink: lastGive,
    gapShrink: sums.gapShrink[end] - sums.gapShrink[from],
    gapStretch: sums.gapStretch[end] - sums.gapStretch[from],
    even: sums.even[end] - sums.even[from],
    // The last letter stands at the line's end.
    letters: sums.letters[to] - sums.letters[from] - (measures.letters[end] > 0 ? 1 : 0),
    last,
    trimmed,
  }
}

/**
 * The lines from one forced break to the next.
 *
 * @param {Measures} measures
 * @param {Sums} sums
 * @param {Room} room
 * @param {number} start
 * @param {number} end
 * @returns {Line[] | undefined}
 */
function fitPart(measures, sums, room, start, end) {
  const { penalty } = measures
  /** Where lines can begin, the best cost of all before, and where the line before begins, by index in `places`. */
  const places = [start]
  const costs = [0]
  const cameFrom = [-1]
  /** The first place from which a line can still reach. */
  let low = 0
  for (let to = start + 1; to <= end; to++) {
    const isEnd = to === end
    const own = isEnd ? 0 : penalty[to - 1]
    if (own === Number.POSITIVE_INFINITY) continue
    let best = Number.POSITIVE_INFINITY
    let bestFrom = -1
    let worse = 0
    for (let index = low; index < places.length; index++) {
      const from = places[index]
      const width = from === 0 ? room.first : room.rest
      const natural = sums.width[to] - sums.width[from]
      const least =
        natural -
        (sums.shrink[to] - sums.shrink[from]) -
        (sums.lastShrink[to] - sums.lastShrink[from]) -
        (sums.gapShrink[to] - sums.gapShrink[from])
      if (least > width + 3 * room.em) {
        // Too long by more than what its ends can lose: so will all later lines from here be.
        if (index === low) low++
        continue
      }
      const line = lineAt(measures, sums, width, from, to, isEnd)
      let cost = line.last && line.slack >= 0 ? 0 : lineCost(line, room.em)
      if (cost === Number.POSITIVE_INFINITY) continue
      if (isEnd && from > start) {
        const weight = sums.weight[to] - sums.weight[from]
        if (weight <= 1) cost += LONELY
        else if (weight <= 2) cost += 3
      }
      const total = costs[index] + cost + own
      if (total < best) {
        best = total
        bestFrom = index
        worse = 0
      } else if (!isEnd && cost > best && ++worse > 3) break
    }
    if (bestFrom < 0) continue
    places.push(to)
    costs.push(best)
    cameFrom.push(bestFrom)
  }
  if (places.at(-1) !== end) return undefined
  /** @type {Line[]} */
  const lines = []
  for (let index = places.length - 1; index > 0; ) {
    const before = cameFrom[index]
    const from = places[before]
    const to = places[index]
    const width = from === 0 ? room.first : room.rest
    lines.unshift(lineAt(measures, sums, width, from, to, to === end))
    index = before
  }
  return lines
}
