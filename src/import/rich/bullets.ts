import type { List, ListItem, Paragraph, Parents, RootContent } from 'mdast'
import { listSigns } from '../list-signs.ts'

/** What stands for the mark of a list in text that was pasted: one of these, then mostly a space. */
const bulletMark = new RegExp(`^[\\s\\u3000]*([${listSigns}])(?!\\1)[\\s\\u3000]*(?=\\S)`)

/** The same signs, wherever they stand. */
export const bulletSigns = new RegExp(`[${listSigns}]`, 'g')

/**
 * Make lists of paragraphs side by side that begin with the same mark, `● 带上本子`, as text from WeChat has them. The marks
 * go; the beginnings of the items are told.
 */
export function makeBullets(parent: Parents, removed: string[]): void {
  const children: RootContent[] = []
  const blocks = parent.children as RootContent[]
  for (let index = 0; index < blocks.length; ) {
    const mark = markOf(blocks[index])
    let end = index
    while (mark !== undefined && markOf(blocks[end]) === mark) end++
    if (end - index < 2) {
      const block = blocks[index]
      if (block) children.push(block)
      index++
      continue
    }
    const items = blocks.slice(index, end).map((block): ListItem => {
      const paragraph = withoutMark(block as Paragraph)
      const [first] = paragraph.children
      removed.push(first?.type === 'text' ? first.value.slice(0, 20) : '')
      return { type: 'listItem', spread: false, children: [paragraph] }
    })
    const list: List = { type: 'list', ordered: false, spread: false, children: items }
    children.push(list)
    index = end
  }
  parent.children = children as typeof parent.children
  for (const child of children) if (child.type === 'blockquote') makeBullets(child, removed)
}

function markOf(block: RootContent | undefined): string | undefined {
  const first = block?.type === 'paragraph' ? block.children[0] : undefined
  return first?.type === 'text' ? bulletMark.exec(first.value)?.[1] : undefined
}

function withoutMark(paragraph: Paragraph): Paragraph {
  const [first, ...rest] = paragraph.children
  if (first?.type !== 'text') return paragraph
  return { ...paragraph, children: [{ ...first, value: first.value.replace(bulletMark, '') }, ...rest] }
}
