import type { Root } from 'hast'
import { backCoverSection } from './back-cover.ts'
import type { Asset, Book, BookConfig, Manuscript, PagedBook } from './book.ts'
import { openPictureShelf } from './compose/picture-shelf.ts'
import { readConfigWithPlaces } from './config/read-config.ts'
import { readCoverLook } from './config/read-theme.ts'
import { drawCover, type WithBrowser } from './epub/draw-cover.ts'
import { embeddedText } from './epub/embedded-text.ts'
import { type Cover, makeEpub } from './epub/make-epub.ts'
import { embedFonts } from './fonts/embed-fonts.ts'
import { prepareFonts } from './fonts/prepare-fonts.ts'
import { frontText } from './front-cover.ts'
import { withGeneratedSections } from './paginate/generated-sections.ts'
import type { Run } from './run.ts'

/** What an EPUB needs besides the book: looked at before the long work begins, so that the author hears at once. */
export type EpubShelf = {
  folder: string
  /** The author's own cover. */
  cover: Cover | undefined
  /** And that of the back. */
  back?: Asset | undefined
  /** Of the pages, where some were made: `Dress.mark`. */
  mark?: (tree: Root) => void
}

/** Find the author's cover; one that cannot serve is reported at its place in book.yaml. */
export async function openShelf(run: Run, { config, folder }: Manuscript): Promise<EpubShelf> {
  const back = await backOf(config, folder)
  if (config.cover.picture === undefined) return { folder, cover: undefined, back }
  const picture = await openPictureShelf(folder).find(config.cover.picture, 'book.yaml')
  const fault =
    picture.type === 'fault'
      ? picture
      : picture.type === 'svg'
        ? { ruleId: 'picture-format', values: { src: config.cover.picture, format: 'SVG' } }
        : picture.warning
  if (fault) {
    const { file, placeOf } = await readConfigWithPlaces({ report: () => undefined }, `${folder}/book.yaml`)
    run.report({
      ruleId: fault.ruleId,
      file,
      place: placeOf(['cover', 'picture']) ?? placeOf(['cover']),
      values: fault.values,
    })
  }
  return { folder, cover: picture.type === 'asset' ? picture.asset : undefined, back }
}

/** The picture of the back; what is wrong with it, `npm run cover` tells. */
async function backOf({ cover }: BookConfig, folder: string): Promise<Asset | undefined> {
  const found =
    cover.back === undefined ? undefined : await openPictureShelf(folder).find(cover.back, 'book.yaml')
  return found?.type === 'asset' ? found.asset : undefined
}

/** Make the EPUB of a composed book; `paged` is its PDF's, where it has been paginated. */
export async function bindEpub(
  run: Run,
  { folder, cover, back, mark }: EpubShelf,
  book: Book,
  paged: Pick<PagedBook, 'pages' | 'anchors'> | undefined,
  withBrowser: WithBrowser,
): Promise<Uint8Array> {
  const { config, toc } = book
  const backCover = backCoverSection(config, back)
  const sections = [...withGeneratedSections(book, undefined, mark), ...(backCover ? [backCover] : [])]
  const assets = back ? [...book.assets.filter(({ src }) => src !== back.src), back] : book.assets
  run.progress('epub', 0, sections.length)
  // What is wrong with own fonts has been told when the pages were dressed.
  const { pages, anchors } = paged ?? {}
  const quiet = pages ? { ...run, report: () => undefined } : run
  const { language, fonts: own, epub } = config
  const fonts = await embedFonts(quiet, {
    ...embeddedText(sections, config),
    kind: epub.fonts,
    own,
    folder,
    language,
  })
  const drawn = cover ?? (await ownCover(run, config, folder, withBrowser))
  const labels = new Map([...(anchors ?? [])].map(([id, number]) => [id, pages?.[number - 1]?.label ?? '']))
  return makeEpub(run, { config, sections, toc, assets, pages, labels, cover: drawn, fonts })
}

/** Draw a cover of our own. What is wrong with own fonts is told by others. */
export async function ownCover(
  told: Run,
  config: BookConfig,
  folder: string,
  withBrowser: WithBrowser,
): Promise<Cover> {
  const run = { ...told, report: () => undefined }
  const { language, fonts: own } = config
  const fonts = await prepareFonts(run, { text: frontText(config), math: false, own, folder, language })
  const look = await readCoverLook(config.theme, folder)
  const css = `${look.shared}\n${look.own}`
  return drawCover(run, config, fonts, { css, pictures: look.pictures }, withBrowser)
}
