import type { Element, ElementContent } from 'hast'
import type { Table, TableCell, TableRow } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { defaultHandlers } from 'remark-rehype'
import { makeElement } from '../make-element.ts'

type State = Parameters<typeof defaultHandlers.list>[0]

/** A table of a form or of things to be matched; `undefined` for all others. */
export function partTable(state: State, node: Table): Element | undefined {
  const make = shapes[node.data?.part ?? '']
  if (!make) return undefined
  const table = make(state, node)
  table.position = node.position
  return table
}

const shapes: Record<string, (state: State, node: Table) => Element> = {
  fields: (state, node) =>
    ruled([
      makeElement(
        'tbody',
        {},
        node.children.map((row) => rowOf(state, row, (cell) => (cell.data?.part === 'field' ? 'th' : 'td'))),
      ),
    ]),
  form: (state, node) => ruled(partsOf(state, node)),
  // What stands on the left is the head of its row: those who hear a table need one.
  matching: (state, node) =>
    makeElement(
      'table',
      { className: ['part-match'] },
      partsOf(state, node, (_, column) => column === 0),
    ),
}

function ruled(parts: Element[]): Element {
  return makeElement('table', { className: ['part-ruled-table'] }, parts)
}

/** Without a head where nothing stands in it. */
function partsOf(
  state: State,
  { children: [head, ...body] }: Table,
  isHead: (cell: TableCell, column: number) => boolean = () => false,
): Element[] {
  const hasHead = head !== undefined && textOf(head).trim() !== ''
  return [
    ...(hasHead ? [makeElement('thead', {}, [rowOf(state, head, () => 'th')])] : []),
    ...(body.length > 0
      ? [
          makeElement(
            'tbody',
            {},
            body.map((row) => rowOf(state, row, (cell, column) => (isHead(cell, column) ? 'th' : 'td'))),
          ),
        ]
      : []),
  ]
}

function rowOf(
  state: State,
  row: TableRow,
  nameOf: (cell: TableCell, column: number) => 'th' | 'td',
): Element {
  const isBody = row.children.some((cell, column) => nameOf(cell, column) === 'td')
  const cells = row.children.map((cell, column): ElementContent => {
    const tagName = nameOf(cell, column)
    const { lines = 1, span = 1 } = (cell.data ?? {}) as { lines?: number; span?: number }
    const children =
      cell.data?.part === 'room' && lines > 1
        ? [makeElement('div', { className: ['part-room'] }, Array.from({ length: lines }, roomLine))]
        : state.all(cell)
    const scope = tagName === 'th' ? { scope: isBody ? 'row' : 'col' } : {}
    const made = makeElement(tagName, { ...scope, ...(span > 1 ? { colSpan: span } : {}) }, children)
    made.position = cell.position
    return made
  })
  const made = makeElement('tr', {}, cells)
  made.position = row.position
  return made
}

function roomLine(): Element {
  return makeElement('div', { className: ['part-line'] })
}
