import type { Element } from 'hast'
import type { Section } from '../book.ts'
import type { Run } from '../run.ts'
import { eachElement, findElement, textOf } from './nodes.ts'

/** Tables that name none of their rows or columns: those who hear them hear numbers only. */
export function reportTables(run: Run, sections: readonly Section[]): void {
  for (const { tree, source } of sections)
    eachElement(tree, (table) => {
      if (table.tagName !== 'table' || findElement(table, isHead)) return
      run.report({ ruleId: 'table-no-head', file: source || undefined, ...placeOf(table) })
    })
}

function isHead(cell: Element): boolean {
  return cell.tagName === 'th' && textOf(cell).trim() !== ''
}

/** `data-src` as a message's place. */
function placeOf({ properties }: Element) {
  const match = /^(.*):(\d+):(\d+)$/.exec(String(properties.dataSrc ?? ''))
  return match ? { file: match[1], place: { line: Number(match[2]), column: Number(match[3]) } } : {}
}
