import type { Nodes, Root } from 'mdast'

/** Of the tags that are read, as alternatives of a pattern. */
export const gitbookNames = 'hint|tabs|tab|code|embed|content-ref|stepper|step|columns|column|raw'
const tag = new RegExp(String.raw`^([ \t>]*)\{%-?[ \t]*(end)?(${gitbookNames})\b([^%\n]*?)-?%\}[ \t]*$`, 'gm')

/** Of `{% hint style="…" %}`. */
const styles: Record<string, string> = { info: 'info', warning: 'warning', danger: 'danger', success: 'tip' }

type Tag = {
  start: number
  /** Of the tag's line, without what stands before the tag. */
  written: string
  isEnd: boolean
  name: string
  attributes: string
  partner?: Tag
  /** Of a box, how many are within it, and itself. */
  height?: number
}

/**
 * The source with the blocks of GitBook written as directives are here: `{% hint style="info" %}` as `:::info`,
 * `{% tab title="甲" %}` and `{% code title="a.sh" %}` as `:::details[甲]`, `{% embed url="…" %}` as the address alone.
 * Tags that are for screens become blank lines.
 *
 * Every character that stays keeps its place. Code that `tree`, made of the same source, has stays as it is.
 *
 * https://gitbook.com/docs/creating-content/formatting/markdown
 */
export function readGitbookTags(source: string, tree: Root): string {
  if (!/\{%-?[ \t]*end/.test(source) && !source.includes('{% embed')) return source
  const tags = tagsOf(source, codeOf(tree))
  pair(tags)
  let from = 0
  const pieces: string[] = []
  for (const one of tags) {
    const text = rewritten(one)
    if (text === undefined || text.length > one.written.length) continue
    pieces.push(source.slice(from, one.start), text.padEnd(one.written.length, ' '))
    from = one.start + one.written.length
  }
  return pieces.join('') + source.slice(from)
}

function tagsOf(source: string, code: readonly [number, number][]): Tag[] {
  return [...source.matchAll(tag)].flatMap((found) => {
    const [whole, indent = '', end, name = '', attributes = ''] = found
    const start = found.index + indent.length
    if (code.some(([from, to]) => start >= from && start < to)) return []
    return [{ start, written: whole.slice(indent.length), isEnd: end !== undefined, name, attributes }]
  })
}

/** From–to of what is printed as it stands. */
function codeOf(tree: Root): [number, number][] {
  const ranges: [number, number][] = []
  const look = (node: Nodes): void => {
    if (node.type === 'code' || node.type === 'math' || node.type === 'inlineCode')
      ranges.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0])
    if ('children' in node) for (const child of node.children) look(child)
  }
  look(tree)
  return ranges
}

function pair(tags: readonly Tag[]): void {
  const open: Tag[] = []
  for (const one of tags) {
    if (!one.isEnd) {
      open.push(one)
      continue
    }
    const at = open.findLastIndex(({ name }) => name === one.name)
    const begun = open[at]
    if (!begun) continue
    open.length = at
    begun.partner = one
    one.partner = begun
    const height = (begun.height ?? 0) + (boxOf(begun) === undefined ? 0 : 1)
    begun.height = height
    one.height = height
    for (const around of open) around.height = Math.max(around.height ?? 0, height)
  }
}

/** The directive that a tag opens; `undefined` where it is only for screens. */
function boxOf({ name, attributes }: Tag): string | undefined {
  const value = (key: string) => new RegExp(String.raw`\b${key}="([^"\n]*)"`).exec(attributes)?.[1]
  if (name === 'hint') return styles[value('style') ?? 'info'] ?? 'note'
  const title = value('title')?.trim() ?? ''
  if ((name !== 'tab' && name !== 'code') || title === '' || /[[\]\\]/.test(title)) return undefined
  return `details[${title}]`
}

function rewritten(one: Tag): string | undefined {
  const { name, attributes, isEnd, partner, height = 1 } = one
  const url = /\burl="([^"\s<>]+)"/.exec(attributes)?.[1]
  if (name === 'embed' && !isEnd && url !== undefined) return `<${url}>`
  if (!partner) return undefined
  const box = boxOf(isEnd ? partner : one)
  if (box === undefined) return ''
  return ':'.repeat(height + 2) + (isEnd ? '' : box)
}
