import { readFile, realpath } from 'node:fs/promises'
import { basename, dirname, extname, relative, resolve } from 'node:path'
import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { BookError } from '../../errors.ts'
import type { Run } from '../../run.ts'
import { decode } from '../decode.ts'
import { readEpub } from '../ebook/read-epub.ts'
import { encodingNamed } from '../encodings.ts'
import { fileKind } from '../file-kind.ts'
import type { ImportResult, ImportTask } from '../import-file.ts'
import { languageOf } from '../language.ts'
import { reportName } from '../report-name.ts'
import { writeFolder } from '../write-folder.ts'
import { proveRich } from './prove-rich.ts'
import { readDocx } from './read-docx.ts'
import { readPage } from './read-page.ts'
import { richFiles } from './rich-files.ts'
import { leftWords, writeRichReport } from './rich-report.ts'
import type { RichText } from './rich-text.ts'

type RichKind = 'docx' | 'epub' | 'html'

/** Whether a file is a Word file, an EPUB or a web page; `undefined` for plain text and everything else. */
export function richKind(path: string, bytes: Uint8Array): RichKind | undefined {
  const kind = fileKind(bytes)
  if (kind === 'Word (.docx)') return 'docx'
  if (kind === 'EPUB' || (kind === 'ZIP' && /\.epub$/i.test(path))) return 'epub'
  return /^\.x?html?$/.test(extname(path).toLowerCase()) ? 'html' : undefined
}

/**
 * Turn a Word file, an EPUB or a web page into a manuscript folder, with a report beside the chapters.
 *
 * @throws BookError where it can't be read, or the chapters would lose text; reported before, and nothing is written
 */
export async function importRich(
  run: Run,
  task: ImportTask,
  bytes: Uint8Array,
  kind: RichKind,
): Promise<ImportResult> {
  const { file, path, language } = task
  const { rich, encoding } = await read(run, task, bytes, kind)
  run.signal.throwIfAborted()
  const root: Root = { type: 'root', children: rich.blocks }
  if (kind === 'html') await takePictures(root, rich, dirname(path))
  dropEmptyPictures(root)
  const name = basename(path, extname(path)).trim() || 'text'
  const bookLanguage = languageOf(rich.expected.body, encoding)
  const made = richFiles(root.children, rich.title, name, bookLanguage, rich.about)
  const markdown = made.chapters.map((chapter) => chapter.markdown)
  const marks = rich.guesses.filter((guess) => guess.kind === 'bullet').length
  const gap = proveRich(rich.expected, markdown, rich.isTitleTaken ? rich.title : undefined, marks)
  if (gap) {
    run.report({ ruleId: 'import-rich-proof', file, values: gap })
    throw new BookError(`the chapters would not hold the text of ${file}`)
  }
  if (made.chapters.length === 0) {
    run.report({ ruleId: 'import-empty', file })
    throw new BookError(`${file} has no text`)
  }
  if (made.headings === 0) run.report({ ruleId: 'import-no-headings', file })
  const report = `${task.shownTarget}/${reportName}`
  if (rich.left.length > 0) {
    const kinds = [...new Set(rich.left.map((one) => leftWords[language][one.kind]))].join(', ')
    run.report({ ruleId: 'import-left', file, values: { count: rich.left.length, kinds, report } })
  }
  const { guesses } = rich
  if (guesses.length > 0)
    run.report({ ruleId: 'import-guesses', file, values: { count: guesses.length, report } })
  const facts = { file: basename(file), bytes: bytes.length, language: bookLanguage, headings: made.headings }
  const { movedTo } = await writeFolder(
    task.target,
    new Map<string, string | Uint8Array>([
      ['book.yaml', made.bookYaml],
      ...made.chapters.map((chapter): [string, string] => [chapter.name, chapter.markdown]),
      ...rich.pictures,
      [reportName, writeRichReport(rich, made.chapters, facts, language)],
    ]),
    run.signal,
  )
  return { encoding, chapters: made.chapters.length, guesses: guesses.length, movedTo }
}

async function read(
  run: Run,
  { file, encoding: asked }: ImportTask,
  bytes: Uint8Array,
  kind: RichKind,
): Promise<{ rich: RichText; encoding: string }> {
  if (kind !== 'html') {
    try {
      return { rich: kind === 'docx' ? await readDocx(bytes) : await readEpub(bytes), encoding: kind }
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      run.report({ ruleId: 'import-broken', file, values: { kind: `.${kind}`, problem } })
      throw new BookError(`${file} is no whole .${kind}`)
    }
  }
  const declared = /<meta[^>]+charset=["']?([\w-]+)/i.exec(
    Buffer.from(bytes.subarray(0, 4096)).toString('latin1'),
  )
  const isChinese = /^gb/i.test(declared?.[1] ?? '')
  const decoded = decode(bytes, asked ?? (isChinese ? encodingNamed('gb18030') : undefined))
  const rich = decoded.type === 'text' ? readPage(decoded.text) : undefined
  if (!rich || decoded.type !== 'text') {
    run.report({ ruleId: 'import-no-article', file })
    throw new BookError(`${file} has no article`)
  }
  return { rich, encoding: decoded.encoding }
}

/** Pictures that lie in a saved page or beside it come along; those on the web stay addresses. */
async function takePictures(root: Root, rich: RichText, folder: string): Promise<void> {
  const images: Extract<Nodes, { type: 'image' }>[] = []
  visit(root, 'image', (image) => {
    images.push(image)
  })
  for (const image of images) {
    const [, kind = '', base64 = ''] = /^data:image\/(png|jpeg|gif|webp);base64,(.+)$/s.exec(image.url) ?? []
    if (base64 !== '') {
      const name = `images/${String(rich.pictures.size + 1).padStart(2, '0')}.${kind.replace('jpeg', 'jpg')}`
      rich.pictures.set(name, Buffer.from(base64, 'base64'))
      image.url = name
      continue
    }
    const written = decodeURIComponent(image.url.replace(/^file:\/+/, '/').replace(/[?#].*$/, ''))
    const ending = /\.(png|jpe?g|gif|webp|svg)$/i.exec(written)?.[1]?.toLowerCase()
    const isOnWeb = /^(?:https?:)?\/\//i.test(image.url)
    const bytes = ending !== undefined && !isOnWeb ? await readInside(folder, written) : undefined
    if (!bytes) {
      rich.left.push({ kind: 'picture', text: image.url })
      // What is not there would stop the build; `dropEmptyPictures` takes it away.
      if (isOnWeb) rich.about = { ...rich.about, remoteImages: 'placeholder' }
      else image.url = ''
      continue
    }
    const name = `images/${String(rich.pictures.size + 1).padStart(2, '0')}.${ending}`
    rich.pictures.set(name, bytes)
    image.url = name
  }
}

/** The bytes of a file in a folder; `undefined` where there is none, or it lies elsewhere. */
async function readInside(folder: string, name: string): Promise<Uint8Array | undefined> {
  try {
    const [inside, path] = await Promise.all([realpath(folder), realpath(resolve(folder, name))])
    return relative(inside, path).startsWith('..') ? undefined : await readFile(path)
  } catch {
    return undefined
  }
}

/** Pictures of formats that no book can hold are listed, and have no place. */
function dropEmptyPictures(root: Root): void {
  visit(root, 'image', (image, index, parent) => {
    if (image.url !== '' || !parent || index === undefined) return
    parent.children.splice(index, 1)
    return index
  })
}
