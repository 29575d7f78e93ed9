import type { BlockContent, ListItem, Nodes, Paragraph, PhrasingContent, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { type CodeKind, codeFault } from '../../draw-codes.ts'
import type { ChapterContext } from '../chapter-context.ts'
import { directives, hasAny } from '../node-types.ts'
import type { AnswerSpace, CodeDrawing, Directives, MadeList } from '../nodes.ts'
import { ownClasses } from '../remark-directives.ts'
import { fieldIn } from '../remark-fields.ts'
import { SKIP, visit } from '../visit.ts'
import { type AnswerDesk, openAnswerDesk, type TakenAnswers } from './answer-desk.ts'
import { answerNames, blankNames } from './answer-names.ts'
import { formTables } from './form-tables.ts'
import { type PartName, partKind, partNamed } from './part-kinds.ts'
import { label, listItem, numberedList, partParagraph } from './part-nodes.ts'
import { type PartAttributes, readAttributes } from './read-attributes.ts'
import { isDirective, replace } from './remark-editions.ts'
import { reportUnreadAnswers } from './report-unread.ts'

/**
 * The parts of a study booklet: docs/parts.md.
 *
 * What is written for them (titles, brackets, labels) are nodes of their own, which the proof of the text leaves out;
 * text in attributes becomes text, so that the proof counts it.
 */
export function remarkParts(context: ChapterContext) {
  return (tree: Root): undefined => {
    if (!hasAny(directives, context)) return reportUnreadAnswers(tree, context)
    const before = textIn(tree)
    const desk = openAnswerDesk(context, tree)
    const numbers = new Map<PartName, number>()
    const makeParts = (within: Root) =>
      visit(within, (node, index, parent) => {
        if (!isDirective(node) || node.type === 'textDirective' || !parent || index === undefined) return
        const name = partNamed(node.name)
        if (name === undefined) return
        const made = makePart(node, name, { context, desk, numbers })
        replace(parent, index, made)
        // Parts may stand in parts.
        return made.length === 1 && made[0] === node ? undefined : [SKIP, index + made.length]
      })
    makeParts(tree)
    // Answers to nothing in particular stand in the text: they have no number.
    placeLooseAnswers(tree, desk)
    desk.close(makeParts)
    reportUnreadAnswers(tree, context)
    const lost = firstMissing(before, `${textIn(tree)}${context.taken.join('')}`)
    if (lost !== undefined) context.report('compose-lost-text', undefined, { text: lost })
  }
}

/** What can be read of a tree, its alternative texts aside. */
function textIn(tree: Root): string {
  const texts: string[] = []
  visit(tree, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code' || node.type === 'html')
      texts.push(node.value)
  })
  return texts.join('')
}

/** The first character that there are fewer of after than before; their order may change. */
function firstMissing(before: string, after: string): string | undefined {
  if (before === after) return undefined
  const counts = new Map<string, number>()
  for (const character of after) counts.set(character, (counts.get(character) ?? 0) + 1)
  for (const character of before) {
    const left = (counts.get(character) ?? 0) - 1
    if (left < 0 && /\S/.test(character)) return character
    counts.set(character, left)
  }
  return undefined
}

type Bench = { context: ChapterContext; desk: AnswerDesk; numbers: Map<PartName, number> }

function makePart(node: Directives, name: PartName, bench: Bench): Nodes[] {
  const { context } = bench
  const kind = partKind(name)
  const { attributes, id, classes } = readAttributes(node, kind, context)
  const title = titleOf(node, name, attributes, context)
  if (kind.leaf) {
    // What an author put into something that holds nothing comes after it.
    const rest = node.type === 'containerDirective' ? node.children.filter((child) => !isLabel(child)) : []
    return [...makeLeaf(name, node, title, attributes, context), ...rest]
  }
  if (node.type === 'leafDirective') {
    context.report('part-empty', node.position, { part: node.name })
    return [{ type: 'paragraph', children: node.children as PhrasingContent[], position: node.position }]
  }
  const shape = shapes[name]
  const body = node.children.filter((child) => !isLabel(child)) as BlockContent[]
  const children = kind.asks
    ? ask(body, name, attributes, bench)
    : (shape?.(body, attributes, context) ?? body)
  const own = ownClasses(classes)
  node.data = {
    part: name,
    hName: 'div',
    hProperties: {
      className: ['part', ...(kind.alert ? ['part-alert'] : []), `part-${name}`, ...own],
      ...(id === undefined ? {} : { id }),
    },
  }
  const credit = creditOf(attributes, node, context)
  const room = attributes.lines !== undefined && !kind.asks ? [spaceOf(attributes, 6, context)] : []
  const parts: Nodes[] = [...(title ? [title] : []), ...children, ...(credit ? [credit] : []), ...room]
  node.children = parts as typeof node.children
  return [node]
}

function makeLeaf(
  name: PartName,
  node: Directives,
  title: Paragraph | undefined,
  attributes: PartAttributes,
  context: ChapterContext,
): Nodes[] {
  if (name === 'note-page') return notePages(node, title, attributes, context)
  const words = title ? [title] : []
  if (name === 'qr' || name === 'code128') {
    const code = codeOf(name, node, attributes, context)
    return [...(code ? [code] : []), ...words.map((word) => classed(word, 'part-code-caption'))]
  }
  if (isMadeList(name)) return [...words, madeList(name, node, attributes)]
  return [...words, { ...spaceOf(attributes, 6, context), position: node.position }]
}

type Shape = (body: BlockContent[], attributes: PartAttributes, context: ChapterContext) => BlockContent[]

const shapes: Partial<Record<PartName, Shape>> = {
  poem: (body) => {
    for (const [index, block] of body.entries()) {
      if (block.type !== 'paragraph') continue
      const className = ['part-stanza', ...(index > 0 ? ['part-next-stanza'] : [])]
      block.data = { ...block.data, part: 'stanza', hProperties: { className } }
      visit(block, 'text', (node, index, parent) => {
        if (!parent || index === undefined || !node.value.includes('\n')) return
        const lines = node.value.split('\n')
        const nodes = lines.flatMap((value, at): PhrasingContent[] => [
          ...(at > 0 ? [{ type: 'break' as const }] : []),
          ...(value === '' ? [] : [{ type: 'text' as const, value, position: node.position }]),
        ])
        replace(parent, index, nodes)
        return [SKIP, index + nodes.length]
      })
    }
    return body
  },
  timeline: (body) => body.map((block) => markItems(block, 'part-event', 'part-date')),
  terms: (body, _, context) => {
    for (const block of body) {
      markItems(block, 'part-entry', 'part-term')
      if (block.type !== 'list') continue
      for (const item of block.children) {
        const id = `${context.sectionId}-term.${++context.terms}`
        item.data = { ...item.data, part: 'term', hProperties: { className: ['part-entry'], id } }
      }
    }
    return body
  },
  form: formTables,
}

/** The drawing of a text, or of a column of a personalised run. */
function codeOf(
  kind: CodeKind,
  { name, position }: Directives,
  { content, field, width = kind === 'qr' ? 25 : 50 }: PartAttributes,
  context: ChapterContext,
): CodeDrawing | undefined {
  if (content !== undefined || field === undefined) {
    if (content === undefined || field !== undefined || codeFault(kind, content, width) !== undefined) {
      const values = {
        part: name,
        attribute: 'content',
        value: content ?? '',
        expected: '{content="…"} / {field=…}',
      }
      context.report('part-attribute', position, values)
      return undefined
    }
    return { type: 'codeDrawing', kind, text: content, width, position }
  }
  const text = fieldIn(`{{${field}}}`, position, context)
  return { type: 'codeDrawing', kind, text, width, position }
}

function classed(paragraph: Paragraph, name: string): Paragraph {
  return { ...paragraph, data: { ...paragraph.data, hProperties: { className: ['part-credit', name] } } }
}

const madeLists = ['glossary', 'references', 'index', 'figure-list', 'table-list'] as const

function isMadeList(name: PartName): name is MadeList['kind'] {
  return madeLists.some((kind) => kind === name)
}

function madeList(kind: MadeList['kind'], { position }: Directives, { by }: PartAttributes): MadeList {
  return { type: 'madeList', kind, by, position }
}

/** What stands above a part: the author's words, or ours; `[]` is none. */
function titleOf(
  node: Directives,
  name: PartName,
  attributes: PartAttributes,
  { config }: ChapterContext,
): Paragraph | undefined {
  const written = node.type === 'leafDirective' ? node : node.children.find(isLabel)
  const classes = ['part-title', 'keep-with-next']
  if (written && written.children.length > 0)
    return { ...partParagraph(classes, written.children as PhrasingContent[]), position: written.position }
  if (attributes.title !== undefined) {
    const words = { type: 'text' as const, value: attributes.title, position: node.position }
    return { ...partParagraph(classes, [words]), position: node.position }
  }
  const title = partKind(name).title?.[config.language]
  const isNone = node.type !== 'leafDirective' && written !== undefined
  if (title === undefined || isNone) return undefined
  return { ...partParagraph(classes, [label(title, 'part-label')]), position: node.position }
}

function isLabel(node: Nodes): node is Paragraph {
  return node.type === 'paragraph' && node.data?.directiveLabel === true
}

/** `——张三《书》`, of the attributes: as text of the author's. */
function creditOf(
  { author, source }: PartAttributes,
  { position }: Directives,
  { config }: ChapterContext,
): Paragraph | undefined {
  // 张三《书》 needs nothing between.
  const comma = config.language === 'en' ? ', ' : /^[《〈]/.test(source ?? '') ? '' : '，'
  const words = [author, source].filter((word) => word !== undefined)
  if (words.length === 0) return undefined
  const text = words.flatMap((value, index): PhrasingContent[] => [
    ...(index > 0 && comma !== '' ? [label(comma, 'part-label')] : []),
    { type: 'text', value, position },
  ])
  const dash = label(config.language === 'en' ? '— ' : '——', 'part-label')
  return { ...partParagraph(['part-credit'], [dash, ...text]), position }
}

function spaceOf({ lines, space }: PartAttributes, usual: number, context: ChapterContext): AnswerSpace {
  const most = context.config.page.typeArea.lines
  return {
    type: 'answerSpace',
    lines: typeof lines === 'number' ? lines : Math.min(usual, most),
    style: space ?? 'ruled',
  }
}

/** Whole pages to write on. */
function notePages(
  { position }: Directives,
  title: Paragraph | undefined,
  attributes: PartAttributes,
  context: ChapterContext,
): Nodes[] {
  const { pages = 1, lines } = attributes
  const { lines: all } = context.config.page.typeArea
  return Array.from({ length: pages }, (_, index): Nodes => {
    const head = index === 0 ? title : undefined
    const room = typeof lines === 'number' ? lines : all - (head ? 1 : 0)
    const node: Directives = {
      type: 'containerDirective',
      name: 'note-page',
      position,
      data: {
        part: 'note-page',
        hName: 'div',
        hProperties: { className: ['part', 'part-note-page', 'pagebreak'] },
      },
      children: [...(head ? [head] : []), spaceOf({ ...attributes, lines: room }, room, context)],
    }
    return node
  })
}

/** Bold words at the beginning of a list's items, or those before a colon, get a class. */
function markItems(block: BlockContent, item: string, lead: string): BlockContent {
  if (block.type !== 'list') return block
  for (const entry of block.children) {
    entry.data = { ...entry.data, part: 'item', hProperties: { className: [item] } }
    const [first] = entry.children
    if (first?.type !== 'paragraph') continue
    const [word] = first.children
    if (word?.type === 'strong')
      word.data = { ...word.data, part: 'lead', hProperties: { className: [lead] } }
    else if (word?.type === 'text') {
      const match = /^[^：:\n]{1,30}(?=[：:])/.exec(word.value)
      if (!match) continue
      const hProperties = { className: [lead] }
      const strong: PhrasingContent = {
        type: 'strong',
        data: { part: 'lead', hProperties },
        position: word.position,
        children: [{ type: 'text', value: match[0], position: word.position }],
      }
      word.value = word.value.slice(match[0].length)
      first.children.unshift(strong)
    }
  }
  return block
}

/** Numbers the questions of a part, gives them room, and takes their answers. */
function ask(body: BlockContent[], name: PartName, attributes: PartAttributes, bench: Bench): BlockContent[] {
  const { context, desk, numbers } = bench
  const title = partKind(name).title?.[context.config.language] ?? ''
  const start = (numbers.get(name) ?? 0) + 1
  const isList = (block: BlockContent) => block.type === 'list' && block.ordered === true
  const hasChoices = name === 'single-choice' || name === 'multiple-choice'
  const many = hasChoices ? body[0] && isList(body[0]) : body.some(isList)
  const blocks = many ? body : [{ ...numberedList(start, [listItem(body)]), position: body[0]?.position }]
  let number = start
  for (const block of blocks) {
    if (block.type !== 'list' || !block.ordered) continue
    // A number that the author chose goes before ours.
    if (block.start && block.start !== 1) number = block.start
    block.start = number
    block.data = { ...block.data, part: 'list', hProperties: { className: ['part-list'] } }
    for (const item of block.children) {
      askOne(item, name, { ...attributes, ...(many ? { answer: undefined } : {}) }, number, title, bench)
      number++
    }
  }
  if (many && attributes.answer !== undefined) {
    const inline = [[{ type: 'text' as const, value: attributes.answer }]]
    const taken = { inline, blocks: [], blanks: [] }
    desk.note(title, undefined, taken)
    blocks.push(...desk.inPlace(taken))
  }
  numbers.set(name, number - 1)
  return blocks
}

function askOne(
  item: ListItem,
  name: PartName,
  attributes: PartAttributes,
  number: number,
  title: string,
  { context, desk }: Bench,
): void {
  const own = takeSpace(item, context)
  const taken = desk.take(item)
  if (attributes.answer !== undefined)
    taken.inline.unshift([{ type: 'text', value: attributes.answer, position: item.position }])
  desk.note(title, number, structuredClone(taken))
  trimEnd(item)
  if (name === 'single-choice' || name === 'multiple-choice') letterOptions(item)
  if (name === 'matching') letterColumns(item)
  const answer =
    takesBracket.has(name) && addBracket(item, taken, context, desk) ? { ...taken, inline: [] } : taken
  const inPlace = desk.inPlace(answer)
  const wish = { ...attributes, ...own }
  if (wish.lines !== undefined && inPlace.length === 0) {
    const lines = wish.lines === 'auto' ? linesFor(taken, context) : wish.lines
    item.children.push(spaceOf({ ...wish, lines }, lines, context))
  }
  item.children.push(...inPlace)
}

const takesBracket = new Set<PartName>(['single-choice', 'multiple-choice', 'true-false'])

/** `::答题区{lines=3}` in a question goes before what its part says. */
function takeSpace(item: ListItem, context: ChapterContext): PartAttributes {
  let own: PartAttributes = {}
  visit(item, 'leafDirective', (node, index, parent) => {
    if (!parent || index === undefined || partNamed(node.name) !== 'answer-space') return
    own = { lines: 6, ...readAttributes(node, partKind('answer-space'), context).attributes }
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  return own
}

/** Room for what is expected, written by hand: characters twice as wide as printed ones, and a line to spare. */
function linesFor({ inline, blocks, blanks }: TakenAnswers, { config }: ChapterContext): number {
  const length = [...inline.flat(), ...blocks, ...blanks.flat()].reduce(
    (sum, node) => sum + [...textOf(node)].length,
    0,
  )
  return Math.max(2, Math.ceil((length * 2) / config.page.typeArea.characters) + 1)
}

/** The white before an answer that is gone. */
function trimEnd(item: ListItem): void {
  for (const block of item.children) {
    if (block.type !== 'paragraph') continue
    const last = block.children.at(-1)
    if (last?.type === 'text') last.value = last.value.trimEnd()
  }
}

/** The last list of a question are its options: A, B, C. */
function letterOptions(item: ListItem): void {
  const options = item.children.findLast((child) => child.type === 'list')
  if (options?.type !== 'list') return
  options.ordered = true
  options.start = 1
  options.data = { part: 'options', hProperties: { className: ['part-options'], type: 'A' } }
}

/** Rows of a table to be matched: 1, 2, 3 on the left, A, B, C on the right. */
function letterColumns(item: ListItem): void {
  for (const table of item.children) {
    if (table.type !== 'table') continue
    table.data = { ...table.data, part: 'matching' }
    for (const [index, row] of table.children.slice(1).entries()) {
      const [left, ...rest] = row.children
      const right = rest.at(-1)
      if (left && textOf(left) !== '') left.children.unshift(label(`${index + 1}. `, 'part-label'))
      if (right && textOf(right) !== '')
        right.children.unshift(label(`${String.fromCodePoint(65 + (index % 26))}. `, 'part-label'))
    }
  }
}

/** （　　） at the end of a question's first paragraph, the answer in it where the edition has it; false where there is none. */
function addBracket(
  item: ListItem,
  { inline }: TakenAnswers,
  { config }: ChapterContext,
  desk: AnswerDesk,
): boolean {
  const [open, close] = config.language === 'en' ? [' (', ')'] : ['（', '）']
  const stem = item.children.find((child) => child.type === 'paragraph')
  // The author's own bracket stays the only one.
  if (!stem || /[（(][\s\u3000]*[）)]/.test(textOf(stem))) return false
  const [answer] = inline
  if (desk.mode === 'place' && answer && inline.length === 1)
    stem.children.push(label(open, 'part-label'), ...answer, label(close, 'part-label'))
  else stem.children.push(label(`${open}\u3000\u3000${close}`, 'part-label part-bracket'))
  return true
}

function placeLooseAnswers(tree: Root, desk: AnswerDesk): void {
  visit(tree, (node, index, parent) => {
    if (!isDirective(node) || !parent || index === undefined) return
    if (!answerNames.has(node.name) && !blankNames.has(node.name)) return
    if (node.data?.part !== undefined) return
    const holder: Paragraph = { type: 'paragraph', children: [node as PhrasingContent] }
    const taken = desk.take(holder)
    desk.note('', undefined, structuredClone(taken))
    const [first] = taken.inline
    const inLine: Nodes[] =
      desk.mode === 'place' && first ? [label('（', 'part-label'), ...first, label('）', 'part-label')] : []
    const made = [...holder.children, ...(first ? inLine : desk.inPlace(taken))]
    replace(parent, index, made)
    return [SKIP, index + made.length]
  })
}
