/** One piece of a flow, as `in-page/units.js` lists it; `node` is asked for by nothing that is tested here. */
export type Unit = {
  top: number
  bottom: number
  node: undefined
  offset: number
  rowCut: number | undefined
  repeat: number
  penalty: number
  notes: string[]
}

export type PagePlan = { from: number; to: number; noteFrom: number; noteTo: number; overfull: boolean }

/** A section's units, in CSS pixels. */
export type Flow = {
  units: Unit[]
  noteLines: Unit[]
  noteRanges: Map<string, { from: number; to: number }>
  line: number
  noteGap: number
}

type PlanModule = {
  planPages: (flow: Flow, room: { height: number; shrink: number[]; opens?: 'recto' | 'verso' }) => PagePlan[]
}

type FitModule = {
  shareWidth: (wanted: number[], needed: number[], room: number) => number[]
  filled: (widths: number[], blank: number[], room: number) => number[]
}

type BlocksModule = { inkOf: (text: string) => string }

/** The modules of the browser page are plain JavaScript: these are the pure ones, with their types. */
async function load<T>(name: string): Promise<T> {
  return (await import(new URL(`../../src/paginate/in-page/${name}.js`, import.meta.url).href)) as T
}

export const { planPages } = await load<PlanModule>('plan')
export const { filled, shareWidth } = await load<FitModule>('fit')
export const { inkOf } = await load<BlocksModule>('blocks')
