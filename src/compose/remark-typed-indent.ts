import type { Paragraph, PhrasingContent, Root } from 'mdast'
import { SKIP, visit } from './visit.ts'

/**
 * Takes away the ideographic spaces that an author typed as the indent of a paragraph, as the style indents it; a line
 * that begins with two of them begins a paragraph, whether or not an empty line is before it.
 *
 * Where lines are broken by hand, as in verse, the spaces may be meant: they stay.
 */
export function remarkTypedIndent() {
  return (tree: Root): undefined => {
    visit(tree, 'paragraph', (paragraph, index, parent) => {
      if (!parent || index === undefined || paragraph.children.some(({ type }) => type === 'break')) return
      if (!paragraph.children.some((child) => child.type === 'text' && child.value.includes('\u3000'))) return
      const paragraphs = splitAtIndents(paragraph)
      for (const { children } of paragraphs) {
        const [first] = children
        if (first?.type !== 'text') continue
        const bare = first.value.replace(/^\u3000+/, '')
        if (bare !== '' || children.length > 1) first.value = bare
      }
      parent.children.splice(index, 1, ...paragraphs)
      return [SKIP, index + paragraphs.length]
    })
  }
}

function splitAtIndents(paragraph: Paragraph): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let children: PhrasingContent[] = []
  let start = paragraph.position?.start
  const end = () => {
    const position = paragraph.position && start && { start, end: paragraph.position.end }
    paragraphs.push({ ...paragraph, children, ...(position ? { position } : {}) })
    children = []
  }
  for (const child of paragraph.children) {
    if (child.type !== 'text') {
      children.push(child)
      continue
    }
    let { line = 1 } = child.position?.start ?? {}
    for (const [part, text] of child.value.split(/\n(?=\u3000{2})/).entries()) {
      if (part > 0) {
        end()
        start = start && { line, column: 1 }
      }
      line += text.split('\n').length
      children.push(part === 0 ? { ...child, value: text } : { type: 'text', value: text })
    }
  }
  end()
  return paragraphs
}
