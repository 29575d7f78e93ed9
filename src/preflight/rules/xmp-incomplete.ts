import type { PreflightRule } from '../rule.ts'
import { xmpValue } from '../xmp.ts'

/** XMP has title, dates, identifiers and trapping. */
export const xmpIncomplete: PreflightRule = {
  id: 'xmp-incomplete',
  condition: 'F5',
  authority: 'ISO 15930-7, 6.10',
  *check(reading) {
    const missing = wanted.filter(([, name]) => !xmpValue(reading.file, name))
    if (missing.length > 0) yield { values: { missing: missing.map((names) => names.join(':')).join(', ') } }
  },
}

const wanted: readonly [prefix: string, name: string][] = [
  ['dc', 'title'],
  ['xmp', 'CreateDate'],
  ['xmp', 'ModifyDate'],
  ['xmp', 'MetadataDate'],
  ['xmpMM', 'DocumentID'],
  ['xmpMM', 'VersionID'],
  ['xmpMM', 'RenditionClass'],
  ['pdf', 'Trapped'],
]
