import { BookError } from '../errors.ts'
import type { Run } from '../run.ts'
import type { StandardFaults } from './finish-pdf.ts'

/**
 * Tell why a PDF does not say of itself that it keeps the standards that were meant.
 *
 * @throws BookError where PDF/A was asked for and the file is none
 */
export function reportStandards(
  run: Run,
  { tags, fonts, archive }: StandardFaults,
  wantsArchive: boolean,
): void {
  // One for each kind, the first of it.
  const kinds = new Map(tags.map((fault) => [`${fault.clause} ${fault.role}`, fault] as const).reverse())
  for (const { clause, role, page } of [...kinds.values()].reverse())
    run.report({ ruleId: 'pdf-tag-fault', values: { role, clause, page } })
  if (fonts.length > 0) run.report({ ruleId: 'pdf-font-fault', values: { fonts: fonts.join(', ') } })
  if (!wantsArchive || archive.length + fonts.length === 0) return
  for (const fault of archive) run.report({ ruleId: 'pdf-archive-fault', values: { fault } })
  throw new BookError('the PDF cannot be kept for good')
}
