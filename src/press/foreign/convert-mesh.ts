import { deflateSync } from 'node:zlib'
import { type PDFDict, PDFName, PDFNumber, PDFRawStream, type PDFStream } from '@cantoo/pdf-lib'
import { decodeStream } from '../../pdf/decode-stream.ts'
import { entriesOf } from '../../pdf/objects.ts'
import { PressError } from '../press-error.ts'

/** Corners and colours of a piece of a mesh: of a vertex, or of a patch by its flag; ISO 32000-1, tables 84 to 86. */
const pieces: Record<number, (flag: number) => { points: number; colours: number }> = {
  4: () => ({ points: 1, colours: 1 }),
  5: () => ({ points: 1, colours: 1 }),
  6: (flag) => (flag === 0 ? { points: 12, colours: 4 } : { points: 8, colours: 2 }),
  7: (flag) => (flag === 0 ? { points: 16, colours: 4 } : { points: 12, colours: 2 }),
}

/**
 * A mesh of types 4 to 7 whose corners have colours, with these converted. `made` is its dictionary as far as it is
 * settled; `components` is how many numbers a colour had. Places stay bit by bit.
 *
 * @throws PressError where its data are cut short, or packed in a way that is not known
 */
export function convertMesh(
  mesh: PDFStream,
  made: PDFDict,
  components: number,
  convert: (parts: readonly number[]) => readonly number[],
): PDFRawStream {
  const { context } = made
  const entries = entriesOf(context, mesh.dict)
  const type = entries.number('ShadingType') ?? 0
  const { bytes, left, problem } = decodeStream(context, mesh)
  const [place, part, flagBits] = ['BitsPerCoordinate', 'BitsPerComponent', 'BitsPerFlag'].map(
    (key) => entries.number(key) ?? 0,
  ) as [number, number, number]
  const decode = entries.numbers('Decode') ?? []
  if (
    left !== undefined ||
    problem !== undefined ||
    place < 1 ||
    part < 1 ||
    decode.length < 4 + 2 * components
  )
    throw new PressError('press-file-gradient', { kind: `${type}, ${left ?? problem ?? '/Decode'}` })
  const reader = new Bits(bytes)
  const writer = new BitWriter()
  let outputs = 4
  while (reader.left >= 8) {
    const flag = type === 5 ? 0 : reader.read(flagBits)
    const piece = pieces[type]?.(flag & 3) ?? { points: 1, colours: 1 }
    if (reader.left < piece.points * 2 * place + piece.colours * components * part) break
    if (type !== 5) writer.write(flag, flagBits)
    for (let point = 0; point < 2 * piece.points; point++) writer.write(reader.read(place), place)
    for (let colour = 0; colour < piece.colours; colour++) {
      const parts = Array.from({ length: components }, (_, index) => {
        const [low = 0, high = 1] = decode.slice(4 + 2 * index)
        return low + (reader.read(part) / (2 ** part - 1)) * (high - low)
      })
      const inks = convert(parts)
      outputs = inks.length
      for (const ink of inks) writer.write(Math.round(Math.min(1, Math.max(0, ink)) * 255), 8)
    }
    reader.align()
    writer.align()
  }
  const contents = deflateSync(writer.bytes())
  const put = (key: string, value: number) => made.set(PDFName.of(key), PDFNumber.of(value))
  put('BitsPerComponent', 8)
  put('Length', contents.length)
  made.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  made.delete(PDFName.of('DecodeParms'))
  const limits = Array.from({ length: outputs }, () => [0, 1]).flat()
  made.set(PDFName.of('Decode'), context.obj([...decode.slice(0, 4), ...limits]))
  return PDFRawStream.of(made, contents)
}

/** Unsigned numbers of up to 32 bits, highest bit first. */
class Bits {
  #at = 0
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length * 8 - this.#at
  }

  read(width: number): number {
    let value = 0
    for (let bit = 0; bit < width; bit++, this.#at++)
      value = value * 2 + (((this.#bytes[this.#at >> 3] ?? 0) >> (7 - (this.#at & 7))) & 1)
    return value
  }

  align(): void {
    this.#at = Math.ceil(this.#at / 8) * 8
  }
}

class BitWriter {
  readonly #bytes: number[] = []
  #filled = 0

  write(value: number, width: number): void {
    for (let bit = width - 1; bit >= 0; bit--) {
      if (this.#filled % 8 === 0) this.#bytes.push(0)
      const last = this.#bytes.length - 1
      if (Math.floor(value / 2 ** bit) % 2 === 1)
        this.#bytes[last] = (this.#bytes[last] ?? 0) | (0x80 >> (this.#filled % 8))
      this.#filled++
    }
  }

  align(): void {
    this.#filled = this.#bytes.length * 8
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes)
  }
}
