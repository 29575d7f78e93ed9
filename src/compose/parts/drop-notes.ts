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
  if (gone.size === 0) return []
  const definitions = new Map<string, FootnoteDefinition>()
  const calls: string[] = []
  visit(tree, (node) => {
    if (node.type === 'footnoteReference') calls.push(node.identifier)
    if (node.type !== 'footnoteDefinition') return
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
    return SKIP
  })
  const [kept, left] = [reached(calls, definitions), reached(gone, definitions)]
  const dropped: string[] = []
  visit(tree, 'footnoteDefinition', (node, index, parent) => {
    if (!parent || index === undefined || kept.has(node.identifier) || !left.has(node.identifier)) return
    parent.children.splice(index, 1)
    dropped.push(textOf(node))
    return [SKIP, index]
  })
  return dropped
}

/** The notes that these call, and those that the notes call. */
function reached(
  calls: Iterable<string>,
  definitions: ReadonlyMap<string, FootnoteDefinition>,
): ReadonlySet<string> {
  const names = new Set(calls)
  // What is added while it goes on is visited, too.
  for (const name of names) {
    const definition = definitions.get(name)
    if (definition) for (const call of noteCalls(definition)) names.add(call)
  }
  return names
}

/** Calls of notes become the notes themselves, in brackets: what is taken elsewhere leaves its notes behind. */
export function inlineNotes(nodes: readonly Nodes[], tree: Root): string[] {
  const definitions = new Map<string, FootnoteDefinition>()
  visit(tree, 'footnoteDefinition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  const inlined: string[] = []
  /** `around` are the notes that this part stands in: one that calls itself would never end. */
  const open = (part: Nodes, around: readonly string[]): void =>
    visit(part, 'footnoteReference', (node, index, parent) => {
      const { identifier, position } = node
      const definition = definitions.get(identifier)
      if (!definition || !parent || index === undefined) return
      if (around.includes(identifier)) {
        parent.children.splice(index, 1)
        return [SKIP, index]
      }
      const note = structuredClone(definition)
      open(note, [...around, identifier])
      inlined.push(identifier)
      const text = (value: string): PhrasingContent => ({ type: 'text', value, position })
      const words = [text('（'), ...note.children.flatMap(inlineOf), text('）')]
      parent.children.splice(index, 1, ...words)
      return [SKIP, index + words.length]
    })
  for (const part of nodes) open(part, [])
  return inlined
}

/** A block of a note within a line; of lists, tables and code the text. */
function inlineOf(block: FootnoteDefinition['children'][number]): PhrasingContent[] {
  if (block.type === 'paragraph') return block.children
  const value = 'children' in block ? block.children.map((child) => textOf(child)).join('　') : textOf(block)
  return value === '' ? [] : [{ type: 'text', value, position: block.position }]
}
