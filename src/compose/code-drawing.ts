import type { Element, ElementContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { type CodeKind, drawCode128, drawQr } from '../draw-codes.ts'
import { hasFields } from '../fields.ts'
import { makeElement } from './make-element.ts'

/** A bar or QR code, `width` millimetres wide; one whose text holds fields waits for a row in a frame of its size. */
export function codeDrawing(kind: CodeKind, text: string, width: number): Element {
  const isOpen = hasFields(text) || /^\{\{.*\}\}$/.test(text)
  const drawing = isOpen ? frame(kind, text, width) : drawn(kind, text, width)
  return makeElement('div', { className: ['part', 'part-code'] }, [drawing])
}

/** What stands in the frame's place once the text is known. */
export function drawn(kind: CodeKind, text: string, width: number): Element {
  const { svg } = kind === 'qr' ? drawQr(text, width) : drawCode128(text, width)
  const element = fromHtml(svg, { fragment: true }).children.find(
    (child): child is Element => child.type === 'element',
  )
  if (!element) throw new Error('a code without a drawing')
  // The label says what kind of thing it is, not what it leads to: that is for telephones.
  const properties = {
    className: ['picture'],
    role: 'img',
    ariaLabel: kind === 'qr' ? 'QR' : 'Code 128',
    viewBox: element.properties.viewBox,
    style: `width: ${width}mm; height: ${heights[kind](width)}mm`,
  }
  return makeElement('svg', properties, element.children.map(asMade))
}

/** Of the whole drawing: the same for all texts, so that rows have the same pages. */
const heights: Record<CodeKind, (width: number) => number> = {
  qr: (width) => width,
  code128: (width) => Math.min(25, Math.round(width / 3)),
}

function frame(kind: CodeKind, text: string, width: number): Element {
  const properties = {
    className: ['part-code-frame'],
    dataCode: kind,
    dataWidth: String(width),
    style: `width: ${width}mm; height: ${heights[kind](width)}mm`,
  }
  return makeElement('div', properties, [
    makeElement('span', { className: ['part-label'] }, [{ type: 'text', value: text }]),
  ])
}

function asMade(node: ElementContent): ElementContent {
  return node.type === 'element'
    ? {
        type: 'element',
        tagName: node.tagName,
        properties: node.properties,
        children: node.children.map(asMade),
        made: true,
      }
    : { type: 'text', value: '' }
}
