import type { FootnoteDefinition, Nodes, PhrasingContent, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { SKIP, visit } from '../visit.ts'

/** The names of the notes that are called inside. */
export function noteCalls(node: Nodes): string[] {
  const calls: string[] = []
  visit(node, 'footnoteReference', ({ identifier }) => {
    calls.push(identifier)
  })
  return calls
}

/** Takes out the notes that only text called which is gone, and returns their text: `gone` are the names that it called. */
export function dropNotes(tree: Root, gone: ReadonlySet<string>): string[] {
  const dropped: string[] = []
  let candidates = new Set(gone)
  while (candidates.size > 0) {
    const called = new Set(noteCalls(tree))
    const next = new Set<string>()
    visit(tree, 'footnoteDefinition', (node, index, parent) => {
      if (!parent || index === undefined) return
      if (!candidates.has(node.identifier) || called.has(node.identifier)) return
      parent.children.splice(index, 1)
      dropped.push(textOf(node))
      for (const call of noteCalls(node)) next.add(call)
      return [SKIP, index]
    })
    candidates = next
  }
  return dropped
}

/** Calls of notes become the notes themselves, in brackets: what is taken elsewhere leaves its notes behind. */
export function inlineNotes(nodes: readonly Nodes[], tree: Root): string[] {
  const definitions = new Map<string, FootnoteDefinition>()
  visit(tree, 'footnoteDefinition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  const inlined: string[] = []
  for (const part of nodes)
    visit(part, 'footnoteReference', (node, index, parent) => {
      const definition = definitions.get(node.identifier)
      // A note that calls itself would never end.
      if (!definition || !parent || index === undefined || noteCalls(definition).length > 0) return
      const words: PhrasingContent[] = []
      for (const block of definition.children)
        if (block.type === 'paragraph') words.push(...structuredClone(block.children))
      if (words.length === 0) return
      inlined.push(node.identifier)
      const around = (value: string): PhrasingContent => ({ type: 'text', value, position: node.position })
      parent.children.splice(index, 1, around('（'), ...words, around('）'))
      return [SKIP, index + words.length + 2]
    })
  return inlined
}
