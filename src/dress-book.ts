import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElementContent, Root, RootContent } from 'hast'
import type { Book, Section } from './book.ts'
import { pictureType, readTheme } from './config/read-theme.ts'
import { shownPath } from './config/shown-path.ts'
import { markMissing, reportMissing } from './fonts/missing.ts'
import { planFonts } from './fonts/prepare-fonts.ts'
import { withGeneratedSections } from './paginate/generated-sections.ts'
import { pageCss } from './paginate/page-css.ts'
import { writtenCharacters } from './paginate/prepare-section.ts'
import type { Run } from './run.ts'
import type { ServedFiles } from './served-files.ts'
import { joinSheets, sharedSheets } from './shared-sheets.js'

const stylesFolder = new URL('../styles/', import.meta.url)

/** What print needs besides the text. */
export type Dress = {
  /** One style sheet. */
  css: string
  /** The fonts, made when they are asked for, and the pictures. */
  files: ServedFiles
  /** Text set with fonts of the same identity has the same lines. */
  identity: string
  /** Can a character be printed? */
  has: (codePoint: number) => boolean
  /** Show by its code what can't be, in text that is made of the book's after this; more than once does no harm. */
  mark: (tree: Root) => void
  /** No more fonts are needed; where it is not called, that ends with the process. */
  close: () => void
}

/**
 * Style sheet, fonts subset to the book, pictures.
 *
 * Characters that no font has are reported, and shown in the trees by their code point. `more` is text that comes into
 * the trees later.
 */
export async function dressBook(run: Run, book: Book, folder: string, more = ''): Promise<Dress> {
  const { config } = book
  const made = withGeneratedSections(book)
  const text = [
    writtenCharacters(),
    ...book.sections.map((section) => section.title),
    config.title,
    ...made.map((section) => textOf(section.tree)),
    more,
  ].join('')
  const math = book.sections.some((section) => hasMath(section.tree))
  const fonts = await planFonts(run, {
    text,
    math,
    own: config.fonts,
    folder,
    language: config.language,
  })
  reportMissing(run, [...book.sections, ...(await ofBookYaml(made, folder))], fonts)
  for (const section of book.sections) markMissing(section.tree, fonts)
  const files: ServedFiles = new Map()
  for (const [name, font] of fonts.files) files.set(name, { ...font, mediaType: 'font/ttf' })
  for (const { src, bytes, mediaType } of book.assets) files.set(src, { bytes, mediaType })
  const theme = await readTheme(config.theme, folder)
  if (!theme) throw new Error(`the theme ${config.theme} was there when book.yaml was read`)
  if (/\bFang\b/.test(theme.css) && !config.fonts.fang) run.report({ ruleId: 'font-no-fang' })
  for (const [name, path] of theme.pictures)
    files.set(name, { bytes: await readFile(path), mediaType: pictureType(path) })
  const shared = await Promise.all(
    sharedSheets.map((name) => readFile(new URL(`${name}.css`, stylesFolder), 'utf8')),
  )
  const katex = math ? await katexCss() : ''
  return {
    css: [fonts.css, pageCss(config.page), katex, joinSheets(shared), theme.css].join('\n'),
    files,
    identity: fonts.identity,
    has: fonts.has,
    mark: (tree) => markMissing(tree, fonts),
    close: fonts.close,
  }
}

/** What is made of book.yaml alone, with the places of its characters there. */
async function ofBookYaml(made: readonly Section[], folder: string) {
  const path = join(folder, 'book.yaml')
  const yaml = await readFile(path, 'utf8').catch(() => '')
  const placeOf = (character: string) => {
    const before = yaml.slice(0, Math.max(0, yaml.indexOf(character))).split('\n')
    const place = { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 }
    return yaml.includes(character) ? { place } : {}
  }
  return made
    .filter(({ source, role }) => source === '' && role !== 'contents')
    .map(({ tree }) => ({ tree, source: shownPath(path), placeOf }))
}

/** KaTeX's own sheet; its fonts come with ours. */
async function katexCss(): Promise<string> {
  const css = await readFile(new URL(import.meta.resolve('katex/dist/katex.min.css')), 'utf8')
  return css
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/(font(?:-family)?:[^;}]*KaTeX_\w+)[^;}]*/g, '$1, Dot, Song, Symbols, serif')
}

type Node = Root | RootContent | ElementContent

/** All characters of a tree. */
function textOf(node: Node): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

function hasMath(node: Node): boolean {
  if (
    node.type === 'element' &&
    Array.isArray(node.properties.className) &&
    node.properties.className.includes('math')
  )
    return true
  return 'children' in node && node.children.some(hasMath)
}
