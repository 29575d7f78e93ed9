import { resolve } from 'node:path'
import { compose } from '../compose/compose.ts'
import { reportLint } from '../lint/report-lint.ts'
import { readManuscript } from '../manuscript/read-manuscript.ts'
import { stopAtErrors } from '../stop-at-errors.ts'
import { words } from '../terminal/words.ts'
import type { CommandContext } from './command.ts'

/** Read and compose a manuscript folder without making pages; `BookError` where it has errors. */
export async function checkCommand(
  { run, cwd, write, language }: CommandContext,
  folder: string,
  options: { edition?: string },
): Promise<void> {
  const checked = stopAtErrors(run)
  const manuscript = await readManuscript(checked.run, resolve(cwd, folder), undefined, options.edition)
  const book = await compose(checked.run, manuscript)
  reportLint(checked.run, manuscript)
  checked.stop()
  write(words[language].checked(folder, book.sections.length))
}
