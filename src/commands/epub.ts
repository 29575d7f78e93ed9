import { resolve } from 'node:path'
import { buildBook } from '../build.ts'
import type { CommandContext } from './command.ts'

/** Make the EPUB of a manuscript folder; without `pages` it does not name those of the printed book. */
export async function epubCommand(
  { run, cwd, made }: CommandContext,
  folder: string,
  options: { output: string; pages: boolean },
): Promise<void> {
  const start = performance.now()
  const epub = options.pages ? 'paged' : 'plain'
  const files = await buildBook(run, resolve(cwd, folder), resolve(cwd, options.output), { pdf: false, epub })
  for (const { path, pages } of files) made({ path, pages, seconds: (performance.now() - start) / 1000 })
}
