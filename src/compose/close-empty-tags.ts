import type { RootContent } from 'hast'
import { location } from 'vfile-location'

/**
 * Ends elements that are written as empty, `<a id="x"/>`, as XML has it and authors mean it: HTML takes them for begun,
 * and would run the link, or a title, on to the end of the chapter.
 *
 * Elements that HTML itself knows to be empty stay as they are. What comes after keeps its place.
 */
export function closeEmptyTags(node: RootContent): RootContent[] {
  if (node.type !== 'raw') {
    if (!('children' in node) || !hasEmptyTag(node)) return [node]
    return [{ ...node, children: node.children.flatMap((child) => closeEmptyTags(child)) } as RootContent]
  }
  const { value, position } = node
  if (!value.includes('/>')) return [node]
  const places = location(value)
  const start = position?.start
  /** @param offset in `value` */
  const placeAt = (offset: number) => {
    const point = places.toPoint(offset)
    if (!start || !point) return start
    const column = point.line === 1 ? start.column + point.column - 1 : point.column
    return { line: start.line + point.line - 1, column, offset: (start.offset ?? 0) + offset }
  }
  const pieces: RootContent[] = []
  let from = 0
  const add = (text: string, offset: number) => {
    const point = placeAt(offset)
    if (text !== '')
      pieces.push({
        type: 'raw',
        value: text,
        ...(position && point ? { position: { start: point, end: position.end } } : {}),
      })
  }
  for (const match of value.matchAll(tags)) {
    const { name, attributes = '' } = match.groups ?? {}
    if (name === undefined || voidElements.has(name.toLowerCase()) || /=[^\s"'>]+$/.test(attributes)) continue
    const end = match.index + match[0].length
    add(`${value.slice(from, end - 2)}>`, from)
    add(`</${name}>`, end)
    from = end
  }
  if (from === 0) return [node]
  add(value.slice(from), from)
  return pieces
}

/** Comments, to be passed over, and tags that end in a slash. */
const tags = /<!--[\s\S]*?-->|<(?<name>[a-z][\w:-]*)(?<attributes>(?:\s(?:[^"'<>]|"[^"]*"|'[^']*')*?)?)\/>/gi

const voidElements = new Set(
  'area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr'.split(
    ' ',
  ),
)

function hasEmptyTag(node: RootContent): boolean {
  if (node.type === 'raw') return node.value.includes('/>')
  return 'children' in node && node.children.some(hasEmptyTag)
}
