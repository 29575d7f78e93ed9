import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { startEarly } from '../browser/with-browsers.ts'
import type { CommandContext } from './command.ts'
import { imposeFile } from './impose-file.ts'
import { impositionSource } from './imposition-source.ts'
import { type ImpositionOptions, impositionWishes } from './imposition-wishes.ts'

/** Put the pages of any PDF, or of the press file of a manuscript folder, on sheets. */
export async function imposeCommand(
  context: CommandContext,
  target: string,
  options: ImpositionOptions & { output: string; edition?: string },
): Promise<void> {
  const source = await impositionSource(context, target, options.edition)
  const wishes = impositionWishes(context.run, options, source.defaults)
  const folder = resolve(context.cwd, options.output)
  const ending = 'imposed'
  if (source.type === 'pdf') {
    await imposeFile(context, source.bytes, wishes, { folder, name: source.name, ending })
    return
  }
  const path = await buildPress(context, source.folder, folder, options.edition)
  const name = basename(path).replace(/\.press\.pdf$/, '')
  await imposeFile(context, await readFile(path), wishes, { folder, name, ending })
}

async function buildPress(
  { run, made }: CommandContext,
  folder: string,
  output: string,
  edition: string | undefined,
): Promise<string> {
  const start = performance.now()
  const early = await startEarly(run)
  try {
    const { buildBook } = await import('../build.ts')
    const wanted = { pdf: false, press: true, epub: undefined, edition } as const
    const [file] = await buildBook(run, folder, output, wanted, early)
    if (!file) throw new Error('no press file was made')
    made({ ...file, seconds: (performance.now() - start) / 1000 })
    return file.path
  } finally {
    await early?.close()
  }
}
