import type { LintContext, LintFinding } from './lint-rule.ts'
import { lintRuleList } from './lint-rule-list.ts'
import { type Passage, passagesOf } from './passage.ts'

/** A fault at its place in the file, counted in UTF-16 units from 0. */
export type LintFault = {
  ruleId: string
  start: number
  end: number
  values: Record<string, string | number>
  /** Instead of what stands there; left out where it is not for a program to say. */
  fix?: string
}

/** What a proofreader finds in a chapter, in the order of the text. `off` names rules that are not asked. */
export function lintChapter(source: string, context: LintContext, off: ReadonlySet<string>): LintFault[] {
  const passages = passagesOf(source)
  const asked = lintRuleList.filter(({ id }) => !off.has(id))
  const faults = passages.flatMap((passage) =>
    asked
      .filter(({ id }) => !isIgnored(id, passage.ignored))
      .flatMap((rule) =>
        rule.check(passage, context, passages).map((finding) => placed(rule.id, finding, passage, source)),
      ),
  )
  return faults.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Comments may leave out what all names begin with. */
function isIgnored(id: string, ignored: ReadonlySet<string>): boolean {
  return ignored.has('*') || ignored.has(id) || ignored.has(id.replace(/^lint-/, ''))
}

function placed(
  ruleId: string,
  { at, length, values = {}, fix }: LintFinding,
  { offsets, text }: Passage,
  source: string,
): LintFault {
  const start = offsets[at] ?? 0
  const end = length === 0 ? start : (offsets[at + length - 1] ?? start) + 1
  // Where markup stands between its characters, it is for the author to mend.
  const isWhole = source.slice(start, end) === text.slice(at, at + length)
  return { ruleId, start, end, values, ...(fix !== undefined && isWhole ? { fix } : {}) }
}
