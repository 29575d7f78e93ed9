import { readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { readConfigWithPlaces } from '../config/read-config.ts'
import { shownPath } from '../config/shown-path.ts'
import { UsageError } from '../errors.ts'
import type { CommandContext } from './command.ts'
import { type BookDefaults, plainDefaults } from './imposition-wishes.ts'

/** What is going to be imposed; a book is built first. */
export type ImpositionSource =
  | { type: 'pdf'; bytes: Uint8Array; name: string; defaults: BookDefaults }
  | { type: 'book'; folder: string; defaults: BookDefaults }

/**
 * Tell a PDF from a manuscript folder.
 *
 * @throws UsageError where there is neither; BookError where book.yaml has faults
 */
export async function impositionSource(
  { run, cwd }: CommandContext,
  target: string,
  edition: string | undefined,
): Promise<ImpositionSource> {
  const path = resolve(cwd, target)
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) {
    const yaml = join(path, 'book.yaml')
    if (await stat(yaml).catch(() => undefined)) {
      const { config } = await readConfigWithPlaces(run, yaml, undefined, edition)
      const { paper, papers, binding } = config
      const own = papers.map(({ name, gsm, caliper }) => ({ name: name.zh, gsm, caliper }))
      return { type: 'book', folder: path, defaults: { paper, papers: own, ...binding } }
    }
  }
  const bytes = found?.isFile() ? await readFile(path).catch(() => undefined) : undefined
  if (bytes) {
    if (edition !== undefined) {
      const values = { option: 'edition', value: edition, expected: 'a folder with book.yaml' }
      run.report({ ruleId: 'impose-option', values })
      throw new UsageError('a PDF has no editions')
    }
    const name = basename(path)
      .replace(/\.pdf$/i, '')
      .replace(/\.press$/i, '')
    return { type: 'pdf', bytes, name, defaults: plainDefaults }
  }
  const shown = shownPath(path)
  run.report({ ruleId: 'impose-no-file', values: { path: shown } })
  throw new UsageError(`there is no file or manuscript folder ${shown}`)
}
