import { EpubCheck } from '@likecoin/epubcheck-ts'
import type { Run } from '../run.ts'
import { claimsAreTrue } from './gates/claims-are-true.ts'
import { contentsAreComplete } from './gates/contents-are-complete.ts'
import { filesAreListed } from './gates/files-are-listed.ts'
import { fontsAreThere } from './gates/fonts-are-there.ts'
import type { Gate } from './gates/gate.ts'
import { headingsNest } from './gates/headings-nest.ts'
import { languageIsTold } from './gates/language-is-told.ts'
import { linksLead } from './gates/links-lead.ts'
import { nothingRemote } from './gates/nothing-remote.ts'
import { nothingRuns } from './gates/nothing-runs.ts'
import { pageListLeads } from './gates/page-list-leads.ts'
import { picturesHaveWords } from './gates/pictures-have-words.ts'
import { tablesHaveHeads } from './gates/tables-have-heads.ts'
import { termsAreKnown } from './gates/terms-are-known.ts'
import { type EpubFault, openEpub } from './open-epub.ts'

const gates: readonly Gate[] = [
  tablesHaveHeads,
  picturesHaveWords,
  pageListLeads,
  contentsAreComplete,
  filesAreListed,
  fontsAreThere,
  nothingRuns,
  nothingRemote,
  linksLead,
  claimsAreTrue,
  headingsNest,
  languageIsTold,
  termsAreKnown,
]

/**
 * Check an EPUB of anybody: EPUBCheck's rules (without Java), and what they do not ask.
 *
 * All is reported; `shown` is the EPUB's path as messages show it, files in it are told as `book.epub/OEBPS/a.xhtml`.
 */
export async function checkEpub(run: Run, bytes: Uint8Array, shown: string): Promise<void> {
  const { epub, faults } = await openEpub(bytes)
  const told = new Set<string>()
  const report = ({ ruleId, path, place, values }: EpubFault) => {
    const key = JSON.stringify([ruleId, path, place, values])
    if (told.has(key)) return
    told.add(key)
    run.report({ ruleId, file: path ? `${shown}/${path}` : shown, place, values })
  }
  for (const fault of faults) report(fault)
  if (faults.some(({ ruleId }) => ruleId === 'epub-not-zip')) return
  for (const gate of epub ? gates : []) {
    if (!epub) break
    run.signal.throwIfAborted()
    for (const { ruleId, path, at, values } of await gate(epub))
      report({ ruleId, path, place: at && { line: at.line, column: at.column }, values })
  }
  const { messages } = await EpubCheck.validate(bytes)
  for (const { id, severity, message, location } of messages) {
    const ruleId = rulesOfSeverity[severity]
    if (ruleId === undefined) continue
    const { line, column } = location ?? {}
    report({
      ruleId,
      path: location?.path,
      place: line === undefined || line < 1 ? undefined : { line, column: Math.max(1, column ?? 1) },
      values: { id, problem: message },
    })
  }
}

/** Its infos and usages are no faults. */
const rulesOfSeverity: Record<string, string> = {
  fatal: 'epubcheck-error',
  error: 'epubcheck-error',
  warning: 'epubcheck-warning',
}
