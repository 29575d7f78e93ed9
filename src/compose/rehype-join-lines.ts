import type { Element, Nodes, Root, Text } from 'hast'
import { firstCharacter, lastCharacter } from '../cjk/characters.ts'
import { joinsWithoutSpace } from '../cjk/join-lines.ts'
import { isBlockElement } from './block-elements.ts'
import { hasClass } from './make-element.ts'

/** Line breaks of the source vanish between Chinese characters; elsewhere they stay and count as a space. */
export function rehypeJoinLines() {
  return (tree: Root): undefined => {
    /** The text before, of this line of text; '' at its beginning. */
    let before = ''
    /** Ends in a line break whose next character is not known yet. */
    let open: Text | undefined

    const endLine = () => {
      before = ''
      open = undefined
    }
    const read = (node: Nodes) => {
      if (node.type === 'text') readText(node)
      if (node.type === 'root') for (const child of node.children) read(child)
      if (node.type === 'element') readElement(node)
    }
    const readElement = (node: Element) => {
      // The call of a note stands close to its word, also when typed in a new line.
      if (hasClass(node, 'note-call') || hasClass(node, 'cite')) return close(true)
      if (node.tagName === 'pre' || node.tagName === 'svg' || hasClass(node, 'math')) return isBlock(node)
      const block = isBlock(node)
      for (const child of node.children) read(child)
      return block && endLine()
    }
    const isBlock = (node: Element): boolean => {
      const block = isBlockElement(node) || node.tagName === 'br'
      if (block) endLine()
      else if (node.children.length === 0 || node.tagName === 'svg' || hasClass(node, 'math')) {
        // A picture or formula counts as Latin.
        before = 'x'
        open = undefined
      }
      return block
    }
    const close = (joined: boolean) => {
      if (open && joined) open.value = open.value.replace(/[ \t]*\n[ \t]*$/, '')
      open = undefined
    }
    const readText = (node: Text) => {
      const start = firstDrawn(node.value.trimStart())
      if (open && start !== '') close(joinsWithoutSpace(before, start))
      if (node.value.includes('\n'))
        node.value = node.value.replace(/[ \t]*\n\s*/g, (breaks, at: number) => {
          const after = firstDrawn(node.value.slice(at + breaks.length))
          const previous = at === 0 ? before : lastDrawn(node.value.slice(0, at))
          return joinsWithoutSpace(previous, after) ? '' : '\n'
        })
      const trimmed = node.value.trimEnd()
      if (trimmed !== '') before = lastDrawn(trimmed)
      if (/\n[ \t]*$/.test(node.value)) open = node
      else if (trimmed !== node.value) before = ' '
    }
    read(tree)
  }
}

/** Marks of fields are set like the Han digits in them; what is around these draws nothing. */
function firstDrawn(text: string): string {
  return firstCharacter(text.replace(/^\u2063/, ''))
}

function lastDrawn(text: string): string {
  return lastCharacter(text.replace(/\u2064$/, ''))
}
