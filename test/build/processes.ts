import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** All processes that a process started, and those started, by id; Linux only. Those that have ended do not count. */
export function descendants(of: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined
    if (stat && stat.state !== 'Z') parents.set(Number(name), stat.parent)
  }
  const found = new Set([of])
  for (let size = 0; size !== found.size; ) {
    size = found.size
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid)
  }
  found.delete(of)
  return [...found]
}

/** The main processes of the browsers that a process started. */
export function browsersOf(pid: number): number[] {
  return descendants(pid).filter((child) => programOf(child) === 'chromium' && statOf(child)?.parent === pid)
}

/** Those that have not ended, after waiting a second for them at most. */
export async function stillAlive(pids: number[]): Promise<number[]> {
  const isAlive = (pid: number) => (statOf(pid)?.state ?? 'Z') !== 'Z'
  for (let round = 0; round < 50 && pids.some(isAlive); round++) await sleep(20)
  return pids.filter(isAlive)
}

/** Wait until a value is there, for half a minute at most. */
export async function eventually<T>(what: string, look: () => T | undefined): Promise<T> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const value = look()
    if (value !== undefined) return value
    await sleep(10)
  }
  throw new Error(`waited in vain for ${what}`)
}

function programOf(pid: number): string | undefined {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`))
  } catch {
    return undefined
  }
}

/** Of `/proc/<pid>/stat`; the name in brackets may contain anything, so read from its end. */
function statOf(pid: number): { state: string; parent: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: state ?? '', parent: Number(parent) }
  } catch {
    return undefined
  }
}
