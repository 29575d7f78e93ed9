import { spawn } from 'node:child_process'
import { killGroup } from '../../src/browser/process-group.ts'
import { BenchError } from './bench-error.ts'
import { memoryOf } from './memory.ts'

/** What a process did, and what it cost. */
export type Measured = {
  exitCode: number | null
  /** Wall clock, from its start to its end. */
  seconds: number
  /** The most that it and its descendants had at a time, in MiB; `undefined` where the system does not tell. */
  peakMemory: number | undefined
  stdout: string
  stderr: string
  /** Lines of stderr, with the time in seconds since the start at which they came. */
  lines: { at: number; text: string }[]
}

/** In ms, at least. */
const SAMPLE_INTERVAL = 200

/**
 * Asking for the memory of a browser takes 15 ms of a core, which a program that keeps all cores busy waits for: samples take a
 * fiftieth of one at the most.
 */
const REST_PER_SAMPLE = 50

/** In ms: what takes longer has come to a standstill. */
const LONGEST = 30 * 60_000

/**
 * Run Node on a script, or another program, and watch it.
 *
 * `others` are processes that work for it but are not its descendants. Aborting the signal kills it.
 *
 * @throws BenchError where it has not ended after `longest` ms
 */
export function measure(
  args: readonly string[],
  options: {
    cwd: string
    signal: AbortSignal
    others?: readonly number[]
    longest?: number
    program?: string
  },
): Promise<Measured> {
  const { cwd, signal, others = [], longest = LONGEST, program = process.execPath } = options
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const seconds = () => (performance.now() - start) / 1000
    // A group of its own, to be counted and killed as a whole.
    const child = spawn(program, args, {
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    })
    const { pid } = child
    const kill = () => {
      if (pid !== undefined) killGroup(pid)
    }
    // Its own group does not get our Ctrl-C, nor our end.
    process.once('exit', kill)
    signal.addEventListener('abort', kill)
    let tooLong = false
    const patience = setTimeout(() => {
      tooLong = true
      kill()
    }, longest)

    let peakMemory: number | undefined
    const sample = () => {
      const begun = performance.now()
      const memory = pid === undefined ? undefined : memoryOf([pid, ...others])
      if (memory !== undefined) peakMemory = Math.max(peakMemory ?? 0, memory)
      const rest = (performance.now() - begun) * REST_PER_SAMPLE
      sampling = setTimeout(sample, Math.max(SAMPLE_INTERVAL, rest))
    }
    let sampling = setTimeout(sample, SAMPLE_INTERVAL)

    let [stdout, stderr] = ['', '']
    const lines: Measured['lines'] = []
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk
      const at = seconds()
      for (const text of chunk.split('\n')) if (text.trim() !== '') lines.push({ at, text })
    })

    let ended = 0
    child.once('exit', () => {
      ended = seconds()
    })
    child.once('error', (error) => reject(new BenchError(`${program} cannot be run: ${error.message}`)))
    child.once('close', (exitCode) => {
      clearTimeout(sampling)
      clearTimeout(patience)
      process.off('exit', kill)
      signal.removeEventListener('abort', kill)
      if (signal.aborted) reject(signal.reason)
      else if (tooLong)
        reject(new BenchError(`${args[0]} had not ended after ${longest / 1000} s:\n${stderr.slice(-1500)}`))
      else resolve({ exitCode, seconds: ended, peakMemory, stdout, stderr, lines })
    })
  })
}
