import JSZip from 'jszip'
import { DOMParser } from 'linkedom'
import { chineseNumber } from '../../cjk/chinese-number.ts'

/** The name of the bookmark that says what a paragraph is in its list: level, then `bullet`, `more` or its number. */
export const itemMark = /^banxin-item-(\d)-(bullet|more|\d+)$/

/** A Word file whose numbering stands in its text, and the numbers that were written out. */
export type MarkedLists = { bytes: Uint8Array; numbers: string[] }

/**
 * Say in a Word file what its numbering says only by counting (ECMA-376-1, 17.9).
 *
 * Items get a bookmark (`itemMark`) instead of their numbering, so does what goes on in an item: a paragraph in a list
 * whose level has no mark (as pandoc writes), or that is taken out of the list (`numId` 0, as LibreOffice and Word write).
 * Numbers that Markdown can't count, `第一章`, `（一）`, `a)`, and those of headings and in tables, become text.
 *
 * @throws Error where it is no zip
 */
export async function markLists(bytes: Uint8Array): Promise<MarkedLists> {
  const zip = await JSZip.loadAsync(bytes)
  const read = async (name: string): Promise<Element | undefined> => {
    const xml = await zip.file(`word/${name}.xml`)?.async('string')
    if (xml === undefined) return undefined
    return new DOMParser().parseFromString(xml, 'text/xml').documentElement as unknown as Element
  }
  const [document, definitions, styles] = [
    await read('document'),
    await read('numbering'),
    await read('styles'),
  ]
  if (!document || !definitions) return { bytes, numbers: [] }
  const numbering = new Numbering(definitions, styles)
  const numbers: string[] = []
  /** The levels of the item before, and whether this paragraph may go on in it. */
  let before: { level: number; parent: Element | null } | undefined
  for (const paragraph of named(document, 'w:p')) {
    if (paragraph.closest('mc\\:fallback, mc\\:Fallback') || isDeleted(paragraph)) continue
    const own = numbering.of(paragraph)
    const goesOn = before?.parent === paragraph.parentElement ? before : undefined
    before = undefined
    if (!own) continue
    const { level, text, kind, isHeading } = own
    removeNumbering(paragraph)
    if (isHeading || paragraph.closest('w\\:tc')) {
      if (kind === 'number') numbers.push(writeNumber(paragraph, text))
      continue
    }
    if (kind === 'none') {
      if (!goesOn) continue
      const at = own.isTakenOut ? goesOn.level : Math.min(level, goesOn.level)
      mark(paragraph, at, 'more')
      before = goesOn
    } else if (kind === 'bullet' || own.count !== undefined) {
      mark(paragraph, level, own.count === undefined ? 'bullet' : String(own.count))
      before = { level, parent: paragraph.parentElement }
    } else {
      numbers.push(writeNumber(paragraph, text))
      if (goesOn && goesOn.level < level) {
        mark(paragraph, level - 1, 'more')
        before = goesOn
      }
    }
  }
  zip.file('word/document.xml', document.outerHTML)
  return { bytes: await zip.generateAsync({ type: 'uint8array' }), numbers }
}

type Numbered = {
  /** From 0. */
  level: number
  kind: 'bullet' | 'number' | 'none'
  /** The number as Word writes it, `（一）`. */
  text: string
  /** The number that Markdown counts as Word does. */
  count: number | undefined
  isHeading: boolean
  /** The paragraph was taken out of a list that its style puts it in, or that it stands in. */
  isTakenOut: boolean
}

/** Counts as Word does: through all lists of one abstract definition, deeper levels anew after each higher one. */
class Numbering {
  readonly #lists = new Map<string, { key: string; levels: Map<number, Level> }>()
  readonly #styles = new Map<string, Element>()
  readonly #counts = new Map<string, number[]>()
  readonly #restarted = new Set<string>()

  constructor(definitions: Element, styles: Element | undefined) {
    const kinds = new Map(
      named(definitions, 'w:abstractNum').map((one) => [one.getAttribute('w:abstractNumId') ?? '', one]),
    )
    for (const list of named(definitions, 'w:num')) {
      const key = settingOf(list, 'w:abstractNumId') ?? ''
      const levels = new Map(named(kinds.get(key), 'w:lvl').map((one) => [indexOf(one), levelOf(one)]))
      for (const override of named(list, 'w:lvlOverride')) {
        const [changed] = named(override, 'w:lvl')
        const level = changed ? levelOf(changed) : levels.get(indexOf(override))
        const start = settingOf(override, 'w:startOverride')
        if (level)
          levels.set(indexOf(override), start === undefined ? level : { ...level, restart: Number(start) })
      }
      this.#lists.set(list.getAttribute('w:numId') ?? '', { key, levels })
    }
    for (const style of named(styles, 'w:style'))
      this.#styles.set(style.getAttribute('w:styleId') ?? '', style)
  }

  of(paragraph: Element): Numbered | undefined {
    const properties = childOf(paragraph, 'w:pPr')
    const chain = this.#chain(settingOf(properties, 'w:pStyle'))
    const isHeading = chain.some((style) => /^(?:heading|标题)\s*\d/i.test(settingOf(style, 'w:name') ?? ''))
    const own = childOf(properties, 'w:numPr')
    const [inherited] = chain.flatMap((style) => childOf(childOf(style, 'w:pPr'), 'w:numPr') ?? [])
    const id = settingOf(own, 'w:numId') ?? settingOf(inherited, 'w:numId')
    if (id === undefined) return undefined
    if (id === '0' || Number(id) < 0)
      return own && !isHeading
        ? { level: 0, kind: 'none', text: '', count: undefined, isHeading, isTakenOut: true }
        : undefined
    const list = this.#lists.get(id)
    const index = Number(settingOf(own, 'w:ilvl') ?? settingOf(inherited, 'w:ilvl') ?? 0)
    const level = list?.levels.get(index)
    if (!list || !level) return undefined
    const made = { level: index, isHeading, isTakenOut: false, count: undefined }
    if (level.format === 'none' || blank.test(level.text)) return { ...made, kind: 'none', text: '' }
    if (level.format === 'bullet') return { ...made, kind: 'bullet', text: '' }
    const counts = this.#count(id, list, index)
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const count = counts[at] ?? list.levels.get(at)?.start ?? 0
      return written(count, level.isLegal ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal'))
    })
    const isPlain = level.format === 'decimal' && new RegExp(`^%${index + 1}[.．、)）]?$`).test(level.text)
    return { ...made, kind: 'number', text, count: isPlain ? counts[index] : undefined }
  }

  #count(id: string, list: { key: string; levels: Map<number, Level> }, index: number): number[] {
    const counts = this.#counts.get(list.key) ?? []
    this.#counts.set(list.key, counts)
    const level = list.levels.get(index)
    const isNew = level?.restart !== undefined && !this.#restarted.has(`${id}:${index}`)
    this.#restarted.add(`${id}:${index}`)
    const last = isNew ? undefined : counts[index]
    counts[index] = last === undefined ? ((isNew ? level?.restart : level?.start) ?? 0) : last + 1
    counts.length = index + 1
    return counts
  }

  /** A style and those that it is based on. */
  #chain(id: string | undefined): Element[] {
    const chain: Element[] = []
    for (let style = this.#styles.get(id ?? '\0'); style && !chain.includes(style); ) {
      chain.push(style)
      style = this.#styles.get(settingOf(style, 'w:basedOn') ?? '\0')
    }
    return chain
  }
}

/** Nothing but spaces; LibreOffice writes those of the font Symbol, at U+F020. */
const blank = /^[\s\uf020\uf0a0]*$/

type Level = { format: string; text: string; start: number; restart?: number; isLegal: boolean }

function levelOf(level: Element): Level {
  return {
    format: settingOf(level, 'w:numFmt') ?? 'decimal',
    text: settingOf(level, 'w:lvlText') ?? '',
    start: Number(settingOf(level, 'w:start') ?? 0),
    isLegal: childOf(level, 'w:isLgl') !== undefined,
  }
}

/** A number in a format of ST_NumberFormat (17.18.59); those of other scripts in Arabic digits. */
function written(count: number, format: string): string {
  if (count < 1) return String(count)
  if (/^(?:chinese|taiwanese|japanese|ideographDigital)/.test(format) && count < 1000)
    return chineseNumber(count)
  if (/^decimalEnclosedCircle/.test(format) && count <= 20) return String.fromCodePoint(0x245f + count)
  if (format === 'decimalZero') return String(count).padStart(2, '0')
  if (/Letter$/.test(format)) {
    const letter = String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26))
    return format === 'upperLetter' ? letter.toUpperCase() : letter
  }
  if (/Roman$/.test(format) && count < 4000)
    return format === 'upperRoman' ? roman(count) : roman(count).toLowerCase()
  return String(count)
}

function roman(count: number): string {
  let rest = count
  return romanSigns
    .map(([value, sign]) => {
      const times = Math.floor(rest / value)
      rest -= times * value
      return sign.repeat(times)
    })
    .join('')
}

const romanSigns: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function isDeleted(paragraph: Element): boolean {
  return childOf(childOf(childOf(paragraph, 'w:pPr'), 'w:rPr'), 'w:del') !== undefined
}

/** `numId` 0 also sets aside what the style would number. */
function removeNumbering(paragraph: Element): void {
  const properties = childOf(paragraph, 'w:pPr')
  childOf(properties, 'w:numPr')?.remove()
  const off = make(paragraph, 'w:numPr', {})
  off.append(make(paragraph, 'w:ilvl', { 'w:val': '0' }), make(paragraph, 'w:numId', { 'w:val': '0' }))
  properties?.append(off)
}

function mark(paragraph: Element, level: number, kind: string): void {
  const name = `banxin-item-${Math.min(level, 9)}-${kind}`
  insert(paragraph, make(paragraph, 'w:bookmarkStart', { 'w:id': '0', 'w:name': name }))
}

function writeNumber(paragraph: Element, number: string): string {
  const run = make(paragraph, 'w:r', {})
  const text = make(paragraph, 'w:t', { 'xml:space': 'preserve' })
  const gap = /[、）]$/.test(number) ? '' : /[\p{sc=Han}]$/u.test(number) ? '\u3000' : ' '
  text.textContent = `${number}${gap}`
  run.append(text)
  insert(paragraph, run)
  return `${number} ${(paragraph.textContent ?? '').slice(text.textContent.length, 40)}`
}

function insert(paragraph: Element, element: Element): void {
  const properties = childOf(paragraph, 'w:pPr')
  if (properties) properties.after(element)
  else paragraph.prepend(element)
}

function make(beside: Element, name: string, attributes: Record<string, string>): Element {
  const element = beside.ownerDocument.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}

function named(root: Element | undefined, name: string): Element[] {
  return root ? [...root.getElementsByTagName(name)] : []
}

function childOf(element: Element | undefined, name: string): Element | undefined {
  return [...(element?.children ?? [])].find(({ tagName }) => tagName.toLowerCase() === name.toLowerCase())
}

function settingOf(element: Element | undefined, name: string): string | undefined {
  return childOf(element, name)?.getAttribute('w:val') ?? undefined
}

function indexOf(level: Element): number {
  return Number(level.getAttribute('w:ilvl'))
}
