import type { Element, ElementContent } from 'hast'

/**
 * The parts of a table in the order in which they are seen: old HTML has the foot before the body, and browsers show it
 * below. One head and one foot are all that a table has; further ones are rows like others.
 */
export function orderTableParts(parts: ElementContent[]): ElementContent[] {
  const firstOf = (name: string) => parts.find((part) => part.type === 'element' && part.tagName === name)
  const head = firstOf('thead')
  const foot = firstOf('tfoot')
  /** White space goes with what is before it. */
  const places: Place[] = []
  for (const part of parts)
    places.push(part.type === 'element' ? placeOf(part, head, foot) : (places.at(-1) ?? 'caption'))
  const ordered = order.flatMap((place) => parts.filter((_, index) => places[index] === place))
  return ordered.map((part) =>
    part.type === 'element' && /^t(?:head|foot)$/.test(part.tagName) && part !== head && part !== foot
      ? { ...part, tagName: 'tbody' }
      : part,
  )
}

const order = ['caption', 'columns', 'head', 'body', 'foot'] as const

type Place = (typeof order)[number]

function placeOf(part: Element, head: ElementContent | undefined, foot: ElementContent | undefined): Place {
  if (part === head) return 'head'
  if (part === foot) return 'foot'
  if (part.tagName === 'caption') return 'caption'
  return part.tagName === 'colgroup' || part.tagName === 'col' ? 'columns' : 'body'
}
