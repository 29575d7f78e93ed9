import type { BlockContent, List, Table, TableCell, TableRow } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { ChapterContext } from '../chapter-context.ts'
import { label } from './part-nodes.ts'
import type { PartAttributes } from './read-attributes.ts'

/**
 * What is to be filled in: a list of fields becomes a ruled table, `- 事由 {lines=3}` with room for three lines; a table
 * gets `rows` empty rows, numbered where its first column is.
 */
export function formTables(
  body: BlockContent[],
  { rows = 0, columns = 1 }: PartAttributes,
  { taken }: Pick<ChapterContext, 'taken'>,
): BlockContent[] {
  return body.map((block) => {
    if (block.type === 'list' && block.children.every(isField)) return fieldTable(block, columns, taken)
    if (block.type === 'table') addRows(block, rows)
    if (block.type === 'table') block.data = { ...block.data, part: 'form' }
    return block
  })
}

/** A field is a name and nothing else. */
function isField({ children }: List['children'][number]): boolean {
  return children.length === 1 && children[0]?.type === 'paragraph'
}

/** `columns` fields stand in a row; one of several lines has a row of its own. */
function fieldTable(list: List, columns: number, taken: string[]): Table {
  const rows: TableRow[] = []
  let row: TableRow | undefined
  for (const item of list.children) {
    const lines = takeLines(item, taken)
    const [first] = item.children
    const name: TableCell = {
      type: 'tableCell',
      data: { part: 'field' },
      position: item.position,
      children: first?.type === 'paragraph' ? first.children : [],
    }
    const room: TableCell = { type: 'tableCell', data: { part: 'room', lines }, children: [] }
    if (!row || lines > 1 || row.children.length >= 2 * columns) {
      row = { type: 'tableRow', children: [], position: item.position }
      rows.push(row)
    }
    row.children.push(name, room)
    if (lines > 1) row = undefined
  }
  const most = Math.max(0, ...rows.map(({ children }) => children.length))
  for (const { children } of rows) {
    const last = children.at(-1)
    if (last && children.length < most) last.data = { ...last.data, span: most - children.length + 1 }
  }
  return { type: 'table', data: { part: 'fields' }, children: rows, position: list.position }
}

function takeLines(item: List['children'][number], taken: string[]): number {
  const [first] = item.children
  const last = first?.type === 'paragraph' ? first.children.at(-1) : undefined
  if (last?.type !== 'text') return 1
  const match = /\s*\{(?:lines|行数|行數)=(\d{1,2})\}\s*$/.exec(last.value)
  if (!match) return 1
  last.value = last.value.slice(0, match.index)
  taken.push(match[0])
  return Math.max(1, Number(match[1]))
}

function addRows(table: Table, rows: number): void {
  const [head] = table.children
  if (!head) return
  const isNumbered = /^(?:序号|序號|编号|編號|No\.?)$/i.test(head.children[0] ? textOf(head.children[0]) : '')
  const first = table.children.length
  for (let index = 0; index < rows; index++)
    table.children.push({
      type: 'tableRow',
      children: head.children.map((_, column) => ({
        type: 'tableCell',
        children: isNumbered && column === 0 ? [label(String(first + index), 'part-label')] : [],
      })),
    })
}
