import { type Operand, readOperands } from './read-operands.ts'
import { ContentError, isWhite, Scanner } from './scan-content.ts'

/** An operator with what stands before it; `from` is where the first operand begins. */
export type Operation = {
  readonly operator: string
  /** Read when they are asked for: most are only copied. */
  readonly operands: Operand[]
  readonly from: number
  readonly to: number
  /** Of an inline image (`BI`): its dictionary is the only operand, its data these bytes. */
  readonly data?: Uint8Array
}

/**
 * Read a content stream operator by operator: ISO 32000-1, 7.8.2 (content streams), 7.2 and 7.3 (syntax), 8.9.7 (inline
 * images).
 *
 * @throws ContentError where it is damaged
 */
export function* readContent(bytes: Uint8Array): Generator<Operation> {
  const scanner = new Scanner(bytes)
  let count = 0
  let from = -1
  for (;;) {
    scanner.skipWhite()
    if (scanner.at >= bytes.length) break
    const start = scanner.at
    if (from < 0) from = start
    if (scanner.skipOperand(0)) {
      if (++count > MOST_OPERANDS) throw new ContentError('too many operands', start)
      continue
    }
    const operator = scanner.word()
    if (operator === '') throw new ContentError('a character that means nothing', start)
    if (operator === 'BI') yield inlineImage(scanner, from)
    else yield new ScannedOperation(scanner, operator, from, start)
    count = 0
    from = -1
  }
  if (count > 0) throw new ContentError('operands without an operator', from)
}

/** `DeviceN` has at most 32 colourants (ISO 32000-1, Annex C); a damaged stream has thousands. */
const MOST_OPERANDS = 64

class ScannedOperation implements Operation {
  readonly operator: string
  readonly from: number
  readonly to: number
  readonly #scanner: Scanner
  #operands: Operand[] | undefined

  constructor(scanner: Scanner, operator: string, from: number, start: number) {
    this.#scanner = scanner
    this.operator = operator
    this.from = from
    this.to = start + operator.length
  }

  get operands(): Operand[] {
    this.#operands ??= readOperands(this.#scanner, this.from, this.to - this.operator.length)
    return this.#operands
  }
}

/** `BI` has been read. */
function inlineImage(scanner: Scanner, from: number): Operation {
  const entries = new Map<string, Operand>()
  const start = scanner.at
  const next = (): Operand | undefined => {
    scanner.skipWhite()
    const { at } = scanner
    return scanner.skipOperand(0) ? readOperands(scanner, at, scanner.at)[0] : undefined
  }
  for (;;) {
    const key = next()
    if (!key) {
      if (scanner.word() === 'ID') break
      throw new ContentError('an inline image without data', from)
    }
    const value = next()
    if (key.type !== 'name' || !value) throw new ContentError('an inline image that is none', from)
    entries.set(key.value, value)
  }
  const first = scanner.at + 1
  const end = endOfData(scanner, first)
  const dictionary: Operand = { type: 'dictionary', entries, from: start, to: first }
  return {
    operator: 'BI',
    operands: [dictionary],
    from,
    to: scanner.at,
    data: scanner.bytes.subarray(first, end),
  }
}

/** `EI` between white space, with nothing but text after it: image data may hold the letters by chance. */
function endOfData(scanner: Scanner, first: number): number {
  const { bytes } = scanner
  for (let at = first; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0x45 || bytes[at + 1] !== 0x49) continue
    const before = at === first || isWhite(bytes[at - 1])
    const after = at + 2 >= bytes.length || isWhite(bytes[at + 2])
    if (!before || !after) continue
    const next = bytes.subarray(at + 2, at + 12)
    if (next.some((byte) => byte > 126 || (byte < 32 && !isWhite(byte)))) continue
    scanner.at = at + 2
    return Math.max(first, at - 1)
  }
  throw new ContentError('an inline image without an end', first)
}
