import type { Heading, Paragraph, PhrasingContent } from 'mdast'

/** Takes `{#id}` off the end of a block's text. */
export function takeId(block: Heading | Paragraph): string | undefined {
  const last: PhrasingContent | undefined = block.children.at(-1)
  if (last?.type !== 'text') return undefined
  const match = /\s*\{#([^\s{}]+)\}\s*$/.exec(last.value)
  if (!match) return undefined
  last.value = last.value.slice(0, match.index)
  if (last.value === '') block.children.pop()
  return match[1]
}
