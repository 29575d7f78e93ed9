/** The pure modules of the composer are plain JavaScript of the browser page: these are their types. */

export type Strictness = 'strict' | 'normal' | 'loose'
export type MarkStyle = 'quanjiao' | 'kaiming' | 'banjiao'

export type Piece =
  | { type: 'text'; text: string; font: number; code: boolean; lined: boolean }
  | { type: 'box'; width: number; white: number; as: 'cell' | 'word' | 'note' | 'thing' | 'picture' }
  | { type: 'edge'; width: number; opens: boolean }
  | { type: 'break' }

export type Items = {
  kind: number[]
  piece: number[]
  from: number[]
  to: number[]
  word: number[]
  penalty: number[]
  gap: number[]
  spaceIn: number[]
  spaceAt: number[]
  spaces: number[]
  extra: number[]
}

export type Measures = {
  width: number[]
  lead: number[]
  trail: number[]
  shrink: number[]
  lastShrink: number[]
  gap: number[]
  gapShrink: number[]
  gapStretch: number[]
  even: number[]
  letters: number[]
  weight: number[]
  penalty: number[]
}

export type MeasuredItems = Measures & { half: boolean[]; halfWidth: number[]; emulated: boolean[] }

export type Line = {
  from: number
  to: number
  slack: number
  shrink: number
  lastShrink: number
  gapShrink: number
  gapStretch: number
  even: number
  letters: number
  last: boolean
  trimmed: boolean
}

export type Widths = {
  full: (font: number, text: string) => number
  half: (font: number, text: string) => number
  em: (font: number) => number
}

export type Span = {
  from: number
  to: number
  half: boolean
  hang: boolean
  left: number
  right: number
  letter: number
}

export type Setting = {
  stretches: { from: number; to: number; word: number; spans: Span[] }[][]
  starts: { piece: number; at: number; forced: boolean }[]
  end: { piece: number; at: number }
  trimmed: { piece: number; white: number }[]
}

async function load<T>(name: string): Promise<T> {
  return (await import(new URL(`../../../src/paginate/in-page/lines/${name}.js`, import.meta.url).href)) as T
}

export const { NEVER, breaksInWord } = await load<{
  NEVER: number
  breaksInWord: (word: string, isCode: boolean) => number[]
}>('breaks')

export const { FORCED, gaps, itemsOf } = await load<{
  FORCED: number
  gaps: { none: number; space: number; hanLatin: number }
  itemsOf: (
    pieces: Piece[],
    strictness: Strictness,
    isTooLong?: (word: string, font: number) => boolean,
  ) => Items
}>('items')

export const { measureItems } = await load<{
  measureItems: (
    items: Items,
    pieces: Piece[],
    widths: Widths,
    style: { em: number; marks: MarkStyle; hanging: boolean; centred: boolean },
  ) => MeasuredItems
}>('measures')

export const { fitLines, lineCost, spacing } = await load<{
  fitLines: (measures: Measures, room: { first: number; rest: number; em: number }) => Line[] | undefined
  lineCost: (line: Omit<Line, 'from' | 'to' | 'last' | 'trimmed'>, em: number) => number
  spacing: (line: Line, em: number) => number
}>('fit-lines')

export const { setLines } = await load<{
  setLines: (
    items: Items,
    pieces: Piece[],
    measures: MeasuredItems,
    lines: Line[],
    style: { em: number; centred: boolean; hanging: boolean },
  ) => Setting
}>('set-lines')

/** A font of the size 10 as the fonts of Chinese books are: Han 10, their marks 10 or 5, other characters 5. */
export const plainFont: Widths = {
  em: () => 10,
  full: (_, text) => [...text].reduce((sum, character) => sum + (isWide(character) ? 10 : 5), 0),
  half: (_, text) => (text === '' ? 0 : 5),
}

function isWide(character: string): boolean {
  return /[\p{Script=Han}\u2014\u2018-\u201d\u2026\u00b7\u3000-\u30ff\uff00-\uffef\u2460-\u2473℃‰]/u.test(
    character,
  )
}

export function textPiece(text: string): Piece {
  return { type: 'text', text, font: 0, code: false, lined: false }
}

/** The texts of items, with what stands between them: ` ` a space, `~` a Han–Latin gap, `|` a place to break. */
export function show(items: Items, pieces: Piece[]): string {
  return items.kind
    .map((_, at) => {
      const piece = pieces[items.piece[at] ?? -1]
      const text =
        piece?.type === 'text' ? piece.text.slice(items.from[at], items.to[at]) : `[${piece?.type}]`
      const gap = items.gap[at] === gaps.space ? ' ' : items.gap[at] === gaps.hanLatin ? '~' : ''
      const penalty = items.penalty[at]
      return text + gap + (penalty === NEVER ? '' : penalty === FORCED ? '\n' : '|')
    })
    .join('')
}
