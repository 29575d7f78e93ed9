import type { Language } from '../message.ts'
import type { Run } from '../run.ts'

/**
 * What every command gets.
 *
 * A command file exports `async function nameCommand(context, argument, options): Promise<void>`; it throws
 * `BookError`, `UsageError` or `MissingToolError`, and program.ts puts it on the command line.
 */
export type CommandContext = {
  run: Run
  /** A line on stdout; part of the object with `--json`. */
  write: (line: string) => void
  /** One file made: told as path, pages, seconds. */
  made: (file: MadeFile) => void
  language: Language
  /** Absolute; paths of the command line are relative to it. */
  cwd: string
}

export type MadeFile = {
  /** Absolute. */
  path: string
  /** Left out where the file has no pages. */
  pages?: number
  seconds: number
}
