import type { BlockContent, ListItem, Nodes, PhrasingContent, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { ChapterContext } from '../chapter-context.ts'
import type { AnswerKey, Directives } from '../nodes.ts'
import { takeId } from '../take-id.ts'
import { visit } from '../visit.ts'
import { answerNames, blankNames } from './answer-names.ts'
import { dropNotes, inlineNotes, noteCalls } from './drop-notes.ts'
import { asBlocks, label, listItem, numberedList, partParagraph } from './part-nodes.ts'
import { partWords } from './part-words.ts'
import { isDirective, replace } from './remark-editions.ts'

/** The answers of a question, taken out of it. */
export type TakenAnswers = {
  /** Written in the line of the question, `:答案[B]`. */
  inline: PhrasingContent[][]
  blocks: BlockContent[]
  /** What belongs into blanks, in order. */
  blanks: PhrasingContent[][]
}

type KeyEntry = { title: string; number: number | undefined; blocks: BlockContent[] }

/** Takes the answers of a chapter out of its questions and gives each its place. */
export function openAnswerDesk(context: ChapterContext, tree: Root) {
  const { answers, language } = context.config
  const words = partWords[language]
  const entries: KeyEntry[] = []
  /** Notes that only answers call. */
  const gone = new Set<string>()

  const take = (parent: Nodes): TakenAnswers => {
    const taken: TakenAnswers = { inline: [], blocks: [], blanks: [] }
    visit(parent, (node, index, around) => {
      if (!isDirective(node) || !around || index === undefined) return
      if (blankNames.has(node.name) && node.type === 'textDirective') {
        const blank = structuredClone(node.children)
        taken.blanks.push(blank)
        const filled = fillBlank(node)
        replace(around, index, filled)
        return index + filled.length
      }
      if (!answerNames.has(node.name)) return
      const children = withoutHeadings(node.children, context.taken)
      if (node.type === 'textDirective') taken.inline.push(children as PhrasingContent[])
      else taken.blocks.push(...asBlocks(children))
      replace(around, index, [])
      return index
    })
    return taken
  }

  /** A line to write on, or what belongs there. */
  const fillBlank = (node: Extract<Directives, { type: 'textDirective' }>): Nodes[] => {
    const width = Number(node.attributes?.width ?? node.attributes?.字数)
    const isWide = Number.isInteger(width) && width >= 1 && width <= 60
    const length = [...textOf(node)].length
    const blank = label('＿'.repeat(isWide ? width : Math.min(20, Math.max(4, length + 2))), 'part-blank')
    if (answers === 'place' && node.children.length > 0) {
      const hProperties = { className: ['part-filled'] }
      return [{ ...node, data: { part: 'filled', hName: 'span', hProperties } }]
    }
    return [blank]
  }

  /** Keeps the answers of a question for the key; `title` is that of its part. */
  const note = (title: string, number: number | undefined, { inline, blocks, blanks }: TakenAnswers) => {
    const lines = [...inline, ...(answers === 'place' ? [] : blanks)].filter((line) => line.length > 0)
    const line = lines.flatMap((words, index) => (index === 0 ? words : [comma(), ...words]))
    const all: BlockContent[] = [...(line.length > 0 ? asBlocks(line) : []), ...blocks]
    if (all.length === 0) return
    if (answers === 'none')
      for (const block of all) {
        context.taken.push(textOf(block))
        for (const call of noteCalls(block)) gone.add(call)
      }
    else entries.push({ title, number, blocks: all })
  }
  const comma = () => label(words.comma, 'part-label')

  /** What stands in the place of answers: nothing, unless the edition has them there. */
  const inPlace = ({ inline, blocks }: TakenAnswers): BlockContent[] => {
    if (answers !== 'place' || inline.length + blocks.length === 0) return []
    const line = inline.flatMap((words, index) => (index === 0 ? words : [comma(), ...words]))
    const all = [...(line.length > 0 ? asBlocks(line) : []), ...blocks]
    const [first] = all
    const title = label(words.answer, 'part-label part-answer-label')
    if (first?.type === 'paragraph') first.children.unshift(title)
    else all.unshift({ type: 'paragraph', children: [title] })
    const hProperties = { className: ['part-answer'] }
    return [
      {
        type: 'containerDirective',
        name: 'answer',
        data: { part: 'answer', hName: 'div', hProperties },
        children: all,
      },
    ]
  }

  /** All that has been kept, at the end of the chapter; `compose` takes it from there. `makeParts` sets the parts in answers. */
  const close = (makeParts: (within: Root) => void) => {
    if ((answers === 'end' || answers === 'only') && entries.length > 0) {
      // An answer may hold questions with answers of their own: these come last.
      for (const entry of entries) {
        const within: Root = { type: 'root', children: entry.blocks }
        makeParts(within)
        entry.blocks = within.children as BlockContent[]
      }
      for (const call of inlineNotes(
        entries.flatMap(({ blocks }) => blocks),
        tree,
      ))
        gone.add(call)
      tree.children.push(keyOf(entries))
    }
    context.taken.push(...dropNotes(tree, gone))
  }
  return { mode: answers, take, note, inPlace, close }
}

export type AnswerDesk = ReturnType<typeof openAnswerDesk>

function keyOf(entries: readonly KeyEntry[]): AnswerKey {
  const children: BlockContent[] = []
  let title = ''
  let items: ListItem[] = []
  let next = 0
  for (const entry of entries) {
    if (entry.title !== title) {
      title = entry.title
      if (title !== '')
        children.push({
          ...partParagraph(['part-key-title', 'keep-with-next'], [label(title, 'part-label')]),
          position: entry.blocks[0]?.position,
        })
      next = 0
    }
    if (entry.number === undefined) children.push(...entry.blocks)
    else if (entry.number === next) items.push(answerItem(entry.blocks))
    else {
      items = [answerItem(entry.blocks)]
      children.push({ ...numberedList(entry.number, items), position: entry.blocks[0]?.position })
    }
    next = entry.number === undefined ? 0 : entry.number + 1
  }
  return { type: 'answerKey', children }
}

/** Several paragraphs stay apart. */
function answerItem(blocks: readonly BlockContent[]): ListItem {
  const spread = blocks.filter(({ type }) => type === 'paragraph').length > 1
  return { ...listItem([...blocks]), spread }
}

/** A heading in an answer would stand in the contents of all editions; its `{#id}` is noted in `taken`. */
function withoutHeadings(nodes: readonly Nodes[], taken: string[]): Nodes[] {
  return nodes.map((node) => {
    if (node.type === 'heading') {
      const id = takeId(node)
      if (id !== undefined) taken.push(`{#${id}}`)
      return {
        type: 'paragraph',
        position: node.position,
        ...(id === undefined ? {} : { data: { figureId: id } }),
        children: [{ type: 'strong', children: node.children, position: node.position }],
      }
    }
    if (!('children' in node)) return node
    return { ...node, children: withoutHeadings(node.children, taken) } as Nodes
  })
}
