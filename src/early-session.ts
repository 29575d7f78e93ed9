import { type EarlyBrowser, startEarly } from './browser/with-browsers.ts'
import { startSubsetThread } from './fonts/subset-in-thread.ts'
import { type StartedSession, startSession } from './paginate/session.ts'
import type { Run } from './run.ts'

/** A browser that starts while all else is being loaded, and a session in it where pages are sure to be made. */
export type EarlySession = EarlyBrowser & { session?: Promise<StartedSession> }

/** `startEarly`, the thread that cuts fonts, and a session in that browser: they talk with each other while the manuscript is read and composed. */
export async function startEarlySession(run: Run): Promise<EarlySession | undefined> {
  startSubsetThread()
  const early = await startEarly(run)
  if (!early) return undefined
  const session = early.running.then(({ browser }) => startSession(browser))
  // Whoever waits for it is told.
  session.catch(() => undefined)
  return { ...early, session }
}
