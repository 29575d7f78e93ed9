import { resolve } from 'node:path'
import { buildBook } from '../build.ts'
import type { CommandContext } from './command.ts'

/** Make the PDF and the EPUB of a manuscript folder, with the same pages. */
export async function buildCommand(
  { run, cwd, made }: CommandContext,
  folder: string,
  options: { output: string },
): Promise<void> {
  const start = performance.now()
  const wanted = { pdf: true, epub: 'paged' } as const
  const files = await buildBook(run, resolve(cwd, folder), resolve(cwd, options.output), wanted)
  for (const { path, pages } of files) made({ path, pages, seconds: (performance.now() - start) / 1000 })
}
