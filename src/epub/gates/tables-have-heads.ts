import { elementsNamed } from '../read-xml.ts'
import type { Gate } from './gate.ts'

/** A table without head cells passes all checkers, and says nothing to who hears it. WCAG 2.2, 1.3.1. */
export const tablesHaveHeads: Gate = ({ documents }) =>
  [...documents].flatMap(([path, root]) =>
    elementsNamed(root, 'table')
      .filter((table) => elementsNamed(table, 'th').length === 0)
      .map((at) => ({ ruleId: 'epub-table-no-head', path, at })),
  )
