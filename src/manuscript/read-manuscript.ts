import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { VFile } from 'vfile'
import type { ChapterSource, Manuscript } from '../book.ts'
import { decodeText } from '../config/decode-text.ts'
import { readConfigWithPlaces } from '../config/read-config.ts'
import { shownPath } from '../config/shown-path.ts'
import { BookError, UsageError } from '../errors.ts'
import { findInside } from '../find-inside.ts'
import type { Message } from '../message.ts'
import type { Run } from '../run.ts'
import { aboutChapter } from './about-chapter.ts'
import { type FoundChapter, findChapters } from './find-chapters.ts'

/**
 * Read the manuscript folder: `book.yaml` and the chapters that it names.
 *
 * `bookYaml` is read in place of what is in `book.yaml`, and `edition` goes before the one that it names. A chapter's
 * title there goes on as `file.data.title`. Throws `UsageError` where there is no `book.yaml`, `BookError` where the book
 * has faults; both only after all of them are reported.
 */
export async function readManuscript(
  run: Run,
  folder: string,
  bookYaml?: string,
  edition?: string,
): Promise<Manuscript> {
  const root = resolve(folder)
  const bookPath = join(root, 'book.yaml')
  run.signal.throwIfAborted()
  await refuseWithoutBook(run, root, bookPath)
  const { config, file, placeOf } = await readConfigWithPlaces(run, bookPath, bookYaml, edition)

  let faults = 0
  const report = (message: Message) => {
    if (message.severity !== 'warning') faults += 1
    run.report(message)
  }

  const found = await findChapters(root, config.chapters)
  for (const { entry, ruleId, values } of found.faults) {
    // `chapters` left out: nobody wrote the glob that matches nothing.
    const isDefault = ruleId === 'chapter-glob-empty' && placeOf(['chapters']) === undefined
    const place =
      placeOf(['chapters', entry, 'file']) ?? placeOf(['chapters', entry]) ?? placeOf(['chapters'])
    report(isDefault ? { ruleId: 'book-no-chapters', file } : { ruleId, file, place, values })
  }

  const chapters: ChapterSource[] = []
  for (const [index, chapter] of found.chapters.entries()) {
    run.signal.throwIfAborted()
    const source = await readChapter(chapter, report)
    if (source) chapters.push(source)
    run.progress('read', index + 1, found.chapters.length)
  }

  const place = placeOf(['bibliography', 'file']) ?? placeOf(['bibliography'])
  const bibliography =
    config.bibliography &&
    (await readBibliography(root, config.bibliography.file, report, (ruleId, values) =>
      report({ ruleId, file, place, values }),
    ))

  if (faults === 0 && chapters.every(isEmpty)) report({ ruleId: 'book-empty', file })
  const at = placeOf(['about'])
  const about = aboutChapter(config, file, at && 'line' in at ? at.line : 1)
  if (about && config.about?.place === 'end') chapters.push(about)
  else if (about) chapters.unshift(about)
  if (faults > 0) throw new BookError(`the manuscript ${shownPath(root)} has faults`)
  return { folder: root, config, chapters, bibliography }
}

async function refuseWithoutBook(run: Run, folder: string, bookPath: string): Promise<void> {
  const values = { folder: shownPath(folder) || '.' }
  const [folderFound, bookFound] = await Promise.all(
    [folder, bookPath].map((path) => stat(path).catch(() => undefined)),
  )
  if (!folderFound?.isDirectory()) {
    run.report({ ruleId: 'manuscript-no-folder', values })
    throw new UsageError(`there is no folder ${values.folder}`)
  }
  if (!bookFound?.isFile()) {
    run.report({ ruleId: 'manuscript-no-book', values })
    throw new UsageError(`there is no book.yaml in ${values.folder}`)
  }
}

async function readChapter(
  { name, path, role, title }: FoundChapter,
  report: (message: Message) => void,
): Promise<ChapterSource | undefined> {
  const file = shownPath(path)
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    report({ ruleId: 'chapter-unreadable', file, values: { name, problem } })
    return undefined
  }
  const value = readText(bytes, file, report)
  return value === undefined
    ? undefined
    : { file: new VFile({ path: file, value, data: { title } }), name, role }
}

function readText(bytes: Uint8Array, file: string, report: (message: Message) => void): string | undefined {
  const decoded = decodeText(bytes)
  if (!('invalidAt' in decoded)) return decoded.text
  const { invalidAt, byte } = decoded
  report({
    ruleId: 'chapter-not-utf8',
    file,
    place: invalidAt,
    values: { byte, offset: invalidAt.offset ?? 0, path: file },
  })
  return undefined
}

/** The sources that the book cites; `refuse` tells what is wrong with their name in book.yaml. */
async function readBibliography(
  folder: string,
  name: string,
  report: (message: Message) => void,
  refuse: (ruleId: string, values: Record<string, string>) => void,
): Promise<VFile | undefined> {
  if (!/\.(?:bib|json)$/i.test(name)) {
    refuse('bibliography-format', { name })
    return undefined
  }
  const path = await findInside(folder, name)
  const bytes = path === undefined ? undefined : await readFile(path).catch(() => undefined)
  if (bytes === undefined) {
    refuse('bibliography-missing', { name })
    return undefined
  }
  const shown = shownPath(join(folder, name))
  const value = readText(bytes, shown, report)
  return value === undefined ? undefined : new VFile({ path: shown, value })
}

function isEmpty({ file }: ChapterSource): boolean {
  return String(file).trim() === ''
}
