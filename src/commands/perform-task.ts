import { relative } from 'node:path'
import { styleText } from 'node:util'
import { cacheWritten } from '../cache.ts'
import { BookError, MissingToolError, UsageError } from '../errors.ts'
import type { Language, Message } from '../message.ts'
import { describeMessage } from '../terminal/describe-message.ts'
import { formatMessages } from '../terminal/format.ts'
import { orderMessages } from '../terminal/order-messages.ts'
import { startProgress } from '../terminal/progress.ts'
import { words } from '../terminal/words.ts'
import type { CommandContext, MadeFile } from './command.ts'
import type { Task } from './program.ts'

export type Surroundings = {
  language: Language
  cwd: string
  /** Absolute. */
  cacheFolder: string
  signal: AbortSignal
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  env: Record<string, string | undefined>
}

/** Exit codes, as the README lists them. Ctrl-C has its own, see cli.ts. */
export const exitCodes = { fine: 0, bookErrors: 1, wrongUse: 2, missingTool: 3, ourFault: 70 }

/**
 * Do what the command line asks for and tell about it: progress and messages on stderr, what was made on stdout.
 *
 * Gives the exit code. An abort comes out as the error that the stages throw for it.
 */
export async function performTask(task: Task, around: Surroundings): Promise<number> {
  const { language, cwd, signal, stdout, stderr } = around
  const { json = false, quiet = false } = task.options
  const messages: Message[] = []
  const files: MadeFile[] = []
  const lines: string[] = []
  const progress = quiet
    ? { update: () => undefined, stop: () => undefined }
    : startProgress(stderr, language)
  const context: CommandContext = {
    run: {
      signal,
      report: (message) => messages.push(message),
      progress: progress.update,
      cacheFolder: around.cacheFolder,
    },
    write: (line) => lines.push(line),
    made: (file) => files.push(file),
    language,
    cwd,
  }

  let code = exitCodes.fine
  let failure: unknown
  try {
    await task.perform(context)
  } catch (error) {
    if (signal.aborted) throw error
    failure = error
    code = exitCodeOf(error)
    if (error instanceof MissingToolError)
      messages.push({ ruleId: error.ruleId, severity: 'error', values: error.values })
  } finally {
    progress.stop()
    await cacheWritten()
  }

  const described = messages.map((message) => describeMessage(message, language))
  const hasErrors = described.some((message) => message.severity === 'error')
  if (code === exitCodes.fine && hasErrors) code = exitCodes.bookErrors

  const shown = quiet ? messages.filter((_, index) => described[index]?.severity !== 'info') : messages
  if (!json) stderr.write(formatMessages(shown, language, isColoured(stderr, around.env)))
  if (code === exitCodes.ourFault) {
    stderr.write(`${words[language].ourFault}\n\n${stackOf(failure)}\n`)
  } else if (failure instanceof Error && !hasErrors) {
    stderr.write(`${failure.message}\n`)
  }

  if (json) {
    const told = { exitCode: code, files, lines, messages: orderMessages(described) }
    stdout.write(`${JSON.stringify(told, null, 2)}\n`)
  } else if (!quiet) {
    for (const line of lines) stdout.write(`${line}\n`)
    for (const file of files) stdout.write(`${madeLine(file, around)}\n`)
  }
  return code
}

function exitCodeOf(error: unknown): number {
  if (error instanceof BookError) return exitCodes.bookErrors
  if (error instanceof UsageError) return exitCodes.wrongUse
  if (error instanceof MissingToolError) return exitCodes.missingTool
  return exitCodes.ourFault
}

/** `output/书.pdf  32 pages  12.4 s`, after a tick where people watch. */
function madeLine({ path, pages, seconds }: MadeFile, { cwd, language, stdout, env }: Surroundings): string {
  const inside = relative(cwd, path)
  const parts = [
    inside.startsWith('..') ? path : inside,
    ...(pages === undefined ? [] : [words[language].pages(pages)]),
    words[language].seconds(seconds),
  ]
  if (!stdout.isTTY) return parts.join('  ')
  const tick = isColoured(stdout, env) ? styleText('green', '✔', { validateStream: false }) : '✔'
  return `${tick} ${parts.join('  ')}`
}

/** NO_COLOR: no-color.org; any value but the empty one counts. */
function isColoured(stream: NodeJS.WriteStream, env: Record<string, string | undefined>): boolean {
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? String(error.stack) : `${error.stack}\n${stackOf(error.cause)}`
}
