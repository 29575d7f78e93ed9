import type { Root } from 'mdast'
import type { ChapterContext } from './chapter-context.ts'
import { visit } from './visit.ts'

/** A bare web address ends before Chinese punctuation: `见 https://example.com。下一句`. */
export function remarkAutolinks({ source }: ChapterContext) {
  return (tree: Root): undefined => {
    visit(tree, 'link', (node, index, parent) => {
      const [text, ...more] = node.children
      if (!parent || index === undefined || text?.type !== 'text' || more.length > 0) return
      if (/^[[<]/.test(source.charAt(node.position?.start.offset ?? 0))) return
      const end = text.value.search(/[\u3000-\u303F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF65“”‘’…—]/)
      if (end <= 0) return
      const rest = text.value.slice(end)
      text.value = text.value.slice(0, end)
      node.url = node.url.slice(0, node.url.length - rest.length)
      parent.children.splice(index + 1, 0, { type: 'text', value: rest, position: node.position })
    })
  }
}
