import { resolve } from 'node:path'
import { startEarly } from '../browser/with-browsers.ts'
import type { CommandContext } from './command.ts'

/** Make the EPUB of a manuscript folder; without `pages` it does not name those of the printed book. */
export async function epubCommand(
  { run, cwd, made }: CommandContext,
  folder: string,
  options: { output: string; edition?: string; pages: boolean },
): Promise<void> {
  const start = performance.now()
  // Without pages a browser is only needed where no earlier build has drawn the cover.
  const early = options.pages ? await startEarly(run) : undefined
  try {
    // Loaded only now: the browser starts in the meantime.
    const { buildBook } = await import('../build.ts')
    const wanted = { pdf: false, epub: options.pages ? 'paged' : 'plain', edition: options.edition } as const
    const files = await buildBook(run, resolve(cwd, folder), resolve(cwd, options.output), wanted, early)
    for (const { path, pages } of files) made({ path, pages, seconds: (performance.now() - start) / 1000 })
  } finally {
    await early?.close()
  }
}
