import { pdfxClaim } from '../pdfx-claim.ts'
import type { PreflightRule } from '../rule.ts'

/** The header has the version of the PDF/X that the file says it is. */
export const pdfVersion: PreflightRule = {
  id: 'pdf-version',
  condition: 'F1',
  authority: 'ISO 15930-7, 6.1; ISO 32000-1, 7.5.2',
  *check(reading) {
    const claim = pdfxClaim(reading.file)
    const { version, catalog } = reading.file
    const found = catalog.name('Version') ?? version
    const wanted = versions.find(([start]) => claim.startsWith(start))?.[1]
    if (wanted && !wanted.includes(found))
      yield { values: { found: found === '' ? '–' : found, expected: wanted.at(-1) ?? '', claim } }
  },
}

const versions: readonly [claim: string, versions: readonly string[]][] = [
  ['PDF/X-4', ['1.6']],
  ['PDF/X-3:2003', ['1.3', '1.4']],
  ['PDF/X-1a:2003', ['1.3', '1.4']],
  ['PDF/X-3:2002', ['1.3']],
  ['PDF/X-1a:2001', ['1.3']],
]
