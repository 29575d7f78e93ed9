import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import type { Asset, BookConfig, Manuscript } from './book.ts'
import { openPictureShelf } from './compose/picture-shelf.ts'
import { readConfigWithPlaces } from './config/read-config.ts'
import { readCoverLook } from './config/read-theme.ts'
import { CoverError } from './cover/cover-error.ts'
import { printCover } from './cover/print-cover.ts'
import { type SettledCover, settleCover } from './cover/settle-cover.ts'
import { type CoverPictures, spreadHtml, spreadText } from './cover/spread-html.ts'
import { BookError } from './errors.ts'
import { prepareFonts } from './fonts/prepare-fonts.ts'
import { frontText } from './front-cover.ts'
import { looksLikeIsbn, readIsbn } from './isbn.ts'
import type { Message } from './message.ts'
import { type PressShop, pressBook } from './press-book.ts'
import { bleedOf } from './print/bleed.ts'
import type { Run } from './run.ts'
import type { ServedFiles } from './served-files.ts'
import { stopAtErrors } from './stop-at-errors.ts'

export type MadeCover = { bytes: Uint8Array; settled: SettledCover }

/**
 * Make the cover of a book as a press file of one page: flaps, back, spine and front beside each other.
 *
 * `pages` are those of the text.
 *
 * @throws BookError where it can't be made, after saying why at its place in book.yaml
 */
export async function makeCover(
  run: Run,
  { config, folder }: Pick<Manuscript, 'config' | 'folder'>,
  pages: number,
  shop: PressShop,
  browser: Browser,
): Promise<MadeCover> {
  const { file, placeOf } = await readConfigWithPlaces({ report: () => undefined }, join(folder, 'book.yaml'))
  const checked = stopAtErrors(run)
  const tell = ({ key, ...message }: Message & { key: string[] }) =>
    checked.run.report({ ...message, file, place: nearest(placeOf, key) })
  try {
    const { identifier } = config
    if (identifier !== undefined && looksLikeIsbn(identifier) && readIsbn(identifier) === undefined)
      tell({ ruleId: 'cover-isbn', values: { value: identifier }, key: ['identifier'] })
    const { paper, page, binding, cover } = config
    const settled = settleCover({
      pages,
      trim: page.trim,
      paper,
      method: binding.method,
      edge: binding.edge,
      cover,
    })
    for (const note of settled.notes) tell(note)
    const bleed = bleedOf(page.trim, config.press.bleed, 0)
    if (config.internal && config.cover.picture !== undefined)
      tell({
        ruleId: 'cover-internal-picture',
        values: { src: config.cover.picture },
        key: ['cover', 'picture'],
      })
    const pictures = await picturesOf(folder, config, settled, tell)
    const text = `${frontText(config)}\n${spreadText(config)}`
    const { language, fonts: own } = config
    const fonts = await prepareFonts(checked.run, { text, math: false, own, folder, language })
    const missing = [...fonts.missing.map((point) => String.fromCodePoint(point)), ...fonts.unset]
    if (missing.length > 0)
      tell({ ruleId: 'cover-no-glyph', values: { characters: missing.join(' ') }, key: ['title'] })
    checked.stop()
    const look = await readCoverLook(config.theme, folder)
    const spread = await readFile(new URL('../styles/cover-spread.css', import.meta.url), 'utf8')
    const files: ServedFiles = new Map([...look.pictures, ...pictures.files])
    for (const [name, bytes] of fonts.files) files.set(name, { bytes, mediaType: 'font/ttf' })
    const html = spreadHtml(config, settled, {
      css: [fonts.css, look.shared, spread, look.own].join('\n'),
      pictures: pictures.addresses,
      margin: bleed.margin,
    })
    const printed = await printCover(browser, html, files, settled, bleed.margin)
    const folds = settled.panels.slice(1).map(({ left }) => left)
    const bytes = await pressBook(checked.run, shop, config, printed, pictures.assets, folds)
    return { bytes, settled }
  } catch (error) {
    if (!(error instanceof CoverError)) throw error
    tell({ ruleId: error.ruleId, values: error.values, key: error.key })
    throw new BookError(error.message)
  }
}

/** Where a key stands, else the one around it. */
function nearest(placeOf: (path: string[]) => Message['place'], key: string[]): Message['place'] {
  for (let length = key.length; length > 0; length--) {
    const place = placeOf(key.slice(0, length))
    if (place) return place
  }
  return undefined
}

const mm = 72 / 25.4

/** Pixels an inch that covers are printed well with, and those below which it is told. */
const GOOD = 300
const COARSE = 250

/** So much of a picture may be cut off without a word. */
const CROPPED = 0.05

async function picturesOf(
  folder: string,
  { cover, press, page }: BookConfig,
  { panels }: SettledCover,
  tell: (message: Message & { key: string[] }) => void,
): Promise<{ addresses: CoverPictures; files: ServedFiles; assets: Asset[] }> {
  const shelf = openPictureShelf(folder)
  const files: ServedFiles = new Map()
  const addresses: CoverPictures = {}
  const assets: Asset[] = []
  for (const [side, src] of [
    ['front', cover.picture],
    ['back', cover.back],
  ] as const) {
    if (src === undefined) continue
    const key = ['cover', side === 'front' ? 'picture' : 'back']
    const picture = await shelf.find(src, 'book.yaml')
    if (picture.type === 'fault') tell({ ruleId: picture.ruleId, values: picture.values, key })
    if (picture.type === 'svg') tell({ ruleId: 'picture-format', values: { src, format: 'SVG' }, key })
    if (picture.type !== 'asset') continue
    if (picture.warning) tell({ ...picture.warning, key })
    const isOutermost = [panels[0], panels.at(-1)].some((panel) => panel?.name === side)
    const width = page.trim.width + (isOutermost ? press.bleed : 0)
    for (const message of judge(src, picture.asset, width, page.trim.height + 2 * press.bleed))
      tell({ ...message, key })
    addresses[side] = picture.asset.src
    files.set(picture.asset.src, picture.asset)
    assets.push(picture.asset)
  }
  return { addresses, files, assets }
}

/** Is a picture fine enough, and of the shape of its panel? */
function judge(
  src: string,
  { width: across, height: down }: Asset,
  width: number,
  height: number,
): Message[] {
  // It is made to cover its panel.
  const perPoint = Math.min(across / width, down / height)
  const dpi = Math.floor(perPoint * 72)
  const shown = (length: number) => Math.round(length / mm)
  const values = {
    src,
    dpi,
    width: shown(width),
    height: shown(height),
    wantedWidth: Math.ceil((width / 72) * GOOD),
    wantedHeight: Math.ceil((height / 72) * GOOD),
  }
  const cut = 1 - (width * height * perPoint ** 2) / (across * down)
  return [
    ...(dpi < COARSE ? [{ ruleId: 'cover-picture-coarse', values }] : []),
    ...(cut > CROPPED
      ? [{ ruleId: 'cover-picture-cropped', values: { ...values, percent: Math.round(cut * 100) } }]
      : []),
  ]
}
