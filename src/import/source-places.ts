import type { Point } from 'unist'
import type { Pass } from './edit.ts'

/**
 * Where characters of an edited text stood in the source.
 *
 * `offsets` ascend and are of the text after the last of `passes`; what comes out are offsets of the source.
 */
export function sourceOffsets(offsets: readonly number[], passes: readonly Pass[]): number[] {
  let mapped = [...offsets]
  for (const pass of [...passes].reverse()) mapped = beforePass(mapped, pass)
  return mapped
}

/** Lines and columns of ascending offsets; both count from 1. A line ends at `\n`, `\r` or `\r\n`. */
export function placesOf(source: string, offsets: readonly number[]): Point[] {
  const places: Point[] = []
  const ends = /\r\n?|\n/g
  let line = 1
  let start = 0
  let end = ends.exec(source)
  for (const offset of offsets) {
    while (end && end.index + end[0].length <= offset) {
      line += 1
      start = end.index + end[0].length
      end = ends.exec(source)
    }
    places.push({ line, column: offset - start + 1, offset })
  }
  return places
}

function beforePass(offsets: readonly number[], pass: Pass): number[] {
  // How much further the output has come than the input.
  let shift = 0
  let next = 0
  return offsets.map((offset) => {
    for (let edit = pass[next]; edit; edit = pass[next]) {
      const start = edit.offset + shift
      if (offset < start) break
      if (offset < start + edit.after.length)
        return edit.offset + (edit.after.length === edit.before.length ? offset - start : 0)
      shift += edit.after.length - edit.before.length
      next += 1
    }
    return offset - shift
  })
}
