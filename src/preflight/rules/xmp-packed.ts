import { filtersOf } from '../../pdf/decode-stream.ts'
import { entriesOf } from '../../pdf/objects.ts'
import type { PreflightRule } from '../rule.ts'

/** XMP lies open in the file, for programs that look for it without reading PDF. */
export const xmpPacked: PreflightRule = {
  id: 'xmp-packed',
  condition: 'F5',
  authority: 'ISO 15930-7, 6.10',
  *check(reading) {
    const { catalog, context } = reading.file
    const stream = catalog.stream('Metadata')
    const filters = stream ? filtersOf(entriesOf(context, stream.dict)) : []
    if (filters.length > 0) yield { values: { filter: filters.join(', ') } }
  },
}
