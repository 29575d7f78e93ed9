import type { BlockContent, Blockquote, Paragraph, PhrasingContent, Root, Text } from 'mdast'
import type { ChapterContext } from '../chapter-context.ts'
import type { Directives } from '../nodes.ts'
import { visit } from '../visit.ts'
import { alertNamed } from './part-kinds.ts'

/**
 * `> [!NOTE]`, the alerts of GitHub, become the directive of that name: `:::note`.
 *
 * Words after the bracket are the title, as Obsidian has it (`> [!tip]- 标题`, where the sign folds). A quotation that has
 * nothing more, and a name that nobody knows, stay what they are.
 */
export function remarkAlerts({ types }: ChapterContext) {
  return (tree: Root): undefined => {
    visit(tree, 'blockquote', (node, index, parent) => {
      const alert = alertOf(node)
      if (!alert || !parent || index === undefined) return
      parent.children[index] = alert
      types.add(alert.type)
    })
  }
}

const opening = /^\[!([A-Za-z]+)\][+-]?[^\S\n]*/

function alertOf(quote: Blockquote): Extract<Directives, { type: 'containerDirective' }> | undefined {
  const [first, ...rest] = quote.children
  if (first?.type !== 'paragraph') return undefined
  const [text, ...others] = first.children
  if (text?.type !== 'text') return undefined
  const [sign, written = ''] = opening.exec(text.value) ?? []
  if (sign === undefined || alertNamed(written) === undefined) return undefined
  const { title, body } = cutLine([{ ...text, value: text.value.slice(sign.length) }, ...others])
  const blocks: BlockContent[] = [
    ...(body.length > 0 ? [{ ...first, children: body }] : []),
    ...(rest as BlockContent[]),
  ]
  if (blocks.length === 0) return undefined
  const label: Paragraph = {
    type: 'paragraph',
    data: { directiveLabel: true },
    children: title,
    position: first.position,
  }
  return {
    type: 'containerDirective',
    name: written.toLowerCase(),
    children: [...(title.length > 0 ? [label] : []), ...blocks],
    position: quote.position,
  }
}

/** What stands on the first line, and what on those below it. */
function cutLine(children: PhrasingContent[]): { title: PhrasingContent[]; body: PhrasingContent[] } {
  const index = children.findIndex(
    (child) => child.type === 'break' || (child.type === 'text' && child.value.includes('\n')),
  )
  const cut = index < 0 ? children.length : index
  const title = children.slice(0, cut)
  const body = children.slice(cut + 1)
  const at = children[cut]
  if (at?.type === 'text') {
    const line = at.value.indexOf('\n')
    title.push({ ...at, value: at.value.slice(0, line) })
    body.unshift({ ...at, value: at.value.slice(line + 1) })
  }
  return { title: withText(title), body: withText(body) }
}

/** Without texts that say nothing. */
function withText(children: PhrasingContent[]): PhrasingContent[] {
  const isEmpty = (child: PhrasingContent): child is Text =>
    child.type === 'text' && child.value.trim() === ''
  return children.every(isEmpty)
    ? []
    : children.filter((child) => child.type !== 'text' || child.value !== '')
}
