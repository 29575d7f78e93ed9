import type { Element } from 'hast'
import { findBadCharacters } from '../cjk/control-characters.ts'
import { visit } from './visit.ts'

/**
 * What stands in a drawing instead of characters: `U+0007`, `U+FFFD` for what could not be decoded, and entities of its
 * own, `&name;`, which nobody looks up: they may lead to other files. `source` is all of the file.
 */
export function lostInDrawing(svg: Element, source: string): string[] {
  const lost = new Set<string>()
  const own = [...source.matchAll(/<!ENTITY\s+(?:%\s+)?([^\s"'>]+)/g)].map(([, name]) => `&${name};`)
  const look = (text: string) => {
    for (const { code } of findBadCharacters(text)) lost.add(code)
    for (const entity of own) if (text.includes(entity)) lost.add(entity)
  }
  visit(svg, (node) => {
    if (node.type === 'text') look(node.value)
    if (node.type !== 'element') return
    // Editors declare namespaces so.
    for (const [name, value] of Object.entries(node.properties))
      if (typeof value === 'string' && !/^xmlns/i.test(name)) look(value)
  })
  return [...lost]
}
