import { closes, hangs, isMark, kinds } from './characters.js'
import { isTracked, spacing } from './fit-lines.js'
import { FORCED, gaps, partsOf } from './items.js'
import { textOf } from './measures.js'

/** @typedef {import('./fit-lines.js').Line} Line */
/** @typedef {import('./items.js').Items} Items */
/** @typedef {import('./items.js').Piece} Piece */
/** @typedef {import('./measures.js').MeasuredItems} MeasuredItems */

/**
 * A stretch of a text piece that is set otherwise than the text around it. Lengths in CSS pixels.
 *
 * @typedef {object} Span
 * @property {number} from offset
 * @property {number} to
 * @property {boolean} half a mark without its white
 * @property {boolean} hang its end stands outside the measure: a mark, the white after a spaced letter
 * @property {number} left margin
 * @property {number} right margin
 * @property {number} letter added after its one character
 */

/**
 * What of a text piece stands in one line: `word` is added to each of its spaces.
 *
 * @typedef {{ from: number, to: number, word: number, spans: Span[] }} Stretch
 */

/**
 * How to set the lines of a block: the stretches of every text piece in order, none for other pieces; and the places
 * where lines begin, but for the first one: `at` is an offset in a text piece, 0 for a box; `forced` after a break of the
 * author's; where the last one ends; and the boxes that lose the white at their end.
 *
 * @typedef {{ stretches: Stretch[][], starts: { piece: number, at: number, forced: boolean }[],
 *   end: { piece: number, at: number }, trimmed: { piece: number, white: number }[] }} Setting
 */

/**
 * Lines that are squeezed or filled by their gaps alone end this much short, in CSS pixels: the browser spaces out the
 * rest.
 */
const SAFETY = 0.06

/** The browser rounds the width of every piece of text up to a multiple of this. */
const GRAIN = 1 / 64

/** Below this, in CSS pixels, nothing is worth a span. */
const NOTHING = 0.008

/**
 * @param {Items} items
 * @param {Piece[]} pieces
 * @param {MeasuredItems} measures
 * @param {Line[]} lines
 * @param {{ em: number, centred: boolean, hanging: boolean }} style `centred` where marks stand in the middle of their
 * cell, as in Traditional Chinese
 * @returns {Setting}
 */
export function setLines(items, pieces, measures, lines, style) {
  /** @type {Setting} */
  const setting = {
    stretches: pieces.map(() => []),
    starts: [],
    end: { piece: items.piece.at(-1) ?? -1, at: items.to.at(-1) ?? 0 },
    trimmed: [],
  }
  for (const line of lines) setLine(line)
  return setting

  /** @param {Line} line */
  function setLine(line) {
    if (line.from > 0) {
      const forced = items.penalty[line.from - 1] === FORCED
      setting.starts.push({ piece: items.piece[line.from], at: items.from[line.from], forced })
    }
    const end = line.to - 1
    const box = pieces[items.piece[end]]
    if (line.trimmed && box.type === 'box')
      setting.trimmed.push({ piece: items.piece[end], white: box.white })
    const { own, spans } = countOf(line)
    const { squeeze, squeezeLast, stretch } = sharesOf(line, spans)
    const tracked = !line.last && isTracked(line, style.em)
    const each = line.last ? 0 : tracked ? spacing(line, style.em) : eachOf(line, own, style.em)
    if (tracked) addTracking(line, each - SAFETY / (line.even + line.letters))
    /** The white after an item as it is in this line. @param {number} at */
    const gapAfter = (at) => {
      if (at < line.from || at >= end || items.gap[at] === gaps.none) return 0
      const more = stretch * measures.gapStretch[at]
      return (
        measures.gap[at] - squeeze * measures.gapShrink[at] + Math.max(0, more - each * measures.even[at])
      )
    }

    /** What is added to the spaces of a piece: to all the same, the least of them. @type {Map<number, number>} */
    const spaced = new Map()
    for (let at = line.from; at < line.to; at++) {
      if (at < end && items.gap[at] === gaps.space) {
        const piece = items.spaceIn[at]
        const more = (gapAfter(at) - measures.gap[at]) / items.spaces[at]
        spaced.set(piece, Math.min(more, spaced.get(piece) ?? more))
      }
      if (!isText(at)) continue
      const span = markSpan(
        line,
        at,
        squeeze * measures.shrink[at] + squeezeLast * measures.lastShrink[at],
        style,
      )
      if (span) add(at, span)
    }
    addGaps(line, gapAfter, tracked)
    addStretch(line, stretch)
    addSpaces(line, spaced)
  }

  /**
   * How many times a line is spaced in its gaps, and how many spans it may have, about.
   *
   * @param {Line} line
   */
  function countOf(line) {
    let own = 0
    let spans = 0
    for (let at = line.from; at < line.to; at++) {
      if (at < line.to - 1 && items.gap[at] !== gaps.none) own += measures.even[at]
      if (measures.half[at] || measures.shrink[at] + measures.lastShrink[at] > 0) spans++
    }
    return { own, spans: spans + own }
  }

  /**
   * How a mark is set in its line; nothing where it is as it comes.
   *
   * @param {Line} line
   * @param {number} at
   * @param {number} given of its white
   * @param {{ centred: boolean, hanging: boolean }} style
   * @returns {Span | undefined}
   */
  function markSpan(line, at, given, { centred, hanging }) {
    const kind = items.kind[at]
    const { half, halfWidth, lead, shrink, lastShrink, width } = measures
    if (at === line.to - 1 && line.trimmed) {
      const known = halfWidth[at] < width[at] || half[at]
      const span = known ? halved(at) : plain(at)
      if (!hanging || !hangs(textOf(items, pieces, at))) return span
      return { ...span, hang: true, right: -halfWidth[at] }
    }
    if (half[at] || (at === line.from && kind === kinds.open && lead[at] < 0)) return halved(at)
    const less = grained(given)
    if (less < NOTHING) return undefined
    // All of its white: as the font does it.
    if (less > shrink[at] + lastShrink[at] - 2 * GRAIN) return halved(at)
    if (centred && kind !== kinds.open && kind !== kinds.close)
      return { ...plain(at), left: -less / 2, letter: -less / 2 }
    return closes(kind) ? { ...plain(at), letter: -less } : { ...plain(at), left: -less }
  }

  /** A mark without its white, by the font or by pushing. @param {number} at @returns {Span} */
  function halved(at) {
    if (!measures.emulated[at]) return { ...plain(at), half: true }
    const white = measures.halfWidth[at]
    if (closes(items.kind[at])) return { ...plain(at), letter: -white }
    return { ...plain(at), left: -white, hang: true }
  }

  /** @param {number} at @returns {Span} */
  function plain(at) {
    return { from: items.from[at], to: items.to[at], half: false, hang: false, left: 0, right: 0, letter: 0 }
  }

  /**
   * The gaps between Han and Latin of a line, as margins of the Latin; where that is a box, of the Han character.
   *
   * @param {Line} line
   * @param {(at: number) => number} gapAfter
   * @param {boolean} tracked whether every word has a span of its own
   */
  function addGaps(line, gapAfter, tracked) {
    const end = line.to - 1
    /** Whether two items that follow each other have one span. @param {number} at of the first */
    const isOne = (at) =>
      items.piece[at] === items.piece[at + 1] &&
      items.kind[at] === kinds.word &&
      items.kind[at + 1] === kinds.word &&
      (tracked ? items.word[at] === items.word[at + 1] : items.gap[at] !== gaps.hanLatin)
    for (let at = line.from; at < end; at++) {
      if (items.gap[at] !== gaps.hanLatin) continue
      const gap = gapAfter(at)
      if (!tracked && isLined(at) && isLined(at + 1)) {
        // A line along the text goes on through what is added to a letter, but not through a margin.
        const from = lastLetter(at)
        const { spans } = stretchOf(items.piece[at], items.from[at])
        // The word may have a margin already.
        for (const span of spans) if (span.from < from && span.to > from) span.to = from
        add(at, { ...plain(at), from, letter: gap })
        continue
      }
      if (items.kind[at + 1] === kinds.word && isText(at + 1)) {
        let to = at + 1
        while (to < end && isOne(to)) to++
        const closed = to < end && items.gap[to] === gaps.hanLatin && !(isLined(to) && isLined(to + 1))
        add(at + 1, {
          ...plain(at + 1),
          to: items.to[to],
          left: gap,
          right: closed ? gapAfter(to) : 0,
        })
        at = closed ? to : to - 1
      } else if (items.kind[at] === kinds.word && isText(at)) {
        let from = at
        while (from > line.from && isOne(from - 1)) from--
        add(at, { ...plain(at), from: items.from[from], right: gap })
      } else if (isText(at)) add(at, { ...plain(at), right: gap })
      else if (isText(at + 1)) add(at + 1, { ...plain(at + 1), left: gap })
    }
  }

  /**
   * White beside half marks and pictures, for what the line can take.
   *
   * @param {Line} line
   * @param {number} stretch from 0 to 1
   */
  function addStretch(line, stretch) {
    for (let at = line.from; at < line.to - 1; at++) {
      if (items.gap[at] !== gaps.none) continue
      // Not rounded up by the browser: the line would be too long.
      const more = Math.floor((stretch * measures.gapStretch[at]) / GRAIN) * GRAIN
      if (more < NOTHING) continue
      if (isMark(items.kind[at])) add(at, { ...plain(at), letter: more })
      else if (isText(at + 1)) add(at + 1, { ...plain(at + 1), left: more })
      else add(at, { ...plain(at), right: more })
    }
  }

  /**
   * Space out the letters of a line.
   *
   * @param {Line} line
   * @param {number} each
   */
  function addTracking(line, each) {
    for (let at = line.from; at < line.to; at++) {
      if (measures.letters[at] === 0) continue
      let to = at
      while (
        to + 1 < line.to &&
        items.piece[to + 1] === items.piece[at] &&
        items.word[to + 1] === items.word[at]
      )
        to++
      // What is added after the last letter of a line stands outside of the measure.
      const right = to === line.to - 1 ? -each : 0
      add(at, { ...plain(at), to: items.to[to], letter: each, right, hang: right < 0 })
      at = to
    }
  }

  /** @param {number} at */
  function isLined(at) {
    const piece = pieces[items.piece[at]]
    return piece.type === 'text' && piece.lined
  }

  /** The offset of the last letter of an item, with the accents that belong to it. @param {number} at */
  function lastLetter(at) {
    const parts = partsOf(textOf(items, pieces, at))
    return items.to[at] - (parts.at(-1)?.length ?? 0)
  }

  /** @param {number} at */
  function isText(at) {
    return pieces[items.piece[at]].type === 'text'
  }

  /**
   * Divide the text pieces at the ends of the line.
   *
   * @param {Line} line
   * @param {Map<number, number>} spaced
   */
  function addSpaces(line, spaced) {
    const first = items.piece[line.from]
    const next = line.to < items.piece.length ? items.piece[line.to] : pieces.length
    for (let index = first; index <= Math.min(next, pieces.length - 1); index++) {
      const piece = pieces[index]
      if (piece.type !== 'text') continue
      const stretch = stretchOf(index, index === first ? items.from[line.from] : 0)
      stretch.to = index === next ? items.from[line.to] : piece.text.length
      if (index === next && stretch.to === 0) setting.stretches[index].pop()
      else {
        const word = spaced.get(index) ?? 0
        stretch.word = Math.abs(word) < NOTHING ? 0 : word
      }
    }
  }

  /**
   * @param {number} at
   * @param {Span} span
   */
  function add(at, span) {
    const { spans } = stretchOf(items.piece[at], items.from[at])
    // A Han character between two formulas has a gap on both sides, a word with spaced letters has gaps too.
    const same = spans.find(({ from, to }) => from === span.from && to === span.to)
    if (same) {
      same.left += span.left
      same.right += span.right
      same.letter += span.letter
    } else spans.push(span)
  }

  /**
   * The stretch of a piece that belongs to the line in the making.
   *
   * @param {number} index
   * @param {number} from
   * @returns {Stretch}
   */
  function stretchOf(index, from) {
    const list = setting.stretches[index]
    const last = list.at(-1)
    if (last && last.to < 0) return last
    const before = last ? last.to : 0
    const stretch = { from: Math.min(before, from), to: -1, word: 0, spans: [] }
    list.push(stretch)
    return stretch
  }
}

/**
 * What the browser adds between every two characters of a line, its gaps among them: they are set narrower by as much.
 *
 * @param {Line} line
 * @param {number} own how many times its gaps are spaced
 * @param {number} em
 */
function eachOf(line, own, em) {
  const rest = line.slack - line.gapStretch
  if (rest <= 0) return 0
  return line.even - own >= 1 ? rest / (line.even - own) : spacing(line, em)
}

/**
 * The parts of what a line can give and take that it gives and takes, from 0 to 1.
 *
 * @param {Line} line
 * @param {number} pieces of text that it will have, about
 */
function sharesOf(line, pieces) {
  const safety = SAFETY + pieces * GRAIN
  if (line.slack < 0) {
    const room = line.gapShrink + line.shrink
    const wanted = safety - line.slack
    const squeeze = room > 0 ? Math.min(1, wanted / room) : 0
    const squeezeLast = line.lastShrink > 0 ? Math.max(0, Math.min(1, (wanted - room) / line.lastShrink)) : 0
    return { squeeze, squeezeLast, stretch: 0 }
  }
  if (line.last || line.gapStretch <= 0) return { squeeze: 0, squeezeLast: 0, stretch: 0 }
  const stretch = Math.max(0, Math.min(1, (line.slack - safety) / line.gapStretch))
  return { squeeze: 0, squeezeLast: 0, stretch }
}

/** The least length from this one on that is not rounded. @param {number} length */
function grained(length) {
  return Math.ceil(length / GRAIN - 0.001) * GRAIN
}
