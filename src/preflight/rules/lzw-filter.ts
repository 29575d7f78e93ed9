import { filtersOf } from '../../pdf/decode-stream.ts'
import { everyDictionary } from '../../pdf/every-dictionary.ts'
import type { PreflightRule } from '../rule.ts'

/** Nothing is packed with LZW. */
export const lzwFilter: PreflightRule = {
  id: 'lzw-filter',
  condition: 'I2',
  authority: 'ISO 15930-7, 6.14; ISO 15930-4',
  *check(reading) {
    const found = everyDictionary(reading.file.context).filter((entries) =>
      filtersOf(entries).includes('LZWDecode'),
    )
    if (found.length > 0) yield { values: { count: found.length } }
    for (const mark of reading.marks)
      if (mark.type === 'image' && mark.image.inline && mark.image.filters.includes('LZWDecode'))
        yield { page: mark.page, values: { count: 1 } }
  },
}
