import type { Fault, Row } from '../row.ts'

/** Of a book's paragraphs, 0.5 % at most. */
const MOST = 0.005

/** Paragraphs that the composer gave up, as the build tells them. */
export const composed: Row = {
  id: 'composed',
  measure: 'paragraphs left to the browser’s own breaking, each named by the build',
  reach: '≤ 0.5 %',
  judge({ paragraphs, told = [] }) {
    const whole = paragraphs.filter(({ continued }) => !continued).length
    const faults: Fault[] = told
      .filter(({ ruleId }) => ruleId === 'paragraph-not-composed' || ruleId === 'section-not-composed')
      .map(({ file = '', line, column, reason }) => ({
        page: 0,
        text: reason,
        found: '',
        place: line === undefined ? file : `${file}:${line}:${column}`,
      }))
    // A section set without the composer is no small share of anything.
    const named = faults.length === told.filter(({ ruleId }) => ruleId === 'paragraph-not-composed').length
    return {
      value: `${faults.length} of ${whole}`,
      passed: named && faults.length <= whole * MOST,
      faults,
    }
  },
}
