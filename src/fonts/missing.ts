import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import type { Message } from '../message.ts'
import type { Run } from '../run.ts'
import { accentedParts, isAccent } from './accents.ts'
import { codeOf, isInvisible, isPrivate, isRadical } from './characters.ts'

/** Text and where it comes from; `placeOf` where its elements don't tell. */
type PlacedText = { tree: Root; source?: string; placeOf?: (character: string) => Pick<Message, 'place'> }

/** What the fonts of a book can show: a code point; and which letters with marks they can't, `Accents.unset`. */
type Shown = { has: (codePoint: number) => boolean; unset: ReadonlySet<string> }

/**
 * Report every character without a glyph, once each: where it stands first and how often. A mark that no font can set is
 * told with its letter.
 *
 * Also the radicals of U+2E80–2FDF that pass for ordinary characters: they print well, but nobody finds them.
 */
export function reportMissing(run: Run, sections: readonly PlacedText[], shown: Shown): void {
  const found = new Map<string, Sign & { place: Partial<Message>; count: number }>()
  for (const { tree, source, placeOf } of sections) {
    visitText(tree, { file: source || undefined }, ({ value }, place, inFormula) => {
      for (const sign of signsOf(value, shown, inFormula)) {
        const key = `${sign.codePoint} ${sign.cluster ?? ''}`
        const known = found.get(key)
        if (known) known.count++
        else if (sign.isLacking || isRadical(sign.codePoint))
          found.set(key, { ...sign, place: { ...place, ...placeOf?.(sign.character) }, count: 1 })
      }
    })
  }
  for (const { character, codePoint, cluster, isLacking, place, count } of found.values()) {
    const values = { code: codeOf(codePoint), character: cluster ?? character, count }
    if (isLacking) {
      run.report({ ruleId: 'glyph-missing', ...place, values })
      continue
    }
    const meant = character.normalize('NFKC')
    if (meant === character) continue
    const meantCode = codeOf(meant.codePointAt(0) ?? 0)
    run.report({ ruleId: 'radical-character', ...place, values: { ...values, meant, meantCode } })
  }
}

type Sign = { character: string; codePoint: number; isLacking: boolean; cluster?: string }

/** The characters of a text; a mark that no font can set has its letter with it. */
function* signsOf(text: string, { has, unset }: Shown, inFormula: boolean): Generator<Sign> {
  const parts = unset.size > 0 ? accentedParts(text) : [{ text }]
  for (const part of parts) {
    const cluster = part.cluster !== undefined && unset.has(part.cluster) ? part.cluster : undefined
    for (const character of part.text) {
      const codePoint = character.codePointAt(0) ?? 0
      if (cluster !== undefined && isAccent(character))
        yield { character, codePoint, isLacking: true, cluster }
      else yield { character, codePoint, isLacking: lacks(codePoint, has, inFormula) }
    }
  }
}

/**
 * Put `<span class="no-glyph">U+1F600</span>` where a character can't be printed: the reader learns which it is.
 *
 * Variation selectors, byte order marks and the joiners between emoji go, for print shows nothing of them: an emoji
 * made of several becomes these several. Soft hyphens, zero-width spaces and bidi marks stay: they break and turn
 * lines. In a tree that has been marked nothing changes.
 */
export function markMissing(tree: Root, shown: Shown): void {
  markIn(tree, shown, { inFormula: false, inDrawing: false })
}

function markIn(
  node: Root | Element,
  shown: Shown,
  within: { inFormula: boolean; inDrawing: boolean },
): void {
  const children: ElementContent[] = []
  for (const child of node.children) {
    if (child.type === 'text') {
      children.push(...marked(child, shown, within))
      continue
    }
    if (child.type === 'element' && isPrinted(child) && !hasClass(child, 'keycap'))
      markIn(child, shown, entering(child, within))
    if (child.type !== 'doctype') children.push(child)
  }
  node.children = children
}

function marked(
  text: Text,
  shown: Shown,
  within: { inFormula: boolean; inDrawing: boolean },
): ElementContent[] {
  const value = text.value.replace(unprinted, '')
  if (!within.inDrawing && keycap.test(value))
    return value.split(keycaps).flatMap((part): ElementContent[] => {
      const children = part === '' ? [] : markedPlain({ type: 'text', value: part }, shown, within)
      return keycap.test(part)
        ? [{ type: 'element', tagName: 'span', properties: { className: ['keycap'] }, children }]
        : children
    })
  return markedPlain({ ...text, value }, shown, within)
}

/** A key around a figure, 1️⃣: wider than the figure, and no font's width says so. */
const keycap = /[0-9#*]\u20e3/u
const keycaps = /([0-9#*]\u20e3)/u

function markedPlain(
  { value }: Text,
  shown: Shown,
  within: { inFormula: boolean; inDrawing: boolean },
): ElementContent[] {
  const parts: ElementContent[] = []
  let plain = ''
  const endPlain = () => {
    if (plain !== '') parts.push({ type: 'text', value: plain })
    plain = ''
  }
  for (const { character, codePoint, isLacking } of signsOf(value, shown, within.inFormula)) {
    if (!isLacking) {
      plain += character
      continue
    }
    endPlain()
    parts.push({
      type: 'element',
      tagName: within.inDrawing ? 'tspan' : 'span',
      properties: { className: ['no-glyph'] },
      children: [{ type: 'text', value: codeOf(codePoint) }],
    })
  }
  endPlain()
  return parts
}

/** The joiner between emoji: other scripts need theirs. */
const unprinted =
  /[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\u{FEFF}]|(?<=(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})\u{FE0F}?)\u{200D}/gu

function lacks(codePoint: number, has: Shown['has'], inFormula: boolean): boolean {
  // KaTeX draws some of its signs with private characters of its own fonts.
  return !has(codePoint) && !isInvisible(codePoint) && !(inFormula && isPrivate(codePoint))
}

type Visit = (text: Text, place: Partial<Message>, inFormula: boolean) => void

function visitText(node: Root | RootContent, place: Partial<Message>, visit: Visit, inFormula = false): void {
  if (node.type === 'text') visit(node, place, inFormula)
  if (node.type === 'root') for (const child of node.children) visitText(child, place, visit, inFormula)
  if (node.type !== 'element' || !isPrinted(node)) return
  const here = placeOf(node) ?? place
  for (const child of node.children) visitText(child, here, visit, inFormula || isFormula(node))
}

/** Titles of drawings are spoken, MathML is for EPUB: neither is printed. */
function isPrinted(element: Element): boolean {
  return !unprintedTags.has(element.tagName) && !hasClass(element, 'katex-mathml')
}

const unprintedTags = new Set(['style', 'script', 'template', 'title', 'desc', 'metadata'])

function entering(element: Element, within: { inFormula: boolean; inDrawing: boolean }) {
  return {
    inFormula: within.inFormula || isFormula(element),
    inDrawing: (within.inDrawing || element.tagName === 'svg') && element.tagName !== 'foreignObject',
  }
}

function isFormula(element: Element): boolean {
  return hasClass(element, 'katex')
}

function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name)
}

/** `data-src="manuscript/01-x.md:12:1"` */
function placeOf({ properties }: Element): Partial<Message> | undefined {
  const match = /^(.*):(\d+):(\d+)$/.exec(String(properties.dataSrc ?? ''))
  return match ? { file: match[1], place: { line: Number(match[2]), column: Number(match[3]) } } : undefined
}
