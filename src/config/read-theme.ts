import { readdir, readFile, realpath } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ServedFiles } from '../served-files.ts'
import { isOutside, shownPath } from './shown-path.ts'
import { type ThemeDefaults, themeDefaults, withoutThemeDefaults } from './theme-defaults.ts'

/** A theme's style sheet, and what it says for book.yaml. */
export type Theme = {
  /** As messages show it. */
  file: string
  /** What print loads: without the properties that book.yaml takes over, `url()` below `theme/`. */
  css: string
  defaults: ThemeDefaults
  /** Pictures that the sheet names: the address in `css` → the absolute path. */
  pictures: Map<string, string>
  faults: ThemeFault[]
}

export type ThemeFault = { ruleId: string; line: number; values: Record<string, string> }

/**
 * Read the theme that `theme:` in book.yaml names: `song` is ours, `./mytheme` a folder of the manuscript.
 *
 * `undefined` where there is no such theme, or its folder leads out of the manuscript. `sheet` is its `theme.css`, or the
 * `cover.css` that it may have.
 */
export async function readTheme(
  name: string,
  manuscriptFolder: string,
  sheet: 'theme.css' | 'cover.css' = 'theme.css',
): Promise<Theme | undefined> {
  const own = name.startsWith('./')
  if (!own && !(await themeNames()).includes(name)) return undefined
  const base = own ? manuscriptFolder : themesFolder
  const folder = await folderInside(base, name)
  const path = folder && (await folderInside(folder, sheet))
  if (folder === undefined || path === undefined) return undefined
  const source = await readFile(path, 'utf8').catch(() => undefined)
  if (source === undefined) return undefined
  const text = withoutComments(source.replace(/^\ufeff/, ''))
  const { css, pictures, faults } = await withPictures(text, folder)
  return {
    file: shownPath(join(folder, sheet)),
    css: withoutThemeDefaults(css),
    defaults: themeDefaults(text, own ? relative(await realpath(manuscriptFolder), folder) : undefined),
    pictures,
    faults: [...forbidden(text, sheet === 'cover.css'), ...faults].sort((a, b) => a.line - b.line),
  }
}

/**
 * How covers look: `styles/cover.css`, and what comes after all sheets of ours, the theme's `cover.css`; that of `song` for a
 * theme without one.
 *
 * What is wrong with an author's sheet has been told when book.yaml was read.
 */
export async function readCoverLook(
  name: string,
  manuscriptFolder: string,
): Promise<{ shared: string; own: string; pictures: ServedFiles }> {
  const shared = await readFile(join(themesFolder, '../cover.css'), 'utf8')
  const own =
    (await readTheme(name, manuscriptFolder, 'cover.css')) ??
    (await readTheme('song', manuscriptFolder, 'cover.css'))
  if (!own) throw new Error('the theme song has a cover')
  const pictures: ServedFiles = new Map()
  for (const [address, path] of own.pictures)
    pictures.set(address, { bytes: await readFile(path), mediaType: pictureType(path) })
  return { shared, own: own.css, pictures }
}

/** The media type of a picture that a theme names. */
export function pictureType(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return `image/${{ svg: 'svg+xml', jpg: 'jpeg' }[ending] ?? ending}`
}

/** The names of our own themes, sorted. */
export async function themeNames(): Promise<string[]> {
  const entries = await readdir(themesFolder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

const themesFolder = fileURLToPath(new URL('../../styles/themes/', import.meta.url))

/** A real folder inside another one; links that lead out of it don't count. */
async function folderInside(base: string, name: string): Promise<string | undefined> {
  try {
    const [root, folder] = await Promise.all([realpath(base), realpath(resolve(base, name))])
    return isOutside(root, folder) ? undefined : folder
  } catch {
    return undefined
  }
}

/** Comments become white space of as many lines, so that places stay right. */
function withoutComments(css: string): string {
  return css.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]*?(?:\*\/|$)/g, (part) =>
    part.startsWith('/*') ? part.replace(/[^\n]/g, ' ') : part,
  )
}

/** What would load something, or what the engine of the pages can't read. */
const forbiddenThings: [pattern: RegExp, ruleId: string][] = [
  [/@import\b|@namespace\b|\bimage-set\s*\(|\bsrc\s*\(|\belement\s*\(/gi, 'theme-loads'],
  [/@font-face\b/gi, 'theme-font-face'],
  // An escape may hide any of the words above.
  [/\\/g, 'theme-escape'],
  [/@media[^{;]*[<>][^{;]*/gi, 'theme-media-range'],
  // Paged.js loses the spaces in it and then finds no elements (0.4.3).
  [/:has\(\s*[+~>][^()]*,[^()]*\)/gi, 'theme-has-list'],
  // Chromium prints a shadow or a reflection of text as text, a second time.
  [
    /(?:\btext-shadow|-webkit-box-reflect)\s*:\s*(?!\s|(?:none|initial|unset|inherit|revert)\b)[^;}]*/gi,
    'theme-text-twice',
  ],
]

/** The text of covers is not proven: it is no part of the book's. */
function forbidden(css: string, isCover: boolean): ThemeFault[] {
  const things = forbiddenThings.filter(([, ruleId]) => !(isCover && ruleId === 'theme-text-twice'))
  return things.flatMap(([pattern, ruleId]) =>
    [...css.matchAll(pattern)].map((match) => ({
      ruleId,
      line: lineAt(css, match.index),
      values: { found: match[0].trim() },
    })),
  )
}

/** Find the pictures of the sheet, and name them as the browser will know them. */
async function withPictures(
  css: string,
  folder: string,
): Promise<Pick<Theme, 'css' | 'pictures' | 'faults'>> {
  const pictures = new Map<string, string>()
  const faults: ThemeFault[] = []
  let result = ''
  let from = 0
  for (const match of css.matchAll(/\burl\(\s*("[^"]*"|'[^']*'|[^)"']*)\s*\)?/gi)) {
    const name = (match[1] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2')
    const path = await pictureInside(folder, name)
    const address = `theme/${encodeURI(name.replace(/^\.\//, ''))}`
    if (path === undefined)
      faults.push({ ruleId: 'theme-url', line: lineAt(css, match.index), values: { found: name } })
    else pictures.set(decodeURI(address), path)
    result += `${css.slice(from, match.index)}url("${address}")`
    from = match.index + match[0].length
  }
  return { css: result + css.slice(from), pictures, faults }
}

async function pictureInside(folder: string, name: string): Promise<string | undefined> {
  if (!/\.(?:png|jpe?g|gif|webp|svg)$/i.test(name) || /^[a-z][a-z0-9+.-]*:|^[\\/]|[?#%]/i.test(name))
    return undefined
  return folderInside(folder, name)
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
