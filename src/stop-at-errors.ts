import { BookError } from './errors.ts'
import { severityOf } from './rules.ts'
import type { Run } from './run.ts'

/**
 * A run that counts errors, so that a stage can report all it finds before the build stops.
 *
 * `stop` throws a BookError where there was one.
 */
export function stopAtErrors(run: Run): { run: Run; stop: () => void } {
  let errors = 0
  const report: Run['report'] = (message) => {
    if (severityOf(message) === 'error') errors++
    run.report(message)
  }
  const stop = () => {
    if (errors > 0) throw new BookError(`${errors} errors in the book`)
  }
  return { run: { ...run, report }, stop }
}
