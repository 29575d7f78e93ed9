import type { Browser } from 'puppeteer-core'
import { bindEpub, type EpubShelf, openShelf, ownCover } from './bind-epub.ts'
import type { Book, BookConfig, Manuscript, PagedBook } from './book.ts'
import { fillSection } from './compose/fill-fields.ts'
import { spreadText } from './cover/spread-html.ts'
import { makeCover } from './cover-book.ts'
import { fillText, hasFields } from './fields.ts'
import { frontText } from './front-cover.ts'
import { inTurn } from './in-turn.ts'
import { openPressShop } from './press-book.ts'
import type { Run } from './run.ts'

/** What a row gets besides its PDF, where `runs` of book.yaml asks for it. */
export type RowExtra = { ending: 'cover.pdf' | 'epub'; bytes: Uint8Array }

/** Make them for one row; `values` by column, `config` the row's. */
export type MakeExtras = (
  values: readonly string[],
  config: BookConfig,
  paged: PagedBook,
) => Promise<RowExtra[]>

/**
 * Cover and EPUB of the rows of a personalised run. `book` has marks for its fields; a cover without any is made once for
 * each number of pages.
 *
 * @throws BookError as covers and EPUBs do, after reporting
 */
export async function openRowExtras(
  run: Run,
  manuscript: Manuscript,
  book: Book,
  browser: Browser,
  mark: EpubShelf['mark'],
): Promise<MakeExtras> {
  const { runs } = book.config
  const told = { ...run, progress: () => undefined }
  const makers = [
    ...(runs.cover ? [await coverMaker(told, manuscript, book, browser)] : []),
    ...(runs.epub ? [await epubMaker(told, manuscript, book, browser, mark)] : []),
  ]
  // One after the other: each takes a page of the browser, while other rows are paginated.
  const turn = inTurn()
  return async (...row) =>
    turn(async () => {
      const extras: RowExtra[] = []
      for (const make of makers) extras.push(await make(...row))
      return extras
    })
}

type MakeOne = (...row: Parameters<MakeExtras>) => Promise<RowExtra>

async function coverMaker(
  run: Run,
  { folder, ...manuscript }: Manuscript,
  { config }: Book,
  browser: Browser,
): Promise<MakeOne> {
  const shop = await openPressShop(run, { ...manuscript, config, folder }, { cover: true })
  if (!shop) throw new Error('a press whose fault was not told')
  const isSame = !hasFields(`${frontText(config)}${spreadText(config)}`)
  const known = new Map<number, Uint8Array>()
  return async (_, own, { pages: { length } }) => {
    const bytes =
      known.get(length) ?? (await makeCover(run, { config: own, folder }, length, shop, browser)).bytes
    if (isSame) known.set(length, bytes)
    return { ending: 'cover.pdf', bytes }
  }
}

async function epubMaker(
  run: Run,
  manuscript: Manuscript,
  { config, sections, toc, assets }: Book,
  browser: Browser,
  mark: EpubShelf['mark'],
): Promise<MakeOne> {
  const shelf = { ...(await openShelf(run, manuscript)), mark }
  const cover =
    shelf.cover ??
    (hasFields(frontText(config))
      ? undefined
      : await ownCover(run, config, shelf.folder, (work) => work(browser)))
  return async (values, own, paged) => {
    const book: Book = {
      config: own,
      sections: sections.map((section) => fillSection(section, values, config.language)),
      toc: toc.map((entry) => ({ ...entry, title: fillText(entry.title, values) })),
      assets,
    }
    const bytes = await bindEpub(run, { ...shelf, cover }, book, paged, (work) => work(browser))
    return { ending: 'epub', bytes }
  }
}
