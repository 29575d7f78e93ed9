import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { DescribedMessage } from '../../src/terminal/describe-message.ts'
import type { Layout } from './blocks.ts'
import { findGroups, makeBlock } from './find-blocks.ts'
import { deriveLayout } from './find-layout.ts'
import { findParagraphs } from './paragraphs.ts'
import { readFonts } from './read-fonts.ts'
import { readGlyphs } from './read-glyphs.ts'
import { readTags } from './read-tags.ts'
import type { MeasuredBook, Reader } from './row.ts'
import type { SourceText } from './source-text.ts'

/** What is known of a book besides its PDF. */
export type Known = {
  /** Derived from the PDF where it is not given. */
  layout?: Layout
  source?: SourceText
  pictures?: Set<string>
  hanging?: boolean
  /** What the build said. */
  told?: DescribedMessage[]
}

/**
 * Read a PDF for measuring.
 *
 * @throws Error where a reader fails, or where the PDF has no tags
 */
export async function readBook(path: string, known: Known = {}): Promise<MeasuredBook> {
  const [pages, fonts, poppler, muPdf] = await Promise.all([
    readGlyphs(path),
    readFonts(path),
    readText('pdftotext', ['-enc', 'UTF-8', path, '-']),
    readText('mutool', ['draw', '-q', '-F', 'txt', path]),
  ])
  const trees = await readTags(path, pages)
  if (trees.every((tree) => tree === undefined))
    throw new Error(`${path} has no tags: its paragraphs can't be told apart`)
  const groups = pages.flatMap((page, index) => {
    const tree = trees[index]
    return tree ? findGroups(page, tree) : []
  })
  const hanging = known.hanging ?? false
  const layout = known.layout ?? deriveLayout(groups)
  const blocks = groups.flatMap((group) => makeBlock(group, layout) ?? [])
  const texts: Record<Reader, string[]> = { poppler: pagesOf(poppler), MuPDF: pagesOf(muPdf) }
  return {
    pages,
    layout,
    blocks,
    paragraphs: findParagraphs(blocks, layout, known.source, hanging),
    fonts,
    texts,
    source: known.source,
    pictures: known.pictures,
    hanging,
    told: known.told,
  }
}

async function readText(program: string, args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { maxBuffer: 1 << 29 })
  return stdout
}

/** Both readers end a page with a form feed. */
function pagesOf(text: string): string[] {
  return text.split('\f')
}
