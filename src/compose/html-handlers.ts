import type { Element, ElementContent, Properties } from 'hast'
import type { AlignType, Nodes, Table, TableRow } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Options } from 'remark-rehype'
import { defaultHandlers } from 'remark-rehype'
import { isMainlyHan } from '../cjk/characters.ts'
import type { ChapterContext } from './chapter-context.ts'
import { codeBlock } from './code-block.ts'
import { codeDrawing } from './code-drawing.ts'
import { makeElement } from './make-element.ts'
import type { AnswerSpace, Directives } from './nodes.ts'
import { partTable } from './parts/part-table.ts'
import { setFormula } from './set-formula.ts'

type Handlers = NonNullable<NonNullable<Options>['handlers']>
type State = Parameters<typeof defaultHandlers.list>[0]

/** Markdown node → HTML, where it is not what remark-rehype makes: see docs/book-html.md. */
export function htmlHandlers(context: ChapterContext): Handlers {
  const { sectionId } = context
  return {
    wholeChapter: (state, { tree }) => state.all(tree),
    emphasis(state, node) {
      const children = state.all(node)
      const dots = isMainlyHan(textOf(node))
      return at(
        node,
        dots ? makeElement('em', { className: ['dots'] }, children) : element('em', {}, children),
      )
    },
    code: (_, node) => at(node, codeBlock(node.value, node.lang ?? undefined)),
    math: (_, node) => at(node, setFormula(node.value, true, node.position, context)),
    inlineMath: (_, node) => at(node, setFormula(node.value, false, node.position, context)),
    ruby(_, node) {
      const parts = (node.pairs as { base: string; reading: string }[]).flatMap(({ base, reading }) => [
        text(base),
        element('rt', {}, [text(reading)]),
      ])
      return at(node, makeElement('ruby', {}, parts))
    },
    heading(state, node) {
      const id: string | undefined = node.data?.explicitId
      const heading = element(`h${node.depth}`, id === undefined ? {} : { id }, state.all(node))
      return at(node, heading)
    },
    paragraph(state, node) {
      if (node.data?.part !== undefined)
        return at(node, makeElement('p', node.data.hProperties ?? {}, state.all(node)))
      const id: string | undefined = node.data?.figureId
      return at(node, element('p', id === undefined ? {} : { id }, state.all(node)))
    },
    listItem(state, node, parent) {
      const item = defaultHandlers.listItem(state, node, parent)
      if (node.data?.part !== undefined) {
        item.made = true
        item.properties = { ...item.properties, ...node.data.hProperties }
      }
      if (typeof node.checked !== 'boolean') return item
      item.properties.className = ['task']
      item.made = true
      markBox(item)
      return item
    },
    list(state, node) {
      const list = defaultHandlers.list(state, node)
      delete list.properties.className
      if (node.data?.part === undefined) return list
      return Object.assign(list, { made: true, properties: { ...list.properties, ...node.data.hProperties } })
    },
    strong(state, node) {
      const children = state.all(node)
      return at(
        node,
        node.data?.part === undefined
          ? element('strong', {}, children)
          : makeElement('strong', node.data.hProperties ?? {}, children),
      )
    },
    partLabel: (_, node) =>
      makeElement('span', { className: [...new Set(['part-label', ...node.className.split(' ')])] }, [
        text(node.value),
      ]),
    answerSpace: (_, node) => at(node, answerSpace(node)),
    codeDrawing: (_, node) => at(node, codeDrawing(node.kind, node.text, node.width)),
    answerKey: (state, node) =>
      makeElement('section', { className: ['part-key'] }, state.wrap(state.all(node), false)),
    madeList: (_, node) =>
      at(
        node,
        makeElement('div', {
          className: [
            'part',
            'part-list-made',
            `part-${node.kind}`,
            ...(node.kind === 'figure-list' || node.kind === 'table-list' ? ['toc'] : []),
          ],
          dataBy: node.by,
        }),
      ),
    footnoteReference(_, node) {
      const { number, call } = node.data ?? {}
      if (number === undefined) return at(node, text(`[^${node.label ?? node.identifier}]`))
      const id = `${sectionId}-call-${number}${call > 1 ? `-${call}` : ''}`
      const link = element('a', { href: `#${sectionId}-note-${number}`, id, role: 'doc-noteref' }, [
        text(`${number}`),
      ])
      return at(node, makeElement('sup', { className: ['note-call'] }, [{ ...link, made: true }]))
    },
    citation(_, { items, written, position }) {
      const id = `${sectionId}-${context.citations.length + 1}`
      context.citations.push({ id, items, place: position, written })
      return makeElement('span', { className: ['cite'], dataCite: id })
    },
    notes: (state, node) =>
      at(
        node.children[0],
        makeElement('section', { className: ['notes'], role: 'doc-endnotes' }, state.all(node)),
      ),
    note(state, node) {
      const properties = { className: ['note'], id: `${sectionId}-note-${node.number}`, role: 'doc-footnote' }
      return at(node, makeElement('aside', properties, state.wrap(state.all(node), false)))
    },
    marginNote: (state, node) =>
      at(
        node,
        makeElement(
          'aside',
          { className: ['margin-note'], role: 'note', dataCall: node.id },
          state.all(node),
        ),
      ),
    containerDirective: directive('div'),
    leafDirective: directive('div'),
    textDirective: directive('span'),
    table: (state, node) => partTable(state, node) ?? table(state, node, context),
    captionedTable(state, node) {
      const [caption, content] = node.children as [Nodes & { children: Nodes[] }, Table]
      const figcaption = makeElement('figcaption', {}, [
        makeElement('span', { className: ['label'] }, []),
        makeElement('span', { className: ['caption'] }, state.all(caption)),
      ])
      const properties: Properties = { className: ['table'], id: node.id }
      return at(
        node,
        makeElement('figure', properties, [at(caption, figcaption), table(state, content, context)]),
      )
    },
  }
}

function answerSpace({ lines, style }: AnswerSpace): Element {
  const line = () => makeElement('div', { className: ['part-line'] })
  return makeElement(
    'div',
    { className: ['part-space', `part-${style}`], ariaHidden: 'true' },
    Array.from({ length: lines }, line),
  )
}

/** With extra cells too, which remark-rehype would drop without a word. */
function table(state: State, node: Table, { report }: ChapterContext): Element {
  const [head, ...body] = node.children
  const columns = head?.children.length ?? 0
  const row = (from: TableRow, tagName: 'th' | 'td') => {
    if (from.children.length > columns)
      report('table-extra-cells', from.position, { count: from.children.length, expected: columns })
    const cells: ElementContent[] = []
    for (let index = 0; index < Math.max(columns, from.children.length); index++) {
      const cell = from.children[index]
      const properties: Properties = { ...alignment(node.align?.[index]) }
      if (tagName === 'th') properties.scope = 'col'
      cells.push(at(cell, makeElement(tagName, properties, cell ? state.all(cell) : [])))
    }
    return at(from, makeElement('tr', {}, cells))
  }
  const parts: Element[] = []
  // GFM wants a head: left empty, it means that there is none.
  const isHeadless = body.length > 0 && head?.children.every((cell) => cell.children.length === 0)
  if (head && !isHeadless) parts.push(at(head, makeElement('thead', {}, [row(head, 'th')])))
  if (body.length > 0)
    parts.push(
      makeElement(
        'tbody',
        {},
        body.map((from) => row(from, 'td')),
      ),
    )
  return at(node, makeElement('table', {}, parts))
}

function directive(tagName: 'div' | 'span') {
  return (state: State, node: Directives): Element =>
    at(node, makeElement(tagName, node.data?.hProperties ?? {}, state.all(node)))
}

function alignment(align: AlignType | undefined): Properties {
  return align === 'right' || align === 'center' ? { className: [`align-${align}`] } : {}
}

function markBox(item: Element): void {
  for (const child of item.children) {
    if (child.type !== 'element') continue
    if (child.tagName === 'input') child.made = true
    else if (child.tagName === 'p') markBox(child)
  }
}

function at<Node extends ElementContent>(from: Pick<Nodes, 'position'> | undefined, to: Node): Node {
  to.position = from?.position
  return to
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value }
}
