import type { PDFContext, PDFObject } from '@cantoo/pdf-lib'
import { type ColourSpace, readColourSpace } from '../pdf/colour-space.ts'
import { asDictionary, type Entries, entriesOf, resolve } from '../pdf/objects.ts'
import { readFunction } from '../pdf/pdf-function.ts'

/** A run of colour: ISO 32000-1, 8.7.4.3. */
export type Shading = {
  /** 1 to 7. */
  type: number
  space: ColourSpace
  /** Colours out of it, evenly taken; [] where a mesh holds them itself. */
  samples: number[][]
  /** Why its colours cannot be told. */
  problem?: string
}

export function readShading(resources: Entries, object: PDFObject | undefined): Shading | undefined {
  const { context } = resources
  const dictionary = asDictionary(resolve(context, object))
  if (!dictionary) return undefined
  const entries = entriesOf(context, dictionary)
  const type = entries.number('ShadingType') ?? 0
  const space = readColourSpace(resources, entries.get('ColorSpace'))
  if (type < 1 || type > 7) return { type, space, samples: [], problem: `ShadingType ${type}` }
  if (!entries.has('Function')) {
    const problem = type < 4 ? 'no Function' : undefined
    return { type, space, samples: [], problem }
  }
  return { type, space, ...samplesOf(context, entries, type) }
}

/** Two inputs for type 1, else one. */
function samplesOf(
  context: PDFContext,
  entries: Entries,
  type: number,
): Pick<Shading, 'samples' | 'problem'> {
  const evaluate = readFunction(context, entries.get('Function'))
  if (typeof evaluate !== 'function') return { samples: [], problem: evaluate.problem }
  const [left = 0, right = 1, low = 0, high = 1] = entries.numbers('Domain') ?? []
  const along = Array.from({ length: STEPS + 1 }, (_, step) => left + ((right - left) * step) / STEPS)
  const across = Array.from({ length: STEPS + 1 }, (_, step) => low + ((high - low) * step) / STEPS)
  const inputs = type === 1 ? along.flatMap((x) => across.map((y) => [x, y])) : along.map((x) => [x])
  return { samples: inputs.map((input) => evaluate(input)) }
}

const STEPS = 32
