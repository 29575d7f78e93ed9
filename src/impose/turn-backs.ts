import type { Plan } from './plan.ts'
import { inOrder, onHead } from './plan-signatures.ts'

/**
 * The same plan for a printer that turns the sheet over head to foot: all backs stand on their heads.
 *
 * A plan's backs are for turning like a leaf of a book. On paper that is wider than high that is what printers call the
 * short edge, on paper that is higher than wide the long edge.
 */
export function turnBacks(plan: Plan): Plan {
  const sheets = plan.sheets.map((sheet) => ({
    ...sheet,
    back: inOrder(sheet.back.map((place) => onHead(place, sheet.columns, sheet.rows))),
  }))
  return { ...plan, sheets }
}
