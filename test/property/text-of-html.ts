import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/**
 * All characters that HTML shows: not the names of drawings, nor a table's head where it is set again, nor the numbers
 * of notes, which every page gives anew.
 */
export function textOfHtml(html: string): string {
  return textOf(fromHtml(html, { fragment: true }))
}

/** How many calls and numbers of notes HTML shows. */
export function countNoteNumbers(html: string): number {
  return countIn(fromHtml(html, { fragment: true }))
}

const silent = new Set(['style', 'title', 'desc', 'metadata', 'defs'])

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (isUnseen(node) || isNoteNumber(node)) return ''
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

function countIn(node: Nodes): number {
  if (isUnseen(node)) return 0
  if (isNoteNumber(node)) return 1
  return 'children' in node ? node.children.reduce((sum, child) => sum + countIn(child), 0) : 0
}

function isUnseen(node: Nodes): boolean {
  return node.type === 'element' && (silent.has(node.tagName) || node.properties.dataRepeated !== undefined)
}

function isNoteNumber(node: Nodes): boolean {
  if (node.type !== 'element' || !Array.isArray(node.properties.className)) return false
  return node.properties.className.some((name) => name === 'note-call' || name === 'note-number')
}
