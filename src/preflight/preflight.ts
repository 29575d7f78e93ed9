import type { Severity } from '../message.ts'
import type { Run } from '../run.ts'
import { openPdf, type PdfFile } from './open-pdf.ts'
import { preflightRuleList } from './preflight-rule-list.ts'
import type { Profile } from './profiles.ts'
import { readPdf } from './read-pdf.ts'
import type { Reading } from './reading.ts'
import type { PreflightRule } from './rule.ts'

/** What a rule found, told once for all its pages. */
type Told = {
  ruleId: PreflightRule['id']
  severity?: Severity
  pages: Set<number>
  values: Record<string, string | number>
}

/**
 * Check any PDF for a profile; all that is found is reported. `shown` is the file's path as messages show it.
 *
 * Gives the number of pages; `undefined` where it could not be opened.
 */
export async function preflight(
  run: Run,
  bytes: Uint8Array,
  shown: string,
  profile: Profile,
): Promise<number | undefined> {
  const file = await openPdf(bytes)
  if ('problem' in file) {
    run.report({ ruleId: 'pdf-unreadable', file: shown, values: { problem: file.problem } })
    return undefined
  }
  const reading = await readingOf(file, run)
  for (const rule of preflightRuleList) {
    if (!profile.rules.includes(rule.id)) continue
    // Content that is encrypted is no content: rules would find only nonsense.
    if (file.encrypted && rule.id !== 'pdf-encrypted') continue
    run.signal.throwIfAborted()
    const told = [...(await toldBy(rule, reading, profile))]
    const more = told.slice(MOST_TOLD)
    if (more.length > 0) {
      const pages = new Set(more.flatMap((each) => [...each.pages]))
      run.report({
        ruleId: 'preflight-more',
        file: shown,
        values: { count: more.length, rule: rule.id },
        pages: ascending(pages),
      })
    }
    for (const { ruleId, severity, pages, values } of told.slice(0, MOST_TOLD))
      run.report({
        ruleId,
        file: shown,
        severity: profile.severities?.[ruleId] ?? severity,
        values,
        pages: pages.size > 0 ? [...pages].sort((a, b) => a - b) : undefined,
      })
  }
  return reading.pages.length
}

/** Of one rule: nobody reads the hundredth. */
const MOST_TOLD = 12

function ascending(pages: ReadonlySet<number>): number[] | undefined {
  return pages.size > 0 ? [...pages].sort((a, b) => a - b) : undefined
}

async function readingOf(file: PdfFile, run: Run): Promise<Reading> {
  if (file.encrypted)
    return { file, pages: [], marks: [], states: [], groups: [], objects: [], damages: [], unread: [] }
  return readPdf(file, run.signal, (done, total) => run.progress('preflight', done, total))
}

async function toldBy(rule: PreflightRule, reading: Reading, { limits }: Profile): Promise<Iterable<Told>> {
  const told = new Map<string, Told>()
  for await (const { page, values = {}, group, severity } of rule.check(reading, limits)) {
    const key = `${severity ?? ''} ${group ?? JSON.stringify(values)}`
    const known = told.get(key) ?? { ruleId: rule.id, severity, pages: new Set<number>(), values }
    told.set(key, known)
    if (page !== undefined) known.pages.add(page)
  }
  return told.values()
}
