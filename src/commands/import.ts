import { basename, extname, join, resolve } from 'node:path'
import { shownPath } from '../config/shown-path.ts'
import { UsageError } from '../errors.ts'
import { encodingNamed } from '../import/encodings.ts'
import { importFile } from '../import/import-file.ts'
import type { Language } from '../message.ts'
import type { CommandContext } from './command.ts'

/**
 * Turn a text file into a manuscript folder: `to`, or `manuscript-<name of the file>` in the working folder.
 *
 * `force` makes it although such a folder is there, which is kept under another name. Throws `UsageError` where a
 * path is wrong, `BookError` where the file is no text.
 */
export async function importCommand(
  { run, cwd, write, language }: CommandContext,
  file: string,
  options: { to?: string; force?: boolean; encoding?: string },
): Promise<void> {
  const path = resolve(cwd, file)
  const name = basename(path, extname(path)).trim() || 'text'
  const target = options.to === undefined ? join(cwd, `manuscript-${name}`) : resolve(cwd, options.to)
  const encoding = options.encoding === undefined ? undefined : encodingNamed(options.encoding)
  if (options.encoding !== undefined && !encoding) {
    run.report({ ruleId: 'import-unknown-encoding', values: { name: options.encoding } })
    throw new UsageError(`no encoding ${options.encoding}`)
  }
  const shownTarget = shownPath(target) || '.'
  const { chapters, guesses, movedTo } = await importFile(run, {
    path,
    file: shownPath(path),
    target,
    shownTarget,
    language,
    force: options.force ?? false,
    encoding,
  })
  const { done, moved, next } = sentences[language]
  write(done(shownTarget, chapters, guesses))
  if (movedTo !== undefined) write(moved(shownPath(movedTo)))
  write(next(/^[\w./\p{Script=Han}-]+$/u.test(shownTarget) ? shownTarget : JSON.stringify(shownTarget)))
}

type Sentences = {
  done: (folder: string, chapters: number, guesses: number) => string
  moved: (folder: string) => string
  next: (folder: string) => string
}

const sentences: Record<Language, Sentences> = {
  en: {
    done: (folder, chapters, guesses) =>
      `${folder}: ${chapters} ${chapters === 1 ? 'chapter' : 'chapters'}, ${guesses} ${guesses === 1 ? 'guess' : 'guesses'} in import-report.txt`,
    moved: (folder) => `The folder that was there is now ${folder}`,
    next: (folder) => `Next: npm run pdf -- ${folder}`,
  },
  zh: {
    done: (folder, chapters, guesses) => `${folder}：${chapters} 章，${guesses} 条推断，见 import-report.txt`,
    moved: (folder) => `原有的文件夹改名为 ${folder}`,
    next: (folder) => `下一步：npm run pdf -- ${folder}`,
  },
}
