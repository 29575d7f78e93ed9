import type { Element, ElementContent, Nodes, Root, Text } from 'hast'
import type { Section } from '../book.ts'
import type { CodeKind } from '../draw-codes.ts'
import { fieldParts, fillText, hasFields } from '../fields.ts'
import { isBlockElement } from './block-elements.ts'
import { drawn } from './code-drawing.ts'
import { hasClass, makeElement } from './make-element.ts'
import { markRuns } from './rehype-latin.ts'

/** The class of all that a row has filled: a page without it is the same for every row. */
export const FILLED = 'run-field'

/**
 * A section with the values of a row in its fields, `values` by column; one without fields is given back as it is, and no
 * tree is changed.
 */
export function fillSection(section: Section, values: readonly string[], language: string): Section {
  if (!sectionHasFields(section)) return section
  const marksLatin = language !== 'en'
  const children = section.tree.children.map((child) =>
    child.type === 'element' ? fillElement(child, values, marksLatin, false) : child,
  )
  const isTitleFilled = hasFields(section.title)
  return {
    ...section,
    tree: { ...section.tree, children },
    title: fillText(section.title, values),
    isFilled: true,
    ...(isTitleFilled ? { isTitleFilled } : {}),
  }
}

const known = new WeakMap<Root, boolean>()

export function sectionHasFields({ tree, title }: Section): boolean {
  const found = known.get(tree) ?? treeHasFields(tree)
  known.set(tree, found)
  return found || hasFields(title)
}

/** The columns that a section's text names. */
export function columnsOf({ tree, title }: Section): Set<number> {
  const columns = new Set<number>()
  const read = (text: string) => {
    for (const part of fieldParts(text)) if (typeof part !== 'string') columns.add(part.column)
  }
  const visit = (node: Nodes) => {
    if (node.type === 'text') read(node.value)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  read(title)
  visit(tree)
  return columns
}

/** A code that waits for its text. */
export type OpenCode = { kind: CodeKind; text: string; width: number }

/** The codes of a section that wait for a row. */
export function openCodes({ tree }: Section): OpenCode[] {
  const codes: OpenCode[] = []
  const visit = (node: Nodes) => {
    if (node.type === 'element' && node.properties.dataCode !== undefined) codes.push(openCode(node))
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return codes
}

function openCode(frame: Element): OpenCode {
  const { dataCode, dataWidth } = frame.properties
  return { kind: dataCode === 'qr' ? 'qr' : 'code128', text: textOf(frame), width: Number(dataWidth) }
}

function treeHasFields(node: Nodes): boolean {
  if (node.type === 'text') return hasFields(node.value)
  return 'children' in node && node.children.some(treeHasFields)
}

function fillElement(
  element: Element,
  values: readonly string[],
  marksLatin: boolean,
  amongHan: boolean,
): Element {
  if (!treeHasFields(element)) return element
  if (element.properties.dataCode !== undefined) {
    const { kind, text, width } = openCode(element)
    return makeElement('div', { className: ['part-code-box', FILLED] }, [
      drawn(kind, fillText(text, values), width),
    ])
  }
  const han = isBlockElement(element) ? /\p{Script=Han}/u.test(fillText(textOf(element), values)) : amongHan
  // Of a chapter's section it is that of the book.
  const isForeign =
    (element.properties.lang !== undefined && element.tagName !== 'section') || hasClass(element, 'math')
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return fillNode(child, values, marksLatin && !isForeign, han)
    if (child.type !== 'element') return [child]
    return [fillElement(child, values, marksLatin && !isForeign, han)]
  })
  return { ...element, children }
}

function fillNode(
  node: Text,
  values: readonly string[],
  marksLatin: boolean,
  han: boolean,
): ElementContent[] {
  if (!hasFields(node.value)) return [node]
  return fieldParts(node.value).map((part): ElementContent => {
    if (typeof part === 'string') return { type: 'text', value: part }
    const text: Text = { type: 'text', value: values[part.column] ?? '' }
    return makeElement('span', { className: [FILLED] }, marksLatin ? markRuns(text, han) : [text])
  })
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}
