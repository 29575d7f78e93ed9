import { parseLength } from '../units.ts'
import { parseFontSize } from './font-sizes.ts'

/** What a theme says for book.yaml, in the shape of book.yaml; each value as it was written. */
export type ThemeDefaults = {
  values: { [key: string]: Value }
  /** Where they stand in the theme: `page.trim` → property and line. */
  places: Map<string, { property: string; line: number; value: string }>
}

type Value = string | number | boolean | { [key: string]: Value }

/**
 * The properties in a theme's `:root` that are defaults of book.yaml.
 *
 *     :root { --trim: A4; --characters: 28 } → { page: { trim: 'A4', typeArea: { characters: 28 } } }
 */
export function themeDefaults(css: string, ownFolder: string | undefined): ThemeDefaults {
  const defaults: ThemeDefaults = { values: {}, places: new Map() }
  for (const { property, value, line } of declarations(css)) {
    const path = properties[property]
    if (!path) continue
    set(defaults.values, path, read(path, value, ownFolder))
    defaults.places.set(path.join('.'), { property, line, value })
  }
  return defaults
}

/** The sheet without these properties: for print, book.yaml has the last word on them. */
export function withoutThemeDefaults(css: string): string {
  return css.replace(rootRules, (rule) =>
    rule.replace(declaration, (whole, property: string) => (properties[property] ? '' : whole)),
  )
}

/**
 * book.yaml over what the theme says.
 *
 * What depends on something that book.yaml changes is left to be computed: the type area and margins are made for the
 * theme's trim size, its characters, lines and pitch for its font size.
 */
export function withThemeDefaults(book: unknown, { values }: ThemeDefaults): unknown {
  if (!isMapping(book)) return book
  const page = mappingIn(book, 'page')
  const typeArea = mappingIn(page, 'typeArea')
  const theme = structuredClone(values)
  const themePage = mappingIn(theme, 'page')
  const themeArea = mappingIn(themePage, 'typeArea')
  if ('trim' in page && page.trim !== themePage.trim) {
    delete themePage.margins
    delete themeArea.characters
    delete themeArea.lines
  }
  if ('fontSize' in typeArea) {
    delete themeArea.characters
    const pitch = pitchFor(typeArea.fontSize, themeArea)
    if (pitch === undefined) delete themeArea.linePitch
    else themeArea.linePitch = pitch
  }
  if ('fontSize' in typeArea || 'linePitch' in typeArea) delete themeArea.lines
  return merged(theme, book)
}

/** The theme's pitch for another size: of the same proportion, on whole CSS pixels (0.75 pt). */
function pitchFor(fontSize: unknown, { fontSize: usual, linePitch }: Mapping): string | undefined {
  const [size, usualSize] = [parseFontSize(String(fontSize)), parseFontSize(String(usual))]
  const pitch = parseLength(String(linePitch))
  if (size === undefined || usualSize === undefined || pitch === undefined) return undefined
  return `${Math.round((pitch * size) / usualSize / 0.75) * 0.75}pt`
}

/** Property → key of book.yaml. */
const properties: Record<string, string[]> = {
  '--trim': ['page', 'trim'],
  '--characters': ['page', 'typeArea', 'characters'],
  '--lines': ['page', 'typeArea', 'lines'],
  '--font-size': ['page', 'typeArea', 'fontSize'],
  '--line-pitch': ['page', 'typeArea', 'linePitch'],
  '--margin-top': ['page', 'margins', 'top'],
  '--margin-bottom': ['page', 'margins', 'bottom'],
  '--margin-inner': ['page', 'margins', 'inner'],
  '--margin-outer': ['page', 'margins', 'outer'],
  '--running-heads': ['runningHeads'],
  '--title-page': ['titlePage'],
  '--contents-depth': ['contents', 'depth'],
  '--font-song': ['fonts', 'song'],
  '--font-hei': ['fonts', 'hei'],
  '--font-kai': ['fonts', 'kai'],
  '--font-fang': ['fonts', 'fang'],
  '--font-mono': ['fonts', 'mono'],
}

const rootRules = /(?<![\w)\]]):root\s*\{[^}]*\}/g
const declaration = /(?<=[{;]\s*)(--[\w-]+)\s*:([^;}]*);?/g

function declarations(css: string): { property: string; value: string; line: number }[] {
  return [...css.matchAll(rootRules)].flatMap((rule) =>
    [...rule[0].matchAll(declaration)].map((match) => ({
      property: match[1] ?? '',
      value: (match[2] ?? '').trim(),
      line: css.slice(0, rule.index + match.index).split('\n').length,
    })),
  )
}

function read(path: string[], value: string, ownFolder: string | undefined): Value {
  const plain = value.replace(/^(["'])(.*)\1$/, '$2')
  if (path[0] === 'fonts') return ownFolder === undefined ? plain : `${ownFolder}/${plain}`
  if (plain === 'yes' || plain === 'no') return plain === 'yes'
  return /^\d+$/.test(plain) ? Number(plain) : plain
}

function set(target: { [key: string]: Value }, path: string[], value: Value): void {
  const [key, ...rest] = path
  if (key === undefined) return
  if (rest.length === 0) {
    target[key] = value
    return
  }
  const below = target[key]
  const inner = typeof below === 'object' ? below : {}
  target[key] = inner
  set(inner, rest, value)
}

function merged(under: Mapping, over: Mapping): Mapping {
  const result = { ...under, ...over }
  for (const [key, value] of Object.entries(over)) {
    const below = under[key]
    if (isMapping(value) && isMapping(below)) result[key] = merged(below, value)
    // `page:` with nothing after it is as good as no page.
    else if (value === undefined && below !== undefined) result[key] = below
  }
  return result
}

type Mapping = { [key: string]: unknown }

/** The mapping at a key; an empty one where there is none. */
function mappingIn(outer: Mapping, key: string): Mapping {
  const inner = outer[key]
  return isMapping(inner) ? inner : {}
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
