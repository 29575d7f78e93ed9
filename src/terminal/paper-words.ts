import type { Language } from '../message.ts'

/** Where the thickness of a paper is known from. */
export const caliperBases: Record<Language, Record<'measured' | 'table' | 'between', string>> = {
  en: {
    measured: 'measured',
    table: 'from the table: measure yours',
    between: 'between two of the table: measure yours',
  },
  zh: { measured: '实测', table: '表中的一般值，请以实测为准', between: '由表中相邻克重推算，请以实测为准' },
}
