/** A build that should be measured did not come to its end; the message says what it said. */
export class BenchError extends Error {
  override name = 'BenchError'
}
