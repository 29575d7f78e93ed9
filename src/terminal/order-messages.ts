import type { DescribedMessage } from './describe-message.ts'

/**
 * Messages in the order in which an author works through them: file by file as they were first told, then by place.
 *
 * Stages tell them as they find them, one pass after another.
 */
export function orderMessages(messages: readonly DescribedMessage[]): DescribedMessage[] {
  const ranks = new Map<string, number>()
  for (const { file = '' } of messages) if (!ranks.has(file)) ranks.set(file, ranks.size)
  const rank = ({ file = '' }: DescribedMessage) => ranks.get(file) ?? 0
  return [...messages].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.pages?.[0] ?? 0) - (b.pages?.[0] ?? 0) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  )
}
