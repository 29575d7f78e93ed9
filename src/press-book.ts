import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Asset, Book, BookConfig, Manuscript } from './book.ts'
import { readConfigWithPlaces } from './config/read-config.ts'
import { BookError } from './errors.ts'
import { findInside } from './find-inside.ts'
import { builtInSource } from './fonts/font-source.ts'
import { openOutlines } from './fonts/outline-text.ts'
import { makePress } from './press/make-press.ts'
import { pressDate } from './press/press-date.ts'
import { PressError } from './press/press-error.ts'
import { type PressProfile, readProfile } from './press/read-profile.ts'
import type { SlugLine } from './press/slug-line.ts'
import type { Spot } from './press/spot.ts'
import type { Standard } from './press/write-metadata.ts'
import { reportTransparency, reportTransparentCover } from './report-transparency.ts'
import type { Run } from './run.ts'
import type { Pt } from './units.ts'

/** What the press file needs besides the pages: looked at before the long work begins. */
export type PressShop = PressProfile & { condition: string; isRegistered: boolean }

/** Coated paper, offset, ISO 12647-2:2004; registered with the ICC. Licence beside it. */
const ownProfile = new URL('../assets/icc/FOGRA39L_coated.icc', import.meta.url)

/** The profile of the press where none is named, as the press file takes it. */
export async function readOwnProfile(): Promise<{
  profile: Uint8Array
  condition: string
  isRegistered: boolean
  conditionInfo: string
}> {
  const profile = readProfile(await readFile(ownProfile))
  if ('fault' in profile) throw new Error(`our own profile: ${profile.fault}`)
  return { profile: profile.bytes, condition: 'FOGRA39', isRegistered: true, conditionInfo: profile.name }
}

/**
 * Read the profile of the press; one that cannot serve is reported at its place in book.yaml, and what of the
 * `book`, or of its `cover`, would be transparent where its standard has no transparency.
 */
export async function openPressShop(
  run: Run,
  { config, folder }: Manuscript,
  wanted: { book?: Book; cover?: true },
): Promise<PressShop | undefined> {
  if (wanted.book) await reportTransparency(run, wanted.book, folder)
  if (wanted.cover) await reportTransparentCover(run, { config, folder })
  const { profile: name, condition } = config.press
  const path = name === undefined ? undefined : await findInside(folder, name)
  const bytes =
    name === undefined ? await readFile(ownProfile) : path && (await readFile(path).catch(() => undefined))
  const profile = bytes ? readProfile(bytes) : { fault: 'missing' as const }
  if (!('fault' in profile)) {
    if (name === undefined) return { ...profile, condition: 'FOGRA39', isRegistered: true }
    return { ...profile, condition: condition ?? (profile.name || 'Custom'), isRegistered: false }
  }
  const { file, placeOf } = await readConfigWithPlaces({ report: () => undefined }, join(folder, 'book.yaml'))
  const values = { name: name ?? '' }
  run.report({ ruleId: `press-profile-${profile.fault}`, file, place: placeOf(['press', 'profile']), values })
  return undefined
}

/**
 * Make the file for the press of a finished PDF. `assets` are the pictures of the book: those that were given in inks are
 * printed as given. `folds` are the places, from the left of the trim, where the sheet is folded. `pageName` is what the
 * slug calls a page, where that is not its number in the file.
 *
 * @throws BookError where it can't be, after saying why
 */
export async function pressBook(
  run: Run,
  shop: PressShop,
  config: BookConfig,
  pdf: Uint8Array,
  assets: readonly Asset[] = [],
  folds: readonly Pt[] = [],
  pageName?: (index: number) => string,
): Promise<Uint8Array> {
  const { press, title } = config
  try {
    return await makePress(pdf, {
      standard: standards[press.standard],
      title,
      date: pressDate(config.date, process.env.SOURCE_DATE_EPOCH),
      profile: shop.bytes,
      condition: shop.condition,
      isRegistered: shop.isRegistered,
      conditionInfo: shop.name,
      bleed: press.bleed,
      marks: press.marks,
      folds,
      slug: press.marks.slug ? await slugOf(run, config, shop) : undefined,
      pageName,
      edition: press.colours === 'cmyk' ? 'cmyk' : 'black',
      spot: press.colours === 'black+spot' && press.spot ? spotOf(press.spot) : undefined,
      inkLimit: press.inkLimit / 100,
      greys: shares(press.greys),
      jpegQuality: press.jpegQuality,
      originals: originalsOf(assets),
      tell: (message) => run.report(message),
    })
  } catch (error) {
    if (!(error instanceof PressError)) throw error
    run.report({ ruleId: error.ruleId, values: error.values })
    throw new BookError(error.message)
  }
}

function originalsOf(assets: readonly Asset[]): Map<string, Uint8Array> {
  return new Map(
    assets.flatMap(({ bytes, inks }) =>
      inks ? [[createHash('sha256').update(bytes).digest('hex'), inks] as const] : [],
    ),
  )
}

/** In the face of headings. */
async function slugOf(
  { cacheFolder }: Run,
  { title, date, press }: BookConfig,
  { condition }: PressShop,
): Promise<SlugLine> {
  const font = await (await builtInSource(cacheFolder, 'hei-400')).read()
  const face = typeof font === 'string' ? await readFile(font) : font
  const words = [title, `PDF/${press.standard}`, condition, date ?? ''].filter(Boolean)
  return { words, draw: openOutlines(face) }
}

function spotOf({ name, cmyk, colours }: NonNullable<BookConfig['press']['spot']>): Spot {
  const [c, m, y, k] = cmyk
  return { name, alternate: [c / 100, m / 100, y / 100, k / 100], tints: shares(colours), used: new Set() }
}

/** `{ '#C00000': 50 }` → `#c00000` → 0.5 */
function shares(percents: Record<string, number>): Map<string, number> {
  return new Map(Object.entries(percents).map(([name, percent]) => [name.toLowerCase(), percent / 100]))
}

export const standards: Record<BookConfig['press']['standard'], Standard> = {
  'X-4': 'PDF/X-4',
  'X-3': 'PDF/X-3:2003',
  'X-1a': 'PDF/X-1a:2003',
}
