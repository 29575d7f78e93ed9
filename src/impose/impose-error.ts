/** Something that cannot be imposed as it was asked for; whoever asked is told by `ruleId`. */
export class ImposeError extends Error {
  readonly ruleId: string
  readonly values: Record<string, string | number>

  constructor(ruleId: string, values: Record<string, string | number> = {}) {
    super(`${ruleId} ${JSON.stringify(values)}`)
    this.ruleId = ruleId
    this.values = values
  }
}
