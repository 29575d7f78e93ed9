import { type Bounds, boundsOf } from '../pdf/geometry.ts'
import { asNumber, type Entries, numbersOf } from '../pdf/objects.ts'

/** How lines are drawn; `undefined` where content that is a part of other content does not say so itself. */
export type LineStyle = { width?: number | undefined; miter?: number | undefined; dash?: Dash | undefined }

export type Dash = { lengths: readonly number[]; phase: number }

/** What stands around content, of which its numbers depend. */
export type NumberSurroundings = {
  /** All that may be seen, in the space in which the content begins. */
  area: Bounds
  /** What the graphics state of a name sets of lines. */
  linesOf: (name: string) => LineStyle
  /** It is part of something else, which has set lines before. */
  isPart: boolean
}

/** Of content with these resources, cut at a box: two corners in any order. `undefined` where it is none. */
export function numberSurroundings(
  box: readonly number[] | undefined,
  resources: Entries,
  isPart: boolean,
): NumberSurroundings | undefined {
  const [x1, y1, x2, y2] = box ?? []
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined
  const area = boundsOf([
    [x1, y1],
    [x2, y2],
  ])
  const states = resources.entries('ExtGState')
  // pdf-lib takes `#` for the beginning of an escape.
  return area && { area, isPart, linesOf: (name) => linesOf(states.entries(name.replaceAll('#', '#23'))) }
}

/** ISO 32000-1, table 58. */
function linesOf(state: Entries): LineStyle {
  const [width, miter] = [state.number('LW'), state.number('ML')]
  return {
    ...(width !== undefined && { width }),
    ...(miter !== undefined && { miter }),
    ...(state.has('D') && { dash: dashOf(state) }),
  }
}

function dashOf(state: Entries): Dash | undefined {
  const [list, phase] = state.items('D')
  const lengths = numbersOf(state.context, list)
  const begins = asNumber(phase)
  return lengths && begins !== undefined ? { lengths, phase: begins } : undefined
}
