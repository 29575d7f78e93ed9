/** Something in the printed pages that the press file cannot hold; the author is told by `ruleId`. */
export class PressError extends Error {
  readonly ruleId: string
  readonly values: Record<string, string | number>

  constructor(ruleId: string, values: Record<string, string | number> = {}, options?: ErrorOptions) {
    super(`${ruleId} ${JSON.stringify(values)}`, options)
    this.ruleId = ruleId
    this.values = values
  }
}
