import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { startEarly } from '../browser/with-browsers.ts'
import { shownPath } from '../config/shown-path.ts'
import { impositionWords } from '../terminal/imposition-words.ts'
import type { CommandContext } from './command.ts'
import { imposeFile } from './impose-file.ts'
import { impositionSource } from './imposition-source.ts'
import {
  type BookDefaults,
  type ImpositionOptions,
  impositionWishes,
  officePaper,
} from './imposition-wishes.ts'

export type BookletOptions = Pick<
  ImpositionOptions,
  'signature' | 'edge' | 'blanks' | 'creep' | 'paper' | 'caliper' | 'duplex' | 'reverseBacks'
> & { output: string; sheet: string; edition?: string }

/** Eight pages that say on which side of which sheet they should be; made by `banxin pdf assets/test-sheet`. */
const testSheet = new URL('../../assets/test-sheet/test-sheet.pdf', import.meta.url)

/**
 * Make a booklet for the printer in the office, of any PDF or of a manuscript folder, and a test sheet that is printed in
 * the same way and shows which way the paper goes.
 */
export async function bookletCommand(
  context: CommandContext,
  target: string,
  options: BookletOptions,
): Promise<void> {
  const { cwd, write, language } = context
  const source = await impositionSource(context, target, options.edition)
  const defaults: BookDefaults = { ...source.defaults, paper: officePaper }
  const all: ImpositionOptions = {
    ...options,
    // A thick book becomes several booklets that are gathered on each other.
    ...(options.signature === undefined
      ? { scheme: 'saddle' }
      : { scheme: 'perfect', folded: '4', spine: '0mm' }),
    last: 'short',
    spineBleed: 'clip',
    // What a printer on a desk prints to the edge of the paper, it does not cut.
    bleed: '0mm',
    marks: false,
    scale: 'fit',
  }
  const wishes = impositionWishes(context.run, all, defaults)
  const folder = resolve(cwd, options.output)
  const { bytes, name } =
    source.type === 'pdf' ? source : await buildScreenPdf(context, source.folder, folder, options.edition)
  await imposeFile(context, bytes, wishes, { folder, name, ending: 'booklet' })
  const tests = await imposeFile(context, await readFile(testSheet), wishes, {
    folder,
    name,
    ending: 'booklet-test',
    isQuiet: true,
  })
  const shown = tests.map(shownPath).join(', ')
  for (const line of impositionWords[language].howToPrint(options.duplex, shown)) write(line)
}

async function buildScreenPdf(
  { run, made }: CommandContext,
  folder: string,
  output: string,
  edition: string | undefined,
): Promise<{ bytes: Uint8Array; name: string }> {
  const start = performance.now()
  const early = await startEarly(run)
  try {
    const { buildPdf } = await import('../build.ts')
    const file = await buildPdf(run, folder, output, early, true, edition)
    made({ ...file, seconds: (performance.now() - start) / 1000 })
    return { bytes: await readFile(file.path), name: basename(file.path).replace(/\.pdf$/, '') }
  } finally {
    await early?.close()
  }
}
