import { location } from 'vfile-location'
import type { Manuscript } from '../book.ts'
import { lintRules } from '../rules/lint.ts'
import type { Run } from '../run.ts'
import { lintChapter } from './lint-chapter.ts'
import type { LintContext } from './lint-rule.ts'

/** Tell what a proofreader finds in a manuscript, and how much of it is more than a hint. */
export function reportLint(run: Run, manuscript: Manuscript): number {
  const rules: Record<string, { severity: string }> = lintRules
  let warnings = 0
  for (const { file } of manuscript.chapters.filter(({ isMade }) => !isMade)) {
    run.signal.throwIfAborted()
    const source = String(file)
    const places = location(source)
    for (const { ruleId, start, end, values } of lintChapter(source, ...wishesOf(manuscript))) {
      const [from, to] = [places.toPoint(start), places.toPoint(end)]
      if (rules[ruleId]?.severity === 'warning') warnings++
      run.report({
        ruleId,
        file: file.path,
        place: from && to ? { start: from, end: to } : undefined,
        values,
      })
    }
  }
  return warnings
}

/** What the book wants of the proofreader. */
export function wishesOf({ config }: Pick<Manuscript, 'config'>): [LintContext, ReadonlySet<string>] {
  return [{ language: config.language, terms: config.terms }, new Set(config.lint.off)]
}
