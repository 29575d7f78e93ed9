import { type Bounds, identity, type Matrix, multiply } from '../pdf/geometry.ts'
import { type Operation, readContent } from '../pdf/read-content.ts'
import type { Operand } from '../pdf/read-operands.ts'
import { latin1 } from '../pdf/scan-content.ts'
import { foldMatrix, foldOffset, type Shift } from './fold-offset.ts'
import { hexOf, type Ink, type Inks } from './inks.ts'
import { PressError } from './press-error.ts'
import type { PressSpace } from './press-space.ts'
import { SPOT } from './spot.ts'

/** What replaces some bytes. */
export type Edit = { from: number; to: number; text: string }

/** Names of graphics states that every resource dictionary gets: what overprints, as `[fill, stroke]`. */
export const overprints = {
  BanxinNone: [false, false],
  BanxinFill: [true, false],
  BanxinLine: [false, true],
  BanxinBoth: [true, true],
} as const

/** The same in mode 0, in which an ink that is 0 takes away what is below it: of files of others. */
export const fullOverprints = {
  BanxinFill0: [true, false],
  BanxinLine0: [false, true],
  BanxinBoth0: [true, true],
} as const

/** What is set to overprint, and in which mode: ISO 32000-1, 8.6.7. */
export type Overprint = { fill: boolean; line: boolean; mode: number }

/** What content of others stands among, and what is asked of it on the way. */
export type Surroundings = {
  /** The space that a name means. @throws PressError where it cannot be converted */
  spaceOf: (name: string) => PressSpace
  /** What a graphics state sets of the overprint. */
  stateOf: (name: string) => Partial<Overprint>
  /** What holds where the content begins. */
  own: Overprint
  /** It is part of something else, which has set colours and states before. */
  isPart: boolean
  /** Told of every operator; what comes back is written in its place. */
  note: (operation: Operation, own: Overprint) => string | undefined
}

type Colour = Ink | 'pattern' | 'spot' | 'unknown'

type State = {
  fill: Colour
  /** The same as the screen has it: `#1a1814`. */
  fillName: string
  /** `undefined` until it has been set. */
  stroke: Colour | undefined
  fillSpace: string
  strokeSpace: string
  /** Whether its numbers are those that it had: what the content says of overprint goes for it. */
  keepsFill: boolean
  keepsStroke: boolean
  /** As the content says it, before anything is folded. */
  ctm: Matrix
  shift: Shift
  /** As the content says it itself. */
  own: Overprint
  /** The name of `overprints` that stands in what is written; `undefined` where that is not known. */
  overprint: string | undefined
}

const black: Ink = [0, 0, 0, 1]

/**
 * Rewrite a content stream for the press: colours of the screen become inks, black text and lines overprint (GWG 2022,
 * R0007 to R0011), text that is nearly black is printed in black alone, and what Chromium counts from the beginning of the document is counted from that of the page.
 *
 * Everything else is copied byte by byte. `page` is what is seen of it; without it places stay: where a soft mask hangs on
 * them, and in parts of pages. Content of others has `around`.
 *
 * @throws PressError where a colour space or an operator is not one of Chromium's, or of those `around`
 */
export function rewriteContent(
  bytes: Uint8Array,
  inks: Inks,
  page: Bounds | undefined,
  around?: Surroundings,
): Uint8Array {
  const edits: Edit[] = []
  const isInherited = around?.isPart === true
  const spaceOf = around?.spaceOf ?? chromiumSpaces(inks)
  let state: State = {
    fill: isInherited ? 'unknown' : black,
    fillName: '#000000',
    stroke: undefined,
    fillSpace: 'DeviceGray',
    strokeSpace: 'DeviceGray',
    keepsFill: isInherited,
    keepsStroke: isInherited,
    ctm: identity,
    shift: { x: 0, y: 0 },
    own: around?.own ?? { fill: false, line: false, mode: 0 },
    overprint: isInherited ? undefined : 'BanxinNone',
  }
  const saved: State[] = []
  let inText = false
  let firstMove = false

  const replace = (operation: Operation, text: string) =>
    edits.push({ from: operation.from, to: operation.to, text })
  const append = ({ to }: Operation, text: string) => {
    if (text) edits.push({ from: to, to, text })
  }

  /** What has to be said for black text and lines to overprint, and nothing else but what the content has so. */
  const overprint = (): string => {
    const { own } = state
    const blackFill = inText && (isBlack(state.fill) || isRichBlack(state.fill))
    const blackLine = state.stroke !== undefined && isBlack(state.stroke)
    const ownFill = own.fill && state.keepsFill && !blackFill
    const ownLine = own.line && state.keepsStroke && !blackLine
    const [fill, line] = [blackFill || ownFill, blackLine || ownLine]
    const mode = (ownFill || ownLine) && own.mode === 0 ? '0' : ''
    const wanted = line ? `Banxin${fill ? 'Both' : 'Line'}${mode}` : fill ? `BanxinFill${mode}` : 'BanxinNone'
    if (wanted === state.overprint) return ''
    state.overprint = wanted
    return ` /${wanted} gs`
  }
  const blackened = (): Ink => {
    inks.blackened?.add(state.fillName)
    return black
  }
  const setColour = (operation: Operation, name: string, stroke: boolean) => {
    const parts = operation.operands.flatMap((operand) => (operand.type === 'number' ? [operand.value] : []))
    const last = operation.operands.at(-1)
    if (last?.type === 'name') {
      state[stroke ? 'stroke' : 'fill'] = 'pattern'
      const under = parts.length > 0 ? spaceOf(name).under : undefined
      if (parts.length > 0 && !under) throw new PressError('press-colour-space', { space: 'Pattern' })
      if (under && under.how !== 'keep') {
        const pattern = Buffer.from(bytes.subarray(last.from, last.to)).toString('latin1')
        replace(operation, `${write(under.inkOf(parts))} ${pattern} ${operation.operator}`)
      }
      return
    }
    const space = spaceOf(name)
    if (parts.length !== space.components) throw new PressError('press-colour-space', { space: name })
    state[stroke ? 'keepsStroke' : 'keepsFill'] = space.how !== 'convert'
    if (space.how === 'keep') {
      state[stroke ? 'stroke' : 'fill'] = 'spot'
      append(operation, overprint())
      return
    }
    const tint = tintOf(parts, space.name, inks)
    if (tint !== undefined) {
      state[stroke ? 'stroke' : 'fill'] = 'spot'
      const [set, fill] = stroke ? ['CS', 'SCN'] : ['cs', 'scn']
      replace(operation, `/${SPOT} ${set} ${short(tint)} ${fill}${overprint()}`)
      return
    }
    const ink = space.inkOf(parts)
    state[stroke ? 'stroke' : 'fill'] = ink
    if (!stroke)
      state.fillName = space.name === 'DeviceRGB' ? hexOf(parts) : `${space.name} ${parts.join(' ')}`
    const shown = !stroke && inText && isRichBlack(ink) ? blackened() : ink
    replace(operation, `${write(shown)} ${stroke ? 'K' : 'k'}${overprint()}`)
  }

  for (const operation of readContent(bytes)) {
    const { operator } = operation
    if (page && operator === 'cm') {
      const { operands } = operation
      const ctm = multiply(matrixOf(operands), state.ctm)
      const shift = foldMatrix(operands, state.shift, isElsewhere(ctm, page), edits)
      state = { ...state, ctm, shift }
    } else if (page) firstMove = foldOffset(operation, bytes, state.shift, firstMove, edits)
    const instead = around?.note(operation, state.own)
    if (instead !== undefined) {
      replace(operation, instead)
      continue
    }
    switch (operator) {
      case 'q':
        saved.push({ ...state })
        break
      case 'Q':
        state = saved.pop() ?? state
        break
      case 'gs':
        if (around) {
          const changed = around.stateOf(nameOf(operation.operands.at(-1)))
          if (Object.keys(changed).length === 0) break
          state.own = { ...state.own, ...changed }
          state.overprint = undefined
          append(operation, overprint())
        }
        break
      case 'BT':
      case 'ET': {
        inText = operator === 'BT'
        const { fill } = state
        // Small strokes in four inks blur, as plates never meet exactly.
        const alone = isRichBlack(fill) ? ` ${write(inText ? blackened() : fill)} k` : ''
        const more = alone + overprint()
        if (more) replace(operation, operator + more)
        break
      }
      case 'rg':
      case 'g':
      case 'k':
        setColour(operation, deviceSpaces[operator] ?? '', false)
        break
      case 'RG':
      case 'G':
      case 'K':
        setColour(operation, deviceSpaces[operator.toLowerCase()] ?? '', true)
        break
      case 'cs':
      case 'CS': {
        const name = nameOf(operation.operands.at(-1))
        if (operator === 'cs') state.fillSpace = name
        else state.strokeSpace = name
        if (name === 'Pattern') break
        setSpace(operation, spaceOf(name), operator === 'CS')
        break
      }
      case 'sc':
      case 'scn':
        setColour(operation, state.fillSpace, false)
        break
      case 'SC':
      case 'SCN':
        setColour(operation, state.strokeSpace, true)
        break
      case 'BI':
        throw new PressError('press-inline-image')
    }
  }
  return applyEdits(bytes, edits)

  /** A space goes with the colour that it begins with. */
  function setSpace(operation: Operation, space: PressSpace, stroke: boolean): void {
    if (space.how === 'pattern') return
    state[stroke ? 'keepsStroke' : 'keepsFill'] = space.how !== 'convert'
    if (space.how === 'keep') {
      state[stroke ? 'stroke' : 'fill'] = 'spot'
      append(operation, overprint())
      return
    }
    const ink = space.inkOf(space.initial)
    state[stroke ? 'stroke' : 'fill'] = ink
    replace(operation, `${write(ink)} ${stroke ? 'K' : 'k'}${overprint()}`)
  }
}

const deviceSpaces: Record<string, string> = { rg: 'DeviceRGB', g: 'DeviceGray', k: 'DeviceCMYK' }

/** Chromium has these alone. */
function chromiumSpaces(inks: Inks): (name: string) => PressSpace {
  const space = (name: string, components: number, inkOf: PressSpace['inkOf']): PressSpace => ({
    name,
    components,
    initial: components === 4 ? black : Array.from({ length: components }, () => 0),
    how: components === 4 ? 'numbers' : 'convert',
    inkOf,
  })
  const spaces = new Map(
    [
      space('DeviceRGB', 3, ([red = 0, green = 0, blue = 0]) => inks.of(red, green, blue)),
      space('DeviceGray', 1, ([grey = 0]) => inks.of(grey, grey, grey)),
      space('DeviceCMYK', 4, ([c = 0, m = 0, y = 0, k = 0]) => [c, m, y, k]),
    ].map((each) => [each.name, each]),
  )
  return (name) => {
    const known = spaces.get(name)
    if (!known) throw new PressError('press-colour-space', { space: name })
    return known
  }
}

/** Places are counted from more than a page above or below this one. */
function isElsewhere([, , , , , origin]: Matrix, { bottom, top }: Bounds): boolean {
  const height = top - bottom
  return origin < bottom - height || origin > top + height
}

function matrixOf(operands: readonly Operand[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = operands.map((operand) =>
    operand.type === 'number' ? operand.value : 0,
  )
  return [a, b, c, d, e, f]
}

function tintOf(parts: number[], space: string, inks: Inks): number | undefined {
  if (space !== 'DeviceRGB' && space !== 'DeviceGray') return undefined
  const [red, green = red, blue = red] = parts
  if (red === undefined || green === undefined || blue === undefined) return undefined
  return inks.tintOf(red, green, blue)
}

function isBlack(colour: Colour): boolean {
  return typeof colour !== 'string' && colour[3] === 1 && colour[0] + colour[1] + colour[2] === 0
}

/** Four inks for what the eye takes for black; GWG 2022, R0015. */
function isRichBlack(colour: Colour): colour is Ink {
  return typeof colour !== 'string' && colour[3] >= 0.85 && colour[0] + colour[1] + colour[2] > 0
}

function nameOf(operand: Operand | undefined): string {
  return operand?.type === 'name' ? operand.value : ''
}

function write(ink: Ink): string {
  return ink.map(short).join(' ')
}

function short(value: number): string {
  return String(value).replace(/^0\./, '.')
}

export function applyEdits(bytes: Uint8Array, edits: Edit[]): Uint8Array {
  if (edits.length === 0) return bytes
  // A character a byte: joining strings takes half as long as joining arrays of bytes.
  const before = latin1(bytes)
  const parts: string[] = []
  let at = 0
  for (const { from, to, text } of edits.sort((a, b) => a.from - b.from)) {
    parts.push(before.slice(at, from), text)
    at = to
  }
  parts.push(before.slice(at))
  return Buffer.from(parts.join(''), 'latin1')
}
