import type { PreflightRule } from '../rule.ts'

/** Numbers are such as every press can read. */
export const largeCoordinates: PreflightRule = {
  id: 'large-coordinates',
  condition: 'L1',
  authority: 'PDF 1.4, annex C; ISO 32000-1, annex C',
  *check(reading) {
    const old = Number(reading.file.version) <= 1.4
    for (const { number, largestOperand } of reading.pages)
      if (largestOperand > LARGEST)
        yield {
          page: number,
          group: '',
          values: { found: largestOperand },
          severity: old ? 'error' : 'warning',
        }
  },
}

const LARGEST = 32_767
