import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { startEarly } from '../browser/with-browsers.ts'
import { UsageError } from '../errors.ts'
import { readRowsOption } from '../runs/read-rows-option.ts'
import { words } from '../terminal/words.ts'
import type { CommandContext } from './command.ts'

/** As they were typed; those with choices have been checked. */
export type PersonaliseOptions = {
  output: string
  edition?: string
  rows?: string
  merged?: true
  copies: 'repeat' | 'once'
}

/** Make a book for every row of a table. `banxin personalise book` takes the table that book.yaml names. */
export async function personaliseCommand(
  { run, cwd, made, write, language }: CommandContext,
  table: string | undefined,
  folder: string,
  options: PersonaliseOptions,
): Promise<void> {
  const start = performance.now()
  const rows = options.rows === undefined ? undefined : readRowsOption(options.rows)
  if (options.rows !== undefined && !rows) {
    run.report({ ruleId: 'runs-rows-option', values: { value: options.rows } })
    throw new UsageError('--rows cannot be read')
  }
  const isFolder = table !== undefined && (await isDirectory(resolve(cwd, table)))
  const early = await startEarly(run)
  try {
    const { personalise } = await import('../personalise.ts')
    const { files, ...counts } = await personalise(
      run,
      resolve(cwd, isFolder ? table : folder),
      resolve(cwd, options.output),
      {
        table: table === undefined || isFolder ? undefined : resolve(cwd, table),
        rows,
        edition: options.edition,
        merged: options.merged === true,
        copies: options.copies,
        language,
      },
      early,
    )
    for (const { path, pages } of files) made({ path, pages, seconds: (performance.now() - start) / 1000 })
    write(words[language].personalised(counts.rows, counts.copies))
  } finally {
    await early?.close()
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}
