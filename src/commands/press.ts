import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { shownPath } from '../config/shown-path.ts'
import { startEarlySession } from '../early-session.ts'
import { UsageError } from '../errors.ts'
import type { CommandContext } from './command.ts'
import type { PressFileOptions } from './press-file.ts'

export type PressOptions = PressFileOptions & { output: string; edition?: string }

/** Make the file for the print shop of a manuscript folder, or of a PDF that is there. */
export async function pressCommand(
  context: CommandContext,
  target: string,
  options: PressOptions,
): Promise<void> {
  const { run, cwd, made } = context
  const start = performance.now()
  const path = resolve(cwd, target)
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() || (!found && /\.pdf$/i.test(target))) {
    const { pressFile } = await import('./press-file.ts')
    await pressFile(context, path, options)
    return
  }
  refuseFileOptions(run, path, options)
  const early = await startEarlySession(run)
  try {
    // Loaded only now: the browser starts in the meantime.
    const { buildBook } = await import('../build.ts')
    const wanted = { pdf: false, press: true, epub: undefined, edition: options.edition } as const
    const files = await buildBook(run, path, resolve(cwd, options.output), wanted, early)
    for (const { path: file, pages } of files)
      made({ path: file, pages, seconds: (performance.now() - start) / 1000 })
  } finally {
    await early?.close()
  }
}

/** A manuscript says in book.yaml how it is printed. */
function refuseFileOptions({ report }: CommandContext['run'], folder: string, options: PressOptions): void {
  const given = [
    options.standard !== undefined && '--standard',
    options.icc !== undefined && '--icc',
    options.bleed !== undefined && '--bleed',
    !options.marks && '--no-marks',
  ].filter((option) => option !== false)
  if (given.length === 0) return
  report({ ruleId: 'press-file-options', values: { option: given.join(', '), folder: shownPath(folder) } })
  throw new UsageError(`${given.join(', ')} with a folder`)
}
