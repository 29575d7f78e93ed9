import { EpubCheck } from '@likecoin/epubcheck-ts'
import type { Severity } from '../message.ts'
import { epubcheckNamed } from '../rules/epubcheck-words.ts'
import { xmlRules } from '../rules/xml.ts'
import type { Run } from '../run.ts'
import { unpackedSizes } from '../unpacked-sizes.ts'
import { epubcheckNames } from './epubcheck-names.ts'
import { epubcheckRule } from './epubcheck-rule.ts'
import { claimsAreTrue } from './gates/claims-are-true.ts'
import { contentsAreComplete } from './gates/contents-are-complete.ts'
import { filesAreListed } from './gates/files-are-listed.ts'
import { fontsAreThere } from './gates/fonts-are-there.ts'
import type { Gate } from './gates/gate.ts'
import { headingsNest } from './gates/headings-nest.ts'
import { languageIsTold } from './gates/language-is-told.ts'
import { linksLead } from './gates/links-lead.ts'
import { markupIsHtml } from './gates/markup-is-html.ts'
import { nothingRemote } from './gates/nothing-remote.ts'
import { nothingRuns } from './gates/nothing-runs.ts'
import { pageListLeads } from './gates/page-list-leads.ts'
import { picturesHaveWords } from './gates/pictures-have-words.ts'
import { tablesHaveHeads } from './gates/tables-have-heads.ts'
import { termsAreKnown } from './gates/terms-are-known.ts'
import { liftFolder } from './lift-folder.ts'
import { type EpubFault, type OpenEpub, openEpub } from './open-epub.ts'

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
  markupIsHtml,
]

/**
 * Check an EPUB of anybody: EPUBCheck's rules (without Java), and what they do not ask.
 *
 * All is reported, each fault once; `shown` is the EPUB's path as messages show it, files in it are told as
 * `book.epub/OEBPS/a.xhtml`.
 */
export async function checkEpub(run: Run, packed: Uint8Array, shown: string): Promise<void> {
  const sizes = unpackedSizes(packed)
  const large = [...sizes].find(([, size]) => size > MOST_OF_FILE)
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  if (large || total > MOST_OF_ALL) {
    // It would fill the memory: such files are made to, or are of no use to readers.
    const [path, size] = large ?? [undefined, total]
    const values = {
      size: Math.round(size / MEBIBYTE),
      most: (large ? MOST_OF_FILE : MOST_OF_ALL) / MEBIBYTE,
    }
    run.report({ ruleId: 'epub-too-large', file: path === undefined ? shown : `${shown}/${path}`, values })
    return
  }
  const { bytes, folder } = await liftFolder(packed)
  const { epub, faults } = await openEpub(bytes)
  const told = new Set<string>()
  const report = ({ ruleId, path, place, values }: EpubFault, severity?: Severity) => {
    const key = JSON.stringify([ruleId, path, place, values])
    if (told.has(key)) return
    told.add(key)
    run.report({ ruleId, severity, file: path ? `${shown}/${folder ?? ''}${path}` : shown, place, values })
  }
  if (folder !== undefined) report({ ruleId: 'epub-in-folder', values: { folder } })
  for (const fault of faults) report(fault)
  if (faults.some(({ ruleId }) => ruleId === 'epub-not-zip')) return
  const ours: EpubFault[] = [...faults]
  for (const gate of epub ? gates : []) {
    if (!epub) break
    run.signal.throwIfAborted()
    for (const { ruleId, path, at, values } of await gate(epub))
      ours.push({ ruleId, path, place: at && { line: at.line, column: at.column }, values })
  }
  for (const fault of ours) report(fault)
  const { messages } = await EpubCheck.validate(bytes)
  for (const { id, severity, message, location } of messages) {
    if (!/^(?:fatal|error|warning)$/.test(severity)) continue
    const isError = severity !== 'warning'
    const { line, column } = location ?? {}
    const place = line === undefined || line < 1 ? undefined : { line, column: Math.max(1, column ?? 1) }
    const path = location?.path
    if (ours.some((fault) => isSame(fault, { id, path, place })) || (epub && isListed(epub, id, message)))
      continue
    const ruleId = epubcheckRule(id, message, isError)
    const { there, expected } = epubcheckNames(message)
    report(
      { ruleId, path, place, values: { id, problem: message, named: epubcheckNamed(there, expected) } },
      isError ? 'error' : 'warning',
    )
  }
}

const MEBIBYTE = 2 ** 20
const MOST_OF_FILE = 256 * MEBIBYTE
const MOST_OF_ALL = 1024 * MEBIBYTE

type Told = { id: string; path: string | undefined; place: EpubFault['place'] }

/** Whether EPUBCheck tells what one of our gates has told already, in better words and at a better place. */
function isSame({ ruleId, path, place }: EpubFault, told: Told): boolean {
  if (!sameFaults[told.id]?.includes(ruleId)) return false
  if (path !== undefined && told.path !== undefined && path !== told.path) return false
  return !place || !told.place || place.line === told.place.line
}

/** It takes a file that is listed as `./a.png` for one that is not listed. */
function isListed({ items }: OpenEpub, id: string, problem: string): boolean {
  const path = id === 'RSC-008' ? /"([^"]*)"/.exec(problem)?.[1] : undefined
  return path !== undefined && items.some((item) => item.path === path)
}

/** Its number → our rules for the same fault. */
const sameFaults: Record<string, string[]> = {
  'NAV-010': ['epub-nav-nowhere'],
  'NAV-011': ['epub-nav-order', 'epub-page-order'],
  'OPF-003': ['epub-file-unlisted'],
  'RSC-001': ['epub-file-missing'],
  'RSC-002': ['epub-no-package'],
  'RSC-006': ['epub-remote'],
  'RSC-007': ['epub-link-nowhere', 'epub-nav-nowhere', 'epub-page-nowhere', 'epub-font-missing'],
  'RSC-012': ['epub-link-nowhere', 'epub-nav-nowhere', 'epub-page-nowhere'],
  'RSC-005': ['epub-html-obsolete', 'epub-html-misplaced'],
  'RSC-016': Object.keys(xmlRules),
  // Of a file that it cannot read, it says so under this number, too.
  'HTM-004': Object.keys(xmlRules),
}
