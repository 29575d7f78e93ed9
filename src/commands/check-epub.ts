import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { shownPath } from '../config/shown-path.ts'
import { checkEpub } from '../epub/check-epub.ts'
import { UsageError } from '../errors.ts'
import { stopAtErrors } from '../stop-at-errors.ts'
import { words } from '../terminal/words.ts'
import type { CommandContext } from './command.ts'

/** Check any EPUB; `UsageError` where there is no such file, `BookError` where it has errors. */
export async function checkEpubCommand(
  { run, cwd, write, language }: CommandContext,
  file: string,
): Promise<void> {
  const path = resolve(cwd, file)
  const shown = shownPath(path)
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) {
    run.report({ ruleId: 'epub-no-file', values: { path: shown } })
    throw new UsageError(`there is no file ${shown}`)
  }
  const checked = stopAtErrors(run)
  await checkEpub(checked.run, bytes, shown)
  checked.stop()
  write(words[language].checkedEpub(shown))
}
