import { fileURLToPath } from 'node:url'
import type { Stage } from '../../src/run.ts'
import { words } from '../../src/terminal/words.ts'
import { BenchError } from './bench-error.ts'
import { type Measured, measure } from './measure.ts'
import { type StageTimes, stageTimes } from './stage-times.ts'

/** A finished build of either press. */
export type Build = {
  /** Absolute path of the PDF. */
  path: string
  seconds: number
  stages: StageTimes
  /** MiB; `undefined` where the system does not tell. */
  peakMemory: number | undefined
}

/** Build a manuscript folder as its author would: `banxin pdf`, in a process of its own. `program` is another banxin.js. */
export async function banxinBuild(
  folder: string,
  options: { output: string; cache: string; signal: AbortSignal; program?: string },
): Promise<Build> {
  const args = ['pdf', folder, '--output', options.output, '--cache', options.cache]
  const measured = await banxin(args, folder, options.signal, options.program)
  const { seconds, peakMemory } = measured
  return { path: madePath(measured), seconds, stages: stageTimes(measured, 'start', stageOf), peakMemory }
}

/** Bundle the program, as its first run does: no part of a build. */
export async function prepareBanxin(signal: AbortSignal): Promise<void> {
  await measure([`${project}src/banxin.js`, '--help'], { cwd: project, signal })
}

/** Make a manuscript folder of a text file: `banxin import`. */
export async function banxinImport(file: string, folder: string, signal: AbortSignal): Promise<void> {
  await banxin(['import', file, '--to', folder], folder, signal)
}

/** @throws BenchError where it ends with an error, with what it said. */
async function banxin(
  args: string[],
  about: string,
  signal: AbortSignal,
  program = `${project}src/banxin.js`,
): Promise<Measured> {
  const measured = await measure([program, ...args, '--json', '--lang', 'en'], {
    cwd: project,
    signal,
  })
  if (measured.exitCode === 0) return measured
  const said = reasons(measured.stdout) || measured.stderr.trim().split('\n').slice(-8).join('\n')
  throw new BenchError(`banxin ${args[0]} of ${about} ended with ${measured.exitCode}:\n${said}`)
}

const project = fileURLToPath(new URL('../../', import.meta.url))

/** A line begins a stage when it is the first of it: banxin prints one at once then, and others now and then. */
function stageOf(line: string): string | undefined {
  return stages.find((stage) => line.startsWith(words.en.stages[stage]))
}

const stages: readonly Stage[] = ['read', 'compose', 'fonts', 'paginate', 'print', 'prove']

type Answer = { files: { path: string }[]; messages: { severity: string; reason: string }[] }

function madePath({ stdout }: Measured): string {
  const path = answerOf(stdout)?.files[0]?.path
  if (path === undefined) throw new BenchError(`banxin pdf names no file:\n${stdout}`)
  return path
}

function reasons(stdout: string): string {
  const errors = answerOf(stdout)?.messages.filter(({ severity }) => severity === 'error') ?? []
  return errors
    .slice(0, 8)
    .map(({ reason }) => reason)
    .join('\n')
}

function answerOf(stdout: string): Answer | undefined {
  try {
    return JSON.parse(stdout) as Answer
  } catch {
    return undefined
  }
}
