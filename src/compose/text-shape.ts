/** A piece of a block that its shape shows as one sign: from–to in the block, in UTF-16 units; `sign` is how long the sign is. */
export type Piece = { start: number; end: number; sign: number }

/**
 * Lines as Markdown sees them: `第一**重要**的[^12]` is `文**文**文[^a]`.
 *
 * Each stretch of Han and its punctuation, each word, each address of a link and each label of a note is a piece.
 */
export type TextShape = { text: string; pieces: Piece[] }

/**
 * The shape of lines without an empty one among them; `undefined` where something could be looked at more closely than
 * by what it is: HTML, character references, formulas, directives, bare addresses, definitions.
 *
 * No piece could begin or end anything, and a sign has at either end a character that means the same as the piece's to
 * emphasis, which looks at its neighbours.
 */
export function textShape(block: string): TextShape | undefined {
  if (unsure.test(block)) return undefined
  const pieces: Piece[] = []
  const text = block.replace(piece, (found: string, name?: string, number?: string, at = 0) => {
    if (number !== undefined) return found
    const sign = name === undefined ? signOf(found) : WORD
    pieces.push({ start: at, end: at + found.length, sign: sign.length })
    return sign
  })
  return { text, pieces }
}

/** How many pieces stand in a part of a shape. */
export function countPieces(text: string): number {
  return text.match(signs)?.length ?? 0
}

/** The signs of a shape, one after another, and nothing else. */
export const signs = /a|[文，…]{1,2}/g

/** The sign of a word, an address or a label. */
const WORD = 'a'

// Neighbours of emphasis are of one kind each, by the rules of micromark-extension-cjk-friendly; a test asks it.
const letter = String.raw`\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a`
const mark = String.raw`\u3001-\u3003\u3008-\u3020\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65`
const western = '·—‘’“”…'
const han = `[${letter}${mark}${western}]`

/** Where a link leads, if that is all that stands in its brackets. */
const address = `[A-Za-z0-9./#%${letter}-]+(?=\\))`
/** Of a note. */
const label = '[A-Za-z0-9_-]+(?=\\])'

/** Numbers of lists stay what they are. */
const piece = new RegExp(
  `((?<=\\]\\()${address}|(?<=\\[\\^)${label})|${han}(?:[${letter}${mark}${western}\\u3000A-Za-z0-9 ,%]*${han})?|(?<=^[ >*+.)\\d-]*)(\\d+)(?=[.)])|[A-Za-z0-9]+`,
  'gm',
)

const unsure = new RegExp(
  [
    // Empty, indented, front matter; empty but for spaces.
    ...['^(?:$| )', '^---', '^\\+\\+\\+', '\\n *(?:\\n|$)'],
    // Bare addresses, HTML, character references, formulas, escapes; selectors of variants, which emphasis looks beyond.
    ...['[<&$\\\\@\\t\\ufe00-\\ufe0f\\udb40]', '[wW]{3}'],
    // Directives, the blocks of MkDocs, definitions.
    ...['(?:^|\\n)[ >]*(?:!!!|\\?\\?\\?|===[+! ])', '::', ':(?![ |\\n-]|$)', '\\]:'],
    // Tasks, labels and addresses of other kinds.
    ...['\\[[xX]\\]', `\\[\\^(?!${label})`, `\\]\\((?!${address})`],
    // Indented code goes on after an empty line.
    '^(?!```|~~~)[^]*(?:\\n {4}| {5})',
    // Fences, but for code that is all there, with one word after the first.
    '^(?!(```|~~~)[A-Za-z0-9]*\\n(?:(?!```|~~~)[^])*\\n\\1$)(?=[^]*(?:```|~~~))',
  ].join('|'),
)

const isLetter = new RegExp(`[${letter}]`)
const isMark = new RegExp(`[${mark}]`)
const isWestern = new RegExp(`[${western}]`)

/** By its first and last character: two signs where they are of two kinds. */
function signOf(found: string): string {
  const first = signOfCharacter(found.charAt(0))
  const last = signOfCharacter(found.charAt(found.length - 1))
  return first === last ? first : first + last
}

function signOfCharacter(character: string): string {
  if (isLetter.test(character)) return '文'
  if (isMark.test(character)) return '，'
  return isWestern.test(character) ? '…' : WORD
}
