import { resolve } from 'node:path'
import { buildPdf } from '../build.ts'
import type { CommandContext } from './command.ts'

/** Make the PDF of a manuscript folder. */
export async function pdfCommand(
  { run, cwd, made }: CommandContext,
  folder: string,
  options: { output: string },
): Promise<void> {
  const start = performance.now()
  const { path, pages } = await buildPdf(run, resolve(cwd, folder), resolve(cwd, options.output))
  made({ path, pages, seconds: (performance.now() - start) / 1000 })
}
