import type { Message } from '../../src/message.ts'
import type { Limits } from '../../src/preflight/limits.ts'
import { preflight } from '../../src/preflight/preflight.ts'
import { type ProfileName, profiles } from '../../src/preflight/profiles.ts'

/** What preflight reports of a file. */
export async function check(
  bytes: Uint8Array,
  profile: ProfileName = 'press',
  limits: Partial<Limits> = {},
): Promise<Message[]> {
  const messages: Message[] = []
  const run = {
    signal: new AbortController().signal,
    report: (message: Message) => messages.push(message),
    progress: () => undefined,
    cacheFolder: '',
  }
  const asked = profiles[profile]
  await preflight(run, bytes, 'a.pdf', { ...asked, limits: { ...asked.limits, ...limits } })
  return messages
}

/** The rules that are broken, each once, in order of the alphabet. */
export function rulesOf(messages: readonly Message[]): string[] {
  return [...new Set(messages.map(({ ruleId }) => ruleId))].sort()
}
