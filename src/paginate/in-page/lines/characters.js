/**
 * What a character is to a typesetter: where a line may break beside it, and what white it carries.
 *
 * W3C clreq 3.1 and GB/T 15834-2011; the names of its classes are theirs.
 *
 * @typedef {(typeof kinds)[keyof typeof kinds]} Kind
 */
export const kinds = Object.freeze({
  /** Letters, digits and signs that make words: of all scripts but those below. */
  word: 0,
  space: 1,
  /** One character, one cell: Han, kana, bopomofo, hangul, emoji, other symbols. */
  cell: 2,
  /** （《“: white on the left. */
  open: 3,
  /** ）》”: white on the right. */
  close: 4,
  /** ，、；： */
  comma: 5,
  /** 。？！ */
  stop: 6,
  /** · */
  middle: 7,
  /** —, set in pairs */
  dash: 8,
  /** …, set in pairs */
  ellipsis: 9,
  /** ％ ℃ 々 ー: stays with what is before it. */
  after: 10,
  /** ￥ №: stays with what follows. */
  before: 11,
  /** ～ － –: between two things, never at the head of a line. */
  link: 12,
  /** ／: neither at the head nor at the end of a line. */
  slash: 13,
  /** ①: as a note call never at the head of a line. */
  circled: 14,
  /** Small kana and the like: never at the head of a line by the strict rules. */
  small: 15,
  /** ⦃ ｢ ︵: an opening bracket that carries no white. */
  opener: 16,
  /** ⦄ ｣ ︶: a closing one. */
  closer: 17,
})

/**
 * @param {number} code a code point
 * @returns {Kind}
 */
export function kindOf(code) {
  if (code < 0x10000) return /** @type {Kind} */ (table[code])
  if (marksAbove.has(code)) return kinds.after
  return isWordAbove(code) ? kinds.word : kinds.cell
}

/** Iteration marks of Tangut and Nüshu, interrobangs. */
const marksAbove = new Set([0x16fe0, 0x16fe1, 0x16fe3, 0x1f679, 0x1f67a, 0x1f67b])

/**
 * Whether a character has a say only together with the one before it: accents, variation selectors, joiners.
 *
 * @param {number} code a UTF-16 code unit
 */
export function joinsBefore(code) {
  if (code < 0x300) return false
  return (
    code <= 0x36f ||
    code === 0x200d ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0x3099 ||
    code === 0x309a ||
    (code >= 0x302a && code <= 0x302f)
  )
}

/** Whether a kind is punctuation that a font can set in half a cell. @param {Kind} kind */
export function isMark(kind) {
  return kind >= kinds.open && kind <= kinds.middle
}

/** Whether a kind has its white on the right, and stands at the end of what it closes. @param {Kind} kind */
export function closes(kind) {
  return kind === kinds.close || kind === kinds.comma || kind === kinds.stop
}

const table = makeTable()

function makeTable() {
  const made = new Uint8Array(0x10000)
  /** @type {[from: number, to: number][]} */
  const cells = [
    [0x1100, 0x11ff],
    [0x2190, 0x23ff],
    [0x2460, 0x27bf],
    [0x2900, 0x2bff],
    [0x2e80, 0x2fff],
    [0x3000, 0xa4cf],
    [0xa960, 0xa97f],
    [0xac00, 0xd7ff],
    [0xf900, 0xfaff],
    [0xfe10, 0xfe1f],
    [0xfe30, 0xfe6f],
    [0xff00, 0xffef],
  ]
  for (const [from, to] of cells) made.fill(kinds.cell, from, to + 1)
  // The halves of a pair never come here alone, but for text that is broken already.
  made.fill(kinds.cell, 0xd800, 0xe000)
  const lists = {
    [kinds.space]: ' \t\n\r\f',
    [kinds.open]: '（《〈「『【〖〔〘〚［｛“‘〝｟',
    [kinds.close]: '）》〉」』】〗〕〙〛］｝”’〞〟｠',
    [kinds.comma]: '，、；：﹐﹑﹔﹕',
    [kinds.stop]: '。．！？﹒﹗﹖｡',
    [kinds.middle]: '·・‧•',
    [kinds.dash]: '—―⸺⸻',
    [kinds.ellipsis]: '…⋯‥',
    [kinds.after]: '％﹪‰‱℃℉￠°′″‴‵々〻〼ヽヾゝゞ゛゜ﾞﾟꀕ⁇⁈⁉‼‽･․︙',
    [kinds.before]: '￥￡＄￦＃№℡﹩',
    [kinds.link]: '～－〜〰–‐⁓∼゠',
    [kinds.slash]: '／＼',
    [kinds.small]:
      'ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ',
    [kinds.opener]: '\u2329⌈⌊❨❪❬❮❰❲❴⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗⧘⧚⧼⸢⸤⸦⸨︗︵︷︹︻︽︿﹁﹃﹇﹙﹛﹝｢',
    [kinds.closer]: '\u232a⌉⌋❩❫❭❯❱❳❵⦄⦆⦈⦊⦌⦎⦐⦒⦔⦖⦘⧙⧛⧽⸣⸥⸧⸩︐︑︒︓︔︕︖︘︶︸︺︼︾﹀﹂﹄﹈﹚﹜﹞｣､',
  }
  for (const [kind, characters] of Object.entries(lists))
    for (const character of characters) {
      // A stop that a list below names too keeps its first kind.
      const code = character.charCodeAt(0)
      if (made[code] === kinds.cell || made[code] === kinds.word) made[code] = Number(kind)
    }
  made.fill(kinds.circled, 0x2460, 0x249c)
  made.fill(kinds.circled, 0x24ea, 0x2500)
  made.fill(kinds.circled, 0x2776, 0x2794)
  made.fill(kinds.circled, 0x3251, 0x3260)
  made.fill(kinds.circled, 0x32b1, 0x32c0)
  return made
}

/** Letters of the supplementary planes that make words: mathematical alphanumerics, old scripts of Europe and Asia. */
/** @param {number} code */
function isWordAbove(code) {
  return (
    code < 0x16fe0 ||
    (code >= 0x1bc00 && code < 0x1d000) ||
    (code >= 0x1d400 && code < 0x1f000 && code < 0x1e000)
  )
}

/** Stops and commas that may stand outside the measure: W3C clreq 3.1.7. @param {string} text */
export function hangs(text) {
  return /^[，、。．]$/.test(text)
}
