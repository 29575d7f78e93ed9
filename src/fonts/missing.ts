import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import type { Message } from '../message.ts'
import type { Run } from '../run.ts'
import { codeOf, isInvisible, isPrivate, isRadical } from './characters.ts'

type Has = (codePoint: number) => boolean

/**
 * Report every character without a glyph, once each: where it stands first and how often.
 *
 * Also the radicals of U+2E80–2FDF that pass for ordinary characters: they print well, but nobody finds them.
 */
export function reportMissing(
  run: Run,
  sections: readonly { tree: Root; source?: string }[],
  has: Has,
): void {
  const found = new Map<number, { place: Partial<Message>; count: number }>()
  for (const { tree, source } of sections) {
    visitText(tree, { file: source || undefined }, ({ value }, place, inFormula) => {
      for (const character of value) {
        const codePoint = character.codePointAt(0) ?? 0
        const known = found.get(codePoint)
        if (known) known.count++
        else if (isRadical(codePoint) || lacks(codePoint, has, inFormula))
          found.set(codePoint, { place, count: 1 })
      }
    })
  }
  for (const [codePoint, { place, count }] of found) {
    const values = { code: codeOf(codePoint), character: String.fromCodePoint(codePoint), count }
    if (!has(codePoint)) {
      run.report({ ruleId: 'glyph-missing', ...place, values })
      continue
    }
    const meant = values.character.normalize('NFKC')
    if (meant === values.character) continue
    const meantCode = codeOf(meant.codePointAt(0) ?? 0)
    run.report({ ruleId: 'radical-character', ...place, values: { ...values, meant, meantCode } })
  }
}

/**
 * Put `<span class="no-glyph">U+1F600</span>` where a character can't be printed: the reader learns which it is.
 *
 * Variation selectors, byte order marks and the joiners between emoji go, for print shows nothing of them: an emoji
 * made of several becomes these several. Soft hyphens, zero-width spaces and bidi marks stay: they break and turn
 * lines.
 */
export function markMissing(tree: Root, has: Has): void {
  markIn(tree, has, { inFormula: false, inDrawing: false })
}

function markIn(node: Root | Element, has: Has, within: { inFormula: boolean; inDrawing: boolean }): void {
  const children: ElementContent[] = []
  for (const child of node.children) {
    if (child.type === 'text') {
      children.push(...marked(child, has, within))
      continue
    }
    if (child.type === 'element' && isPrinted(child)) markIn(child, has, entering(child, within))
    if (child.type !== 'doctype') children.push(child)
  }
  node.children = children
}

function marked(text: Text, has: Has, within: { inFormula: boolean; inDrawing: boolean }): ElementContent[] {
  const value = text.value.replace(unprinted, '')
  if (!within.inDrawing && keycap.test(value))
    return value.split(keycaps).flatMap((part): ElementContent[] => {
      const children = part === '' ? [] : markedPlain({ type: 'text', value: part }, has, within)
      return keycap.test(part)
        ? [{ type: 'element', tagName: 'span', properties: { className: ['keycap'] }, children }]
        : children
    })
  return markedPlain({ ...text, value }, has, within)
}

/** A key around a figure, 1️⃣: wider than the figure, and no font's width says so. */
const keycap = /[0-9#*]\u20e3/u
const keycaps = /([0-9#*]\u20e3)/u

function markedPlain(
  { value }: Text,
  has: Has,
  within: { inFormula: boolean; inDrawing: boolean },
): ElementContent[] {
  const parts: ElementContent[] = []
  let plain = ''
  const endPlain = () => {
    if (plain !== '') parts.push({ type: 'text', value: plain })
    plain = ''
  }
  for (const character of value) {
    const codePoint = character.codePointAt(0) ?? 0
    if (!lacks(codePoint, has, within.inFormula)) {
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

function lacks(codePoint: number, has: Has, inFormula: boolean): boolean {
  // KaTeX draws some of its signs with private characters of its own fonts.
  return !isInvisible(codePoint) && !has(codePoint) && !(inFormula && isPrivate(codePoint))
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
