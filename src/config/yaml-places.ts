import type { Position } from 'unist'
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
} from 'yaml'

/** The keys and list indexes that lead to a value: `['chapters', 2, 'file']`. */
export type Path = readonly PropertyKey[]

/** Where a value stands; where it is missing, the nearest thing around it that is there. */
export function placeOfValue(document: Document, path: Path, lines: LineCounter): Position {
  const { node, pair, complete } = follow(document, path)
  // Of a value that isn't there, its mapping's first line is all that can be shown.
  if (!complete && pair && isNode(pair.key)) return position(pair.key, lines)
  return position(node, lines)
}

/** Where a value stands, or `undefined` where it is missing. */
export function placeIfThere(document: Document, path: Path, lines: LineCounter): Position | undefined {
  const { node, complete } = follow(document, path)
  return complete ? position(node, lines) : undefined
}

/** Where a key stands, for keys that should not be there. */
export function placeOfKey(document: Document, path: Path, lines: LineCounter): Position {
  const { node, pair, complete } = follow(document, path)
  return position(complete && pair && isNode(pair.key) ? pair.key : node, lines)
}

type Found = {
  node: Node | null
  /** The entry of a mapping that the path last went through, unless a list followed. */
  pair: Pair | undefined
  /** Whether the path led to its end. */
  complete: boolean
}

function follow(document: Document, path: Path): Found {
  let node: Node | null = document.contents
  let pair: Pair | undefined
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document) ?? null
    if (isMap(node)) {
      const next: Pair | undefined = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(step),
      )
      if (!next) return { node, pair, complete: false }
      pair = next
      if (!isNode(next.value)) return { node: isNode(next.key) ? next.key : node, pair, complete: true }
      node = next.value
    } else if (isSeq(node)) {
      const next: unknown = node.items[Number(step)]
      if (!isNode(next)) return { node, pair, complete: false }
      node = next
      pair = undefined
    } else {
      return { node, pair, complete: false }
    }
  }
  return { node, pair, complete: true }
}

function position(node: Node | null, lines: LineCounter): Position {
  const [start, end] = node?.range ?? [0, 0]
  return { start: point(start, lines), end: point(end, lines) }
}

function point(offset: number, lines: LineCounter) {
  const { line, col } = lines.linePos(offset)
  // An empty file has no line of its own.
  return { line: Math.max(1, line), column: Math.max(1, col), offset }
}
