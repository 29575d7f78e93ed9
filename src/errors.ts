/** The book has faults, already reported: exit code 1. */
export class BookError extends Error {
  override name = 'BookError'
}

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/**
 * The machine lacks something: exit code 3.
 *
 * `ruleId` and `values` name the sentence of the catalogue that says what is missing and what to do.
 */
export class MissingToolError extends Error {
  override name = 'MissingToolError'
  readonly ruleId: string
  readonly values: Record<string, string | number>
  constructor(ruleId: string, values: Record<string, string | number> = {}) {
    super(ruleId)
    this.ruleId = ruleId
    this.values = values
  }
}

/** The browser crashed twice at the same work: exit code 3. */
export class BrowserCrashedError extends MissingToolError {
  override name = 'BrowserCrashedError'
  constructor(options: { cause: unknown }) {
    super('browser-crashed')
    this.cause = options.cause
  }
}
