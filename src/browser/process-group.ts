import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/**
 * Process ids of a browser and all that it started; empty once all have ended.
 *
 * On Linux those of its process group, and their children; elsewhere only the browser's own. What has ended and only
 * waits for the system's first process to notice does not count.
 */
export function groupPids(leader: number): number[] {
  if (process.platform !== 'linux') return isAlive(leader) ? [leader] : []
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processOf(Number(name)) ?? [])
  const found = new Set(processes.filter(({ group }) => group === leader).map(({ pid }) => pid))
  for (let size = -1; size !== found.size; ) {
    size = found.size
    for (const { pid, parent } of processes) if (found.has(parent)) found.add(pid)
  }
  return [...found]
}

/** End a browser and all that it started, at once. */
export function killGroup(leader: number): void {
  try {
    if (process.platform === 'win32') {
      spawnSync('taskkill', ['/pid', String(leader), '/T', '/F'], { stdio: 'ignore', windowsHide: true })
    } else {
      process.kill(-leader, 'SIGKILL')
    }
  } catch {
    // It has ended already.
  }
}

/** Of `/proc/<pid>/stat`; the name in brackets may contain anything, so read from its end. */
function processOf(pid: number): { pid: number; parent: number; group: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' && Number(parent) !== process.pid) return undefined
    return { pid, parent: Number(parent), group: Number(group) }
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
