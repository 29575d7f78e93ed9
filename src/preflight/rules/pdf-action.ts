import { everyDictionary } from '../../pdf/every-dictionary.ts'
import { asDictionary, entriesOf } from '../../pdf/objects.ts'
import type { PreflightRule } from '../rule.ts'

/** Nothing happens by itself, nothing leads out of the file. */
export const pdfAction: PreflightRule = {
  id: 'pdf-action',
  condition: 'F8',
  authority: 'ISO 15930-7, 6.18',
  *check(reading) {
    const { catalog, context } = reading.file
    const open = entriesOf(context, asDictionary(catalog.get('OpenAction'))).name('S')
    const kinds = new Set(open === undefined ? [] : [`OpenAction ${open}`])
    for (const entries of everyDictionary(reading.file.context)) {
      const kind = entries.name('S')
      if (kind !== undefined && actions.has(kind) && !entries.has('K')) kinds.add(kind)
      if (entries.entries('AA').dictionary) kinds.add('AA')
    }
    for (const kind of kinds) yield { values: { kind } }
  },
}

/** ISO 32000-1, table 198, but for those that stay in the file; JavaScript has its own rule. */
const actions = new Set([
  'GoToR',
  'GoToE',
  'Launch',
  'URI',
  'Sound',
  'Movie',
  'Hide',
  'Named',
  'SubmitForm',
  'ResetForm',
  'ImportData',
  'SetOCGState',
  'Rendition',
  'Trans',
  'GoTo3DView',
])
