import type { BlockContent, List, ListItem, Nodes, Paragraph, PhrasingContent } from 'mdast'
import type { PartLabel } from '../nodes.ts'

/** Nodes of our own in the Markdown tree. `className` begins with `part`: authors can't use it. */

export function label(value: string, className: string): PartLabel {
  return { type: 'partLabel', value, className }
}

/** A paragraph of our own class. */
export function partParagraph(classes: string[], children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', data: { part: 'paragraph', hProperties: { className: classes } }, children }
}

export function numberedList(start: number, children: ListItem[]): List {
  return { type: 'list', ordered: true, start, spread: false, children }
}

export function listItem(children: Nodes[]): ListItem {
  return { type: 'listItem', spread: false, children: children as BlockContent[] }
}

/** Blocks of whatever stands in a directive: what is text becomes a paragraph. */
export function asBlocks(nodes: readonly Nodes[]): BlockContent[] {
  const isText = nodes.length > 0 && nodes.every((node) => phrasing.has(node.type))
  return isText
    ? [{ type: 'paragraph', children: nodes as PhrasingContent[], position: nodes[0]?.position }]
    : (nodes as BlockContent[])
}

const phrasing = new Set(
  (
    'text emphasis strong delete inlineCode break image link linkReference imageReference footnoteReference html ' +
    'textDirective inlineMath ruby partLabel'
  ).split(' '),
)
