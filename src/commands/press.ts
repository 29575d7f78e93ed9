import { resolve } from 'node:path'
import { startEarlySession } from '../early-session.ts'
import type { CommandContext } from './command.ts'

/** Make the file for the print shop of a manuscript folder. */
export async function pressCommand(
  { run, cwd, made }: CommandContext,
  folder: string,
  options: { output: string; edition?: string },
): Promise<void> {
  const start = performance.now()
  const early = await startEarlySession(run)
  try {
    // Loaded only now: the browser starts in the meantime.
    const { buildBook } = await import('../build.ts')
    const wanted = { pdf: false, press: true, epub: undefined, edition: options.edition } as const
    const files = await buildBook(run, resolve(cwd, folder), resolve(cwd, options.output), wanted, early)
    for (const { path, pages } of files) made({ path, pages, seconds: (performance.now() - start) / 1000 })
  } finally {
    await early?.close()
  }
}
