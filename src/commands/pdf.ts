import { resolve } from 'node:path'
import { startEarlySession } from '../early-session.ts'
import type { CommandContext } from './command.ts'

/** Make the PDF of a manuscript folder. */
export async function pdfCommand(
  { run, cwd, made }: CommandContext,
  folder: string,
  options: { output: string; archive?: true; edition?: string },
): Promise<void> {
  const start = performance.now()
  const early = await startEarlySession(run)
  try {
    // Loaded only now: the browser starts in the meantime.
    const { buildPdf } = await import('../build.ts')
    const output = resolve(cwd, options.output)
    const kind = options.archive ? 'archive' : true
    const { path, pages } = await buildPdf(run, resolve(cwd, folder), output, early, kind, options.edition)
    made({ path, pages, seconds: (performance.now() - start) / 1000 })
  } finally {
    await early?.close()
  }
}
