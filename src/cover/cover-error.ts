/** Something that a cover cannot be; the author is told by `ruleId`, at the place of `key` in book.yaml. */
export class CoverError extends Error {
  readonly ruleId: string
  readonly values: Record<string, string | number>
  readonly key: string[]

  constructor(ruleId: string, values: Record<string, string | number>, key: string[]) {
    super(`${ruleId} ${JSON.stringify(values)}`)
    this.ruleId = ruleId
    this.values = values
    this.key = key
  }
}
