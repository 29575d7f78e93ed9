/** How headings of a level are numbered: `第一讲` is `第`, a Chinese number, `讲`. */
export type LevelStyle = { before: string; chinese: boolean; after: string }

/**
 * Read the number of a level's first heading: `第一讲`, `一、`, `（一）`, `1.`, `（1）`; '' is none.
 *
 * `undefined` where there is no 一 or 1 in it, or something else that counts.
 */
export function parseLevelStyle(sample: string): LevelStyle | '' | undefined {
  if (sample.trim() === '') return ''
  const match = /^([^一1\d]{0,4})(一|1)([^一1\d]{0,6})$/.exec(sample.trim())
  if (!match) return undefined
  return { before: match[1] ?? '', chinese: match[2] === '一', after: match[3] ?? '' }
}
