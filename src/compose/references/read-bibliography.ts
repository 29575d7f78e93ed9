import type { VFile } from 'vfile'
import type { Run } from '../../run.ts'
import type { Reference } from './reference.ts'

/**
 * The author's sources by their keys; what cannot be read, and keys that stand twice, are told at their places.
 * `undefined` where nothing of the file could be read: then no key of it is known, and none wrong.
 */
export async function readBibliography(run: Run, file: VFile): Promise<Map<string, Reference> | undefined> {
  const source = String(file)
  const read = file.path.toLowerCase().endsWith('.json')
    ? (await import('./read-csl-json.ts')).readCslJson
    : // It brings a library of its own: books without sources do not wait for it.
      (await import('./read-bibtex.ts')).readBibtex
  const { references, faults } = read(source)
  for (const { ruleId, place, values } of faults) run.report({ ruleId, file: file.path, place, values })
  if (references.length === 0 && faults.length > 0) return undefined
  if (references.length === 0)
    run.report({ ruleId: 'bibliography-empty', file: file.path, place: { line: 1, column: 1 } })
  const byKey = new Map<string, Reference>()
  for (const reference of references) {
    const { key, place } = reference
    const first = byKey.get(key)
    if (first)
      run.report({
        ruleId: 'bibliography-duplicate',
        file: file.path,
        place,
        values: { key, line: first.place.line },
      })
    else byKey.set(key, reference)
  }
  return byKey
}
