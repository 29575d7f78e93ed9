import { readFileSync } from 'node:fs'
import { groupPids } from '../../src/browser/process-group.ts'

/**
 * Memory of a process, all its descendants, and their process groups, in MiB: the sum of their proportional set
 * sizes, where pages that several share count once.
 *
 * `undefined` where the system does not tell (all but Linux).
 */
export function memoryOf(leaders: readonly number[]): number | undefined {
  if (process.platform !== 'linux') return undefined
  const pids = new Set(leaders.flatMap(groupPids))
  return [...pids].reduce((sum, pid) => sum + proportionalSize(pid), 0) / 1024
}

/** In KiB; 0 where the process has ended. */
function proportionalSize(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
