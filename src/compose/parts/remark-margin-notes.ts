import type { FootnoteDefinition, Nodes, Parents, PhrasingContent, Root } from 'mdast'
import { marginRoom } from '../../margin-notes.ts'
import type { ChapterContext } from '../chapter-context.ts'
import type { Directives, MarginNote } from '../nodes.ts'
import { marginNames } from './answer-names.ts'
import { replace } from './remark-editions.ts'

/**
 * `:旁注[…]` stands in the outer margin beside its line: a call without words in the line, and the note after its block.
 *
 * Where the margin is too narrow for notes, they are notes of the usual kind, which is told once a file.
 */
export function remarkMarginNotes(context: ChapterContext) {
  const { config, sectionId, report, reportOnce } = context
  const { width, needed } = marginRoom(config.page)
  return (tree: Root): undefined => {
    let count = 0
    /** Block → the notes that stand beside it. */
    const notes = new Map<Nodes, { parent: Parents; notes: MarginNote[] }>()
    for (const { node, ancestors } of callsIn(tree)) {
      const parent = ancestors.at(-1)
      const siblings: readonly Nodes[] = parent?.children ?? []
      const index = siblings.indexOf(node)
      if (!parent || index < 0) continue
      if (node.children.length === 0) {
        report('margin-note-empty', node.position, { name: node.name })
        replace(parent, index, [])
        continue
      }
      const id = `${sectionId}-margin.${++count}`
      const depth = ancestors.findIndex(({ type }) => blocks.has(type))
      const [around, block] = [ancestors[depth - 1], ancestors[depth]]
      const inNote = ancestors.some(({ type }) => type === 'footnoteDefinition')
      if (width === 0 || !around || !block || inNote) {
        if (width === 0)
          reportOnce('margin-note-no-room', 'margin-note-no-room', node.position, {
            outer: millimetres(config.page.margins.outer),
            needed: millimetres(needed + 0.14),
          })
        tree.children.push(footnote(node, id))
        replace(parent, index, [{ type: 'footnoteReference', identifier: id, position: node.position }])
        continue
      }
      const note: MarginNote = { type: 'marginNote', id, children: node.children, position: node.position }
      const known = notes.get(block) ?? { parent: around, notes: [] }
      known.notes.push(note)
      notes.set(block, known)
      const hProperties = { className: ['margin-call'], id }
      node.data = { ...node.data, part: 'margin-call', hName: 'span', hProperties }
      node.children = []
    }
    for (const [block, { parent, notes: made }] of notes) {
      const siblings: readonly Nodes[] = parent.children
      const index = siblings.indexOf(block)
      parent.children.splice(index + 1, 0, ...(made as unknown as typeof parent.children))
    }
  }
}

type Call = { node: Extract<Directives, { type: 'textDirective' }>; ancestors: Parents[] }

/** In reading order, each with what it stands in, the outermost first; there are no notes in notes. */
function callsIn(node: Nodes, ancestors: Parents[] = []): Call[] {
  if (node.type === 'textDirective' && marginNames.has(node.name)) return [{ node, ancestors }]
  if (!('children' in node)) return []
  const children: readonly Nodes[] = node.children
  return children.flatMap((child) => callsIn(child, [...ancestors, node]))
}

/** A note stands after the first of these that it is in. */
const blocks = new Set(['paragraph', 'heading', 'table', 'captionedTable'])

function footnote(node: Extract<Directives, { type: 'textDirective' }>, id: string): FootnoteDefinition {
  const children: PhrasingContent[] = node.children
  return {
    type: 'footnoteDefinition',
    identifier: id,
    label: id,
    position: node.position,
    children: [{ type: 'paragraph', children, position: node.position }],
  }
}

function millimetres(points: number): number {
  return Math.round((points / 72) * 254) / 10
}
