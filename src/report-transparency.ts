import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Element, Root, RootContent } from 'hast'
import type { Book, Manuscript } from './book.ts'
import { readConfigWithPlaces } from './config/read-config.ts'
import { readTheme, type Theme } from './config/read-theme.ts'
import { shownPath } from './config/shown-path.ts'
import { findInside } from './find-inside.ts'
import { placeOfSrc } from './place-of-src.ts'
import { findTransparentCss, isTransparent } from './press/find-transparent-css.ts'
import { findTransparentSvg, isSvgPaint } from './press/find-transparent-svg.ts'
import { isOpaquePicture } from './press/is-opaque-picture.ts'
import type { Run } from './run.ts'

/**
 * Report what would make transparency, where the standard of the press file has none (PDF/X-3, X-1a): in the theme, in
 * drawings and in pictures, before any page is made.
 */
export async function reportTransparency(run: Run, book: Book, folder: string): Promise<void> {
  const { press, theme: name } = book.config
  if (press.standard === 'X-4') {
    await reportPatterns(run, book, folder)
    return
  }
  const standard = `PDF/${press.standard}`
  await reportTheme(run, await readTheme(name, folder), standard)
  const sheer = new Set<string>()
  for (const { src, bytes } of book.assets) if (!(await isOpaquePicture(bytes))) sheer.add(src)
  for (const { tree } of book.sections) {
    for (const { element, src } of elementsOf(tree)) {
      const place = placeOfSrc(src)
      if (element.tagName === 'img' && sheer.has(String(element.properties.src)))
        run.report({
          ruleId: 'press-sheer-picture',
          ...place,
          values: { found: String(element.properties.alt || 'picture'), standard },
        })
      for (const found of sheerIn(element))
        run.report({ ruleId: 'press-sheer', ...place, values: { found, standard } })
    }
  }
}

/**
 * Patterns of drawings in the theme: Chromium prints them as pictures of 72 pixels an inch, however they are drawn, and makes
 * them transparent. Those in the text are drawn tile by tile when pages are printed.
 */
async function reportPatterns(run: Run, book: Book, folder: string): Promise<void> {
  const theme = await readTheme(book.config.theme, folder)
  for (const path of theme?.pictures.values() ?? []) {
    if (!path.endsWith('.svg')) continue
    for (const { found, line, column } of findTransparentSvg(await readFile(path, 'utf8')))
      if (found === PATTERN)
        run.report({ ruleId: 'press-pattern', file: shownPath(path), place: { line, column } })
  }
}

/** As it is found in a drawing. */
const PATTERN = '<pattern>'

/** The same of the sheet of the cover and its pictures. */
export async function reportTransparentCover(
  run: Run,
  { config, folder }: Pick<Manuscript, 'config' | 'folder'>,
): Promise<void> {
  const { press, theme, cover } = config
  if (press.standard === 'X-4') return
  const standard = `PDF/${press.standard}`
  const own = await readTheme(theme, folder, 'cover.css')
  // A theme without one has that of `song`.
  await reportTheme(run, own ?? (await readTheme('song', folder, 'cover.css')), standard)
  const { file, placeOf } = await readConfigWithPlaces({ report: () => undefined }, join(folder, 'book.yaml'))
  for (const key of ['picture', 'back'] as const) {
    const name = cover[key]
    const path = name === undefined ? undefined : await findInside(folder, name)
    // One that is missing is told when the cover is made.
    const bytes = path === undefined ? undefined : await readFile(path).catch(() => undefined)
    if (name === undefined || !bytes || (await isOpaquePicture(bytes))) continue
    const place = placeOf(['cover', key])
    run.report({ ruleId: 'press-sheer-picture', file, place, values: { found: name, standard } })
  }
}

async function reportTheme(run: Run, theme: Theme | undefined, standard: string): Promise<void> {
  if (!theme) return
  const { file, css, pictures } = theme
  for (const { line, column, found } of findTransparentCss(css))
    run.report({ ruleId: 'press-sheer', file, place: { line, column }, values: { found, standard } })
  for (const [address, path] of pictures) {
    const bytes = await readFile(path)
    if (path.endsWith('.svg'))
      for (const { line, column, found } of findTransparentSvg(bytes.toString('utf8')))
        run.report({
          ruleId: 'press-sheer',
          file: shownPath(path),
          place: { line, column },
          values: { found, standard },
        })
    if (await isOpaquePicture(bytes)) continue
    const values = { found: address.replace(/^theme\//, ''), standard }
    run.report({ ruleId: 'press-sheer-picture', file, values })
  }
}

/** All elements with the `file:line:column` that they, or what they stand in, come from. */
function elementsOf(tree: Root): { element: Element; src: string }[] {
  const found: { element: Element; src: string }[] = []
  const walk = (node: Root | RootContent, around: string) => {
    if (!('children' in node)) return
    const src = node.type === 'element' ? String(node.properties.dataSrc ?? around) : around
    if (node.type === 'element') found.push({ element: node, src })
    for (const child of node.children) walk(child, src)
  }
  walk(tree, '')
  return found
}

/** Attributes and style rules of a drawing, as they are written. */
function sheerIn({ tagName, properties, children }: Element): string[] {
  if (tagName === 'style') return findTransparentCss(children.map(textOf).join('')).map(({ found }) => found)
  return Object.entries(properties).flatMap(([key, value]) => {
    if (key === 'style') return findTransparentCss(String(value)).map(({ found }) => found)
    const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    return isSvgPaint(name) && isTransparent(name, String(value).toLowerCase()) ? [`${name}="${value}"`] : []
  })
}

function textOf(node: RootContent): string {
  return node.type === 'text' ? node.value : ''
}
