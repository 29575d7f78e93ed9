import { lintChapter } from './lint-chapter.ts'
import type { LintContext } from './lint-rule.ts'

/** Mending one fault may show another; a chapter is done long before so many rounds. */
const mostRounds = 10

/** A chapter with all mended that needs no asking, and how many faults that were. */
export function fixChapter(
  source: string,
  context: LintContext,
  off: ReadonlySet<string>,
): { text: string; mended: number } {
  let text = source
  let mended = 0
  for (let round = 0; round < mostRounds; round++) {
    const faults = lintChapter(text, context, off).filter(({ fix }) => fix !== undefined)
    if (faults.length === 0) break
    let end = Number.POSITIVE_INFINITY
    // From the end, so that places before stay where they are; of two that overlap the later one waits.
    for (const fault of faults.reverse()) {
      if (fault.end > end || fault.fix === undefined) continue
      text = text.slice(0, fault.start) + fault.fix + text.slice(fault.end)
      end = fault.start
      mended++
    }
  }
  return { text, mended }
}
