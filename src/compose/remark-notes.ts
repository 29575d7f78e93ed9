import type { FootnoteDefinition, FootnoteReference, Nodes, Root } from 'mdast'
import type { ChapterContext } from './chapter-context.ts'
import type { Note } from './nodes.ts'
import { SKIP, visit } from './visit.ts'

/**
 * Numbers the notes by their first calls and puts their texts at the end of the chapter.
 *
 * A note that nothing calls, and a second one of the same name, come last: their text is never lost.
 */
export function remarkNotes({ report, source }: ChapterContext) {
  return (tree: Root): undefined => {
    const definitions = new Map<string, FootnoteDefinition>()
    const duplicates: FootnoteDefinition[] = []
    const takeDefinitions = (part: Nodes) =>
      visit(part, 'footnoteDefinition', (node, index, parent) => {
        if (!parent || index === undefined) return
        if (definitions.has(node.identifier)) duplicates.push(node)
        else definitions.set(node.identifier, node)
        parent.children.splice(index, 1)
        takeDefinitions(node)
        return [SKIP, index]
      })
    takeDefinitions(tree)
    // A quotation of nothing but notes is gone with them.
    visit(tree, 'blockquote', (node, index, parent) => {
      if (!parent || index === undefined || node.children.length > 0) return
      parent.children.splice(index, 1)
      return [SKIP, index]
    })

    const called: FootnoteDefinition[] = []
    const numbers = new Map<string, { number: number; calls: number }>()
    const call = (node: FootnoteReference) => {
      const definition = definitions.get(node.identifier)
      if (!definition) return
      const entry = numbers.get(node.identifier) ?? { number: called.push(definition), calls: 0 }
      entry.calls += 1
      numbers.set(node.identifier, entry)
      node.data = { ...node.data, number: entry.number, call: entry.calls }
    }
    const readCalls = (part: Nodes) =>
      visit(part, (node) => {
        if (node.type === 'footnoteReference') call(node)
        if (node.type !== 'text' || !node.value.includes('[^')) return
        const written = source.slice(node.position?.start.offset, node.position?.end.offset)
        for (const [whole, label = ''] of node.value.matchAll(/\[\^([^\]\s^]+)\]/g))
          if (written.includes(whole) && !written.includes(`\\${whole}`))
            report('note-undefined', node.position, { label })
      })

    readCalls(tree)
    // Notes may call notes: `called` grows while it is read.
    for (const definition of called) readCalls(definition)
    for (const definition of definitions.values()) {
      if (called.includes(definition)) continue
      report('note-uncalled', definition.position, { label: definition.label ?? definition.identifier })
      called.push(definition)
      readCalls(definition)
    }
    for (const definition of duplicates) {
      report('note-duplicate', definition.position, { label: definition.label ?? definition.identifier })
      called.push(definition)
      readCalls(definition)
    }
    const notes = called.map(
      ({ children, position }, index): Note => ({ type: 'note', number: index + 1, children, position }),
    )
    if (notes.length > 0) tree.children.push({ type: 'notes', children: notes })
  }
}
