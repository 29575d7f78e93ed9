import type { PhrasingContent, Root, Text } from 'mdast'
import type { ChapterContext } from '../chapter-context.ts'
import type { CitationItem } from '../nodes.ts'
import { SKIP, visit } from '../visit.ts'

const item = String.raw`-?@[^\s\[\]@;；,，]+(?:\s*[,，][^\[\]@;；]*)?`
const citation = new RegExp(String.raw`\[\s*(${item}(?:\s*[;；]\s*${item})*)\s*\]`, 'g')

/**
 * Calls of sources, as pandoc has them: `[@wang1980]`, `[@wang1980, 12页; @li2001]`, `[-@wang1980]` for the year alone.
 *
 * Without a bibliography in book.yaml they are text, which is told once a file.
 */
export function remarkCitations({ config, source, report, reportOnce }: ChapterContext) {
  return (tree: Root): undefined => {
    // A character reference may be one.
    if (!/[@&]/.test(source)) return
    visit(tree, (node, index, parent) => {
      if (node.type === 'link' || node.type === 'linkReference') return SKIP
      if (node.type === 'image' && config.bibliography !== undefined) {
        const [text] = `${node.title ?? ''}`.match(citation) ?? []
        if (text !== undefined) report('citation-in-caption', node.position, { text })
      }
      if (node.type !== 'text' || !parent || index === undefined || !node.value.includes('[')) return
      const typed = source.slice(node.position?.start.offset, node.position?.end.offset)
      const found = [...node.value.matchAll(citation)].filter(([whole]) => !typed.includes(`\\${whole}`))
      const [first] = found
      if (!first) return
      if (config.bibliography === undefined) {
        reportOnce('citation-no-bibliography', 'citation-no-bibliography', node.position, { text: first[0] })
        return
      }
      const nodes = cut(node, found, typed)
      parent.children.splice(index, 1, ...(nodes as typeof parent.children))
      return [SKIP, index + nodes.length]
    })
  }
}

/** A text and the calls in it, each with its own place where the text stands as it was typed. */
function cut(node: Text, found: readonly RegExpExecArray[], typed: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  let from = 0
  const text = (end: number) => {
    const value = node.value.slice(from, end)
    if (value !== '') nodes.push({ type: 'text', value, position: node.position })
  }
  let typedFrom = 0
  for (const match of found) {
    const [written, items = ''] = match
    text(match.index)
    from = match.index + written.length
    const at = typed.indexOf(written, typedFrom)
    if (at >= 0) typedFrom = at + written.length
    const position = at < 0 ? node.position : placeIn(node, typed, at)
    nodes.push({ type: 'citation', items: itemsOf(items), written, position })
  }
  text(node.value.length)
  return nodes
}

function placeIn(node: Text, typed: string, at: number): Text['position'] {
  if (!node.position) return undefined
  const { start } = node.position
  const lines = typed.slice(0, at).split('\n')
  const last = lines.at(-1)?.length ?? 0
  const point = {
    line: start.line + lines.length - 1,
    column: lines.length === 1 ? start.column + last : last + 1,
    offset: (start.offset ?? 0) + at,
  }
  return { start: point, end: point }
}

function itemsOf(written: string): CitationItem[] {
  return written.split(/[;；]/).map((part) => {
    const [, minus = '', key = '', locator = ''] =
      /^\s*(-?)@([^\s,，]+)\s*(?:[,，]\s*([\s\S]*?)\s*)?$/.exec(part) ?? []
    return { key, locator: locatorOf(locator), yearOnly: minus === '-' }
  })
}

/** `12页`, `第 12—15 页`, `pp. 12-15` → `12-15`; anything else as it is. */
function locatorOf(written: string): string {
  const pages = /^(?:第\s*|pp?\.?\s*|pages?\s*)?([\dⅰ-ⅿivxlc][\divxlc\s,，\-‐–—]*?)\s*(?:页|頁)?$/iu.exec(
    written,
  )
  if (!pages?.[1] || !/\d/.test(written)) return written
  return pages[1].replace(/\s*[‐–—]\s*/g, '-').replace(/\s*[,，]\s*/g, ', ')
}
