import type { Edit, Pass } from './edit.ts'

/** What stands for the sign of a list in text that was pasted. */
export const listSigns = '●•◆■▪◦○◇►▶➤✓✔▲'

/** The beginning of a paragraph that is an item of a list. No other paragraph has a tab by then. */
export const ITEM = '•\t'

const sign = new RegExp(`^([${listSigns}])(?!\\1)[^\\S\\n]*(?=\\S)`)

/**
 * Last look: paragraphs side by side that begin with the same sign, `● 带上本子`, as text from WeChat has them, are items.
 *
 * The first paragraph is none: it may be the title.
 */
export function findListSigns(text: string): Pass {
  const found: { offset: number; before: string; mark: string | undefined }[] = []
  let offset = 0
  for (const paragraph of text.split('\n\n')) {
    const isFree = offset > 0 && !paragraph.includes('\n')
    const [before = '', mark] = (isFree && sign.exec(paragraph)) || []
    found.push({ offset, before, mark })
    offset += paragraph.length + 2
  }
  return found.flatMap(({ offset: at, before, mark }, index): Edit[] => {
    const isBeside = [found[index - 1], found[index + 1]].some((other) => other?.mark === mark)
    return mark !== undefined && isBeside ? [{ kind: 'list-sign', offset: at, before, after: ITEM }] : []
  })
}
