import type { PhrasingContent, Root } from 'mdast'
import { isHan } from '../cjk/characters.ts'
import type { ChapterContext } from './chapter-context.ts'
import type { Ruby } from './nodes.ts'
import { CONTINUE, SKIP, visit } from './visit.ts'

/**
 * `{汉字|hàn zì}`: Han characters with their readings above.
 *
 * As many readings, parted by spaces, as characters: each gets its own. Else the whole gets one.
 */
export function remarkRuby({ source }: ChapterContext) {
  return (tree: Root): undefined => {
    // A character reference may be one of them.
    if (!/\{[^{}|\n]+\||&/.test(source)) return
    visit(tree, 'text', (node, index, parent) => {
      if (!parent || index === undefined || !node.value.includes('|')) return CONTINUE
      const parts: PhrasingContent[] = []
      let from = 0
      for (const match of node.value.matchAll(/\{([^{}|\n]+)\|([^{}|\n]+)\}/g)) {
        const [whole, base = '', reading = ''] = match
        if (![...base].some(isHan) || reading.trim() === '') continue
        if (match.index > from) parts.push({ type: 'text', value: node.value.slice(from, match.index) })
        parts.push({ type: 'ruby', pairs: pairsOf(base, reading) })
        from = match.index + whole.length
      }
      if (parts.length === 0) return CONTINUE
      if (from < node.value.length) parts.push({ type: 'text', value: node.value.slice(from) })
      for (const part of parts) part.position = node.position
      parent.children.splice(index, 1, ...parts)
      return [SKIP, index + parts.length]
    })
  }
}

function pairsOf(base: string, reading: string): Ruby['pairs'] {
  const characters = [...base.trim()]
  const readings = reading.trim().split(/\s+/)
  if (characters.length !== readings.length) return [{ base: base.trim(), reading: reading.trim() }]
  return characters.map((character, index) => ({ base: character, reading: readings[index] ?? '' }))
}
