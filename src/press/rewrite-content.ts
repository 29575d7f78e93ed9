import { type Operand, type Operation, readContent } from '../pdf/read-content.ts'
import { foldOffset, type Shift } from './fold-offset.ts'
import { hexOf, type Ink, type Inks } from './inks.ts'
import { PressError } from './press-error.ts'
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

type Colour = Ink | 'pattern' | 'spot'

type State = {
  fill: Colour
  /** The same as the screen has it: `#1a1814`. */
  fillName: string
  /** `undefined` until it has been set. */
  stroke: Colour | undefined
  fillSpace: string
  strokeSpace: string
  shift: Shift
  overprint: keyof typeof overprints
}

const black: Ink = [0, 0, 0, 1]

/**
 * Rewrite a content stream for the press: colours of the screen become inks, black text and lines overprint (GWG 2022,
 * R0007 to R0011), text that is nearly black is printed in black alone, and what Chromium counts from the beginning of the document is counted from that of the page.
 *
 * Everything else is copied byte by byte. `fold` is false where a soft mask hangs on the place.
 *
 * @throws PressError where a colour space or an operator is not one of Chromium's
 */
export function rewriteContent(bytes: Uint8Array, inks: Inks, fold: boolean): Uint8Array {
  const edits: Edit[] = []
  let state: State = {
    fill: black,
    fillName: '#000000',
    stroke: undefined,
    fillSpace: 'DeviceGray',
    strokeSpace: 'DeviceGray',
    shift: { x: 0, y: 0 },
    overprint: 'BanxinNone',
  }
  const saved: State[] = []
  let inText = false
  let firstMove = false

  const replace = (operation: Operation, text: string) =>
    edits.push({ from: operation.from, to: operation.to, text })

  /** What has to be said for black text and lines to overprint, and nothing else. */
  const overprint = (): string => {
    const fill = inText && (isBlack(state.fill) || isRichBlack(state.fill))
    const line = state.stroke !== undefined && isBlack(state.stroke)
    const wanted = line ? (fill ? 'BanxinBoth' : 'BanxinLine') : fill ? 'BanxinFill' : 'BanxinNone'
    if (wanted === state.overprint) return ''
    state.overprint = wanted
    return ` /${wanted} gs`
  }
  const blackened = (): Ink => {
    inks.blackened?.add(state.fillName)
    return black
  }
  const setColour = (operation: Operation, space: string, stroke: boolean) => {
    const parts = operation.operands.flatMap((operand) => (operand.type === 'number' ? [operand.value] : []))
    if (operation.operands.at(-1)?.type === 'name') {
      if (parts.length > 0) throw new PressError('press-colour-space', { space: 'Pattern' })
      state[stroke ? 'stroke' : 'fill'] = 'pattern'
      return
    }
    const tint = tintOf(parts, space, inks)
    if (tint !== undefined) {
      state[stroke ? 'stroke' : 'fill'] = 'spot'
      const [set, fill] = stroke ? ['CS', 'SCN'] : ['cs', 'scn']
      replace(operation, `/${SPOT} ${set} ${short(tint)} ${fill}${overprint()}`)
      return
    }
    const ink = inkOf(parts, space, inks)
    state[stroke ? 'stroke' : 'fill'] = ink
    if (!stroke) state.fillName = hexOf(parts)
    const shown = !stroke && inText && isRichBlack(ink) ? blackened() : ink
    replace(operation, `${write(shown)} ${stroke ? 'K' : 'k'}${overprint()}`)
  }

  for (const operation of readContent(bytes)) {
    const { operator, operands } = operation
    if (fold)
      firstMove = foldOffset(operation, bytes, state.shift, firstMove, edits, (next) => {
        state = { ...state, shift: next }
      })
    switch (operator) {
      case 'q':
        saved.push({ ...state })
        break
      case 'Q':
        state = saved.pop() ?? state
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
        const space = nameOf(operands.at(-1))
        if (operator === 'cs') state.fillSpace = space
        else state.strokeSpace = space
        if (space === 'Pattern') break
        // The space goes with the colour that it begins with: black.
        state[operator === 'cs' ? 'fill' : 'stroke'] = black
        replace(operation, `0 0 0 1 ${operator === 'cs' ? 'k' : 'K'}${overprint()}`)
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
}

const deviceSpaces: Record<string, string> = { rg: 'DeviceRGB', g: 'DeviceGray', k: 'DeviceCMYK' }

function inkOf(parts: number[], space: string, inks: Inks): Ink {
  const [first = 0, second = 0, third = 0, fourth = 0] = parts
  if (space === 'DeviceRGB' && parts.length === 3) return inks.of(first, second, third)
  if (space === 'DeviceGray' && parts.length === 1) return inks.of(first, first, first)
  if (space === 'DeviceCMYK' && parts.length === 4) return [first, second, third, fourth]
  throw new PressError('press-colour-space', { space })
}

function tintOf(parts: number[], space: string, inks: Inks): number | undefined {
  const [red, green = red, blue = red] = parts
  if (space === 'DeviceCMYK' || red === undefined || green === undefined || blue === undefined)
    return undefined
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
  const parts: Uint8Array[] = []
  let at = 0
  for (const { from, to, text } of edits.sort((a, b) => a.from - b.from)) {
    parts.push(bytes.subarray(at, from), Buffer.from(text, 'latin1'))
    at = to
  }
  parts.push(bytes.subarray(at))
  return Buffer.concat(parts)
}
