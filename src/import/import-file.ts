import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { BookError, UsageError } from '../errors.ts'
import type { Language } from '../message.ts'
import type { Run } from '../run.ts'
import { decode } from './decode.ts'
import type { Encoding } from './encodings.ts'
import { importFolder } from './folder/import-folder.ts'
import { type Guess, listGuesses } from './guesses.ts'
import { importText } from './import-text.ts'
import { prove } from './prove.ts'
import { writeReport } from './report.ts'
import { reportName } from './report-name.ts'
import { importRich, richKind } from './rich/import-rich.ts'
import { placesOf, sourceOffsets } from './source-places.ts'
import { standingAt, writeFolder } from './write-folder.ts'

export type ImportTask = {
  /** Absolute path of the text file. */
  path: string
  /** The file and the folder as messages show them. */
  file: string
  shownTarget: string
  /** Absolute path of the folder to make. */
  target: string
  /** Of the report. */
  language: Language
  /** Make the folder although one is there; that one is kept under another name. */
  force: boolean
  /** Left out, it is found out. */
  encoding?: Encoding
}

export type ImportResult = {
  encoding: string
  chapters: number
  guesses: number
  /** Absolute; the folder that was in the way. */
  movedTo: string | undefined
}

/**
 * Turn a text file, a Word file, an EPUB, a saved web page or a folder of Markdown into a manuscript folder.
 *
 * Throws `UsageError` where the file is not there or the folder is, `BookError` where the file is no text; both
 * reported before. Nothing is written then.
 */
export async function importFile(run: Run, task: ImportTask): Promise<ImportResult> {
  const { file, target, language } = task
  await refuseTarget(run, task)
  if ((await stat(task.path).catch(() => undefined))?.isDirectory()) return importFolder(run, task)
  const bytes = await readSource(run, task)
  run.signal.throwIfAborted()
  const kind = richKind(task.path, bytes)
  if (kind) return importRich(run, task, bytes, kind)
  const decoded = decode(bytes, task.encoding)
  if (decoded.type !== 'text') throw refuse(run, file, decoded)
  const { text, encoding, hasMark } = decoded
  run.report({ ruleId: 'import-encoding', file, values: { encoding } })

  const name = basename(task.path, extname(task.path)).trim() || 'text'
  const imported = importText(text, name, encoding)
  if (imported.clean === '') throw refuse(run, file, { type: 'empty' })
  run.signal.throwIfAborted()
  refuseWithoutProof(run, file, imported)

  const guesses = listGuesses(imported)
  reportGuesses(run, file, guesses, `${task.shownTarget}/${reportName}`)
  if (imported.outline.headings.size === 0) run.report({ ruleId: 'import-no-headings', file })
  const origin = { file: basename(file), encoding, hasMark, bytes: bytes.length }
  const { movedTo } = await writeFolder(
    target,
    new Map([
      ['book.yaml', imported.files.bookYaml],
      ...imported.files.chapters.map(({ name, markdown }): [string, string] => [name, markdown]),
      [reportName, writeReport(imported, guesses, origin, language)],
    ]),
    run.signal,
  )
  return { encoding, chapters: imported.files.chapters.length, guesses: guesses.length, movedTo }
}

async function refuseTarget(run: Run, { target, shownTarget, force }: ImportTask): Promise<void> {
  const standing = await standingAt(target)
  if (standing === 'nothing' || standing === 'empty-folder' || (standing === 'full-folder' && force)) return
  const ruleId = standing === 'file' ? 'import-target-file' : 'import-target-exists'
  run.report({ ruleId, values: { folder: shownTarget } })
  throw new UsageError(`${shownTarget} is there already`)
}

async function readSource(run: Run, { path, file }: ImportTask): Promise<Uint8Array> {
  const found = await stat(path).catch(() => undefined)
  const ruleId = !found ? 'import-no-file' : found.isFile() ? undefined : 'import-not-a-file'
  if (ruleId !== undefined) {
    run.report({ ruleId, values: { file } })
    throw new UsageError(`no text file ${file}`)
  }
  try {
    return await readFile(path, { signal: run.signal })
  } catch (error) {
    if (run.signal.aborted) throw error
    const problem = error instanceof Error ? error.message : String(error)
    run.report({ ruleId: 'import-unreadable', values: { file, problem } })
    throw new UsageError(`cannot read ${file}`)
  }
}

type Refused = Exclude<ReturnType<typeof decode>, { type: 'text' }>

function refuse(run: Run, file: string, refused: Refused): BookError {
  if (refused.type === 'undecodable') {
    const { place, encoding, byte } = refused
    run.report({
      ruleId: 'import-undecodable',
      file,
      place,
      values: { encoding, byte, offset: place.offset ?? 0 },
    })
  } else if (refused.type === 'binary' && refused.kind !== '') {
    run.report({ ruleId: 'import-other-format', file, values: { kind: refused.kind } })
  } else {
    run.report({ ruleId: refused.type === 'empty' ? 'import-empty' : 'import-binary', file })
  }
  return new BookError(`${file} is no text`)
}

/** A proof that fails is a fault of ours: told with its place, and nothing is written. */
function refuseWithoutProof(run: Run, file: string, imported: ReturnType<typeof importText>): void {
  const { source, passes, files } = imported
  const gap = prove({
    source,
    passes,
    bookYaml: files.bookYaml,
    taken: files.taken,
    chapters: files.chapters.map(({ markdown }) => markdown),
  })
  if (!gap) return
  const [offset = 0] = gap.isClean ? sourceOffsets([gap.offset], passes) : [gap.offset]
  const [place] = placesOf(source, [offset])
  run.report({ ruleId: 'import-proof', file, place, values: { expected: gap.expected, found: gap.found } })
  throw new Error(`the import of ${file} would change “${gap.expected}” into “${gap.found}”`)
}

function reportGuesses(run: Run, file: string, guesses: readonly Guess[], report: string): void {
  for (const { kind, line, column, before } of guesses) {
    const ruleId = warned[kind]
    if (ruleId) run.report({ ruleId, file, place: { line, column }, values: { text: before } })
  }
  if (guesses.length > 0)
    run.report({ ruleId: 'import-guesses', file, values: { count: guesses.length, report } })
}

/** Guesses that somebody has to look at. */
const warned: Partial<Record<Guess['kind'], string>> = {
  'unpaired-quote': 'import-unpaired-quote',
  lost: 'import-lost-character',
  contents: 'import-contents',
}
