/** A table of an ICC profile, as the tag table names it; `from` and `length` in bytes. */
export type ProfileTable = { name: string; from: number; length: number }

/**
 * Whether a table by which colours are converted lies in the file, is of a type that there is, has as many channels as
 * it must, and is as long as it says: ICC.1:2010, 10.8 (lut16), 10.9 (lut8), 10.10 and 10.11 (lutAToB, lutBToA).
 */
export function isWholeTable(view: DataView, { name, from, length }: ProfileTable): boolean {
  if (from + length > view.byteLength || length < 32) return false
  const type = String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(from + index)))
  const needed = lengths[type]
  const [inputs, outputs] = [view.getUint8(from + 8), view.getUint8(from + 9)]
  // From four inks to a colour, or back.
  const [wantedInputs, wantedOutputs] = name.startsWith('A2B') ? [4, 3] : [3, 4]
  if (!needed || inputs !== wantedInputs || outputs !== wantedOutputs) return false
  return needed(new DataView(view.buffer, view.byteOffset + from, length), inputs, outputs) <= length
}

const lengths: Record<string, (table: DataView, inputs: number, outputs: number) => number> = {
  mft1: (table, inputs, outputs) => 48 + 256 * (inputs + outputs) + gridOf(table, inputs) * outputs,
  mft2(table, inputs, outputs) {
    if (table.byteLength < 52) return Number.POSITIVE_INFINITY
    const curves = table.getUint16(48) * inputs + table.getUint16(50) * outputs
    return 52 + 2 * (curves + gridOf(table, inputs) * outputs)
  },
  'mAB ': partsOf,
  'mBA ': partsOf,
}

function gridOf(table: DataView, inputs: number): number {
  return table.getUint8(10) ** inputs
}

/** Curves, matrix and grid stand where offsets say; the grid has a size of its own along each channel. */
function partsOf(table: DataView, inputs: number, outputs: number): number {
  const offsets = [12, 16, 20, 24, 28].map((at) => table.getUint32(at))
  const grid = offsets[3] ?? 0
  const farthest = Math.max(...offsets)
  if (farthest >= table.byteLength || grid + 20 > table.byteLength) return Number.POSITIVE_INFINITY
  if (grid === 0) return farthest
  const points = Array.from({ length: inputs }, (_, index) => table.getUint8(grid + index))
  const bytes = table.getUint8(grid + 16)
  return grid + 20 + points.reduce((product, count) => product * count, 1) * outputs * bytes
}
