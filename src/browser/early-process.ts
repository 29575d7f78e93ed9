import type { ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { startPage } from '../page-script.ts'
import { signalCodes } from '../signal-codes.ts'
import { type BrowserChoice, findBrowser } from './find-browser.ts'
import { killGroup } from './process-group.ts'
import { makeProfileFolder, profileRemoval } from './profile-folder.ts'
import { spawnProcess } from './start-process.ts'

/** A browser process that nobody speaks with yet. */
export type EarlyProcess = { choice: BrowserChoice; profile: string; child: ChildProcess }

/** This file runs twice: bundled by itself, before the program is loaded, and as part of it. */
const OFFERED = Symbol.for('banxin.earlyProcess')

/**
 * Start a browser process while the program is not even loaded: it takes as long as that.
 *
 * Not taken, it ends with this process. What goes wrong will again, and be told, where the browser is needed.
 */
export async function offerEarlyProcess(): Promise<void> {
  try {
    const choice = await findBrowser()
    const profile = await makeProfileFolder()
    const child = spawnProcess(choice, profile, startPage())
    const end = () => {
      if (child.pid !== undefined) killGroup(child.pid)
      rmSync(profile, profileRemoval)
    }
    const listeners = Object.entries(signalCodes).map(([signal, code]) => ({
      signal,
      stop: () => process.exit(code),
    }))
    const release = () => {
      process.off('exit', end)
      for (const { signal, stop } of listeners) process.off(signal, stop)
    }
    process.once('exit', end)
    for (const { signal, stop } of listeners) process.once(signal, stop)
    child.on('error', () => undefined)
    const offer: Offer = { early: { choice, profile, child }, release, end }
    Reflect.set(globalThis, OFFERED, offer)
  } catch {
    // Nothing is offered.
  }
}

type Offer = { early: EarlyProcess; release: () => void; end: () => void }

/** The process that was started early, for one who takes care of it from now on. */
export function takeEarlyProcess(): EarlyProcess | undefined {
  const offer = Reflect.get(globalThis, OFFERED) as Offer | undefined
  if (!offer) return undefined
  Reflect.deleteProperty(globalThis, OFFERED)
  offer.release()
  const { child } = offer.early
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) return offer.early
  offer.end()
  return undefined
}
