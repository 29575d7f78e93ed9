import type { DescribedMessage } from './describe-message.ts'

/** What is told once, at its first place; `also` are the further places of a file where the very same is the matter. */
export type FoldedMessage = DescribedMessage & { also: { line: number; column: number }[] }

/**
 * Messages of one file that say the same, put together in the order in which they begin.
 *
 * A picture that is not there and is used forty times is one fault, not forty.
 */
export function foldMessages(messages: readonly DescribedMessage[]): FoldedMessage[] {
  const folded = new Map<string, FoldedMessage>()
  for (const message of messages) {
    const { ruleId, severity, reason, fix, line, column = 1, pages = [] } = message
    const isAlone = line === undefined || pages.length > 0
    const key = JSON.stringify(isAlone ? folded.size : [ruleId, severity, reason, fix])
    const first = folded.get(key)
    if (first && line !== undefined) first.also.push({ line, column })
    else folded.set(key, { ...message, also: [] })
  }
  return [...folded.values()]
}
