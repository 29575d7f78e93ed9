import type { Nodes as HtmlNodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { Nodes, Root } from 'mdast'
import { findBadCharacters } from '../cjk/control-characters.ts'
import type { ChapterContext } from './chapter-context.ts'

/**
 * Notes down all visible text of the Markdown for the proof that the HTML has it too.
 *
 * Formulas and pictures are left out, they have checks of their own.
 */
export function remarkWrittenText(context: ChapterContext) {
  const { written, source, report } = context
  return (tree: Root): undefined => {
    const hasReferences = source.includes('&')
    const note = (node: Nodes, text: string) => {
      written.push({ node, text })
      if (!hasReferences || !mayBeBad.test(text)) return
      // Bad characters of the file are told already; these come from `&#7;`.
      const typed = source.slice(node.position?.start.offset, node.position?.end.offset)
      if (findBadCharacters(typed).length > 0) return
      const found = findBadCharacters(text)[0]
      if (found) report('character-reference', node.position, { code: found.code })
    }
    const read = (node: Nodes) => {
      if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') note(node, node.value)
      else if (node.type === 'html') note(node, htmlText(node.value))
      else if (node.type === 'ruby') for (const { base, reading } of node.pairs) note(node, base + reading)
      else if ('children' in node) for (const child of node.children) read(child)
    }
    read(tree)
  }
}

const mayBeBad = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFD-\uFFFF]/u

function htmlText(html: string): string {
  // One tag, the most common case: no text.
  if (/^<\/?[A-Za-z][^<>]*>$/.test(html)) return ''
  return textOf(fromHtml(html, { fragment: true }))
}

function textOf(node: HtmlNodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
