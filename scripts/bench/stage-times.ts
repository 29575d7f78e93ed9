import type { Measured } from './measure.ts'

/** Seconds of each stage, in the order in which they came. */
export type StageTimes = Record<string, number>

/**
 * How long each stage took, by the lines that were printed when it began.
 *
 * `stageOf` names the stage that a line begins, if it begins one; what came before the first is `first`. A stage that
 * comes again is added up.
 */
export function stageTimes(
  { lines, seconds }: Pick<Measured, 'lines' | 'seconds'>,
  first: string,
  stageOf: (line: string) => string | undefined,
): StageTimes {
  const times: StageTimes = {}
  let [stage, since] = [first, 0]
  const close = (at: number) => {
    times[stage] = (times[stage] ?? 0) + at - since
    since = at
  }
  for (const { at, text } of lines) {
    const next = stageOf(text)
    if (next === undefined) continue
    close(at)
    stage = next
  }
  close(seconds)
  return times
}
