import { join, resolve } from 'node:path'
import { writeWhole } from '../cache.ts'
import { BookError } from '../errors.ts'
import { fixChapter } from '../lint/fix-chapter.ts'
import { reportLint, wishesOf } from '../lint/report-lint.ts'
import { readManuscript } from '../manuscript/read-manuscript.ts'
import { words } from '../terminal/words.ts'
import type { CommandContext } from './command.ts'

/**
 * Proofread a manuscript folder; `fix` mends in its files what needs no asking.
 *
 * @throws BookError where something is left that is more than a hint
 */
export async function lintCommand(
  { run, cwd, write, language }: CommandContext,
  folder: string,
  { fix = false }: { fix?: boolean },
): Promise<void> {
  const path = resolve(cwd, folder)
  let manuscript = await readManuscript(run, path)
  if (fix) {
    for (const { file, name, isMade } of manuscript.chapters) {
      if (isMade) continue
      const source = String(file)
      const { text, mended } = fixChapter(source, ...wishesOf(manuscript))
      if (mended === 0) continue
      await writeWhole(join(path, name), Buffer.from(text))
      run.report({ ruleId: 'lint-fixed', file: file.path, values: { count: mended } })
    }
    manuscript = await readManuscript(run, path)
  }
  const left = reportLint(run, manuscript)
  if (left > 0) throw new BookError(words[language].lintLeft(folder, left))
  write(words[language].linted(folder, manuscript.chapters.length))
}
