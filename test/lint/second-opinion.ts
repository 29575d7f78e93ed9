import { run } from 'zhlint'
import { passagesOf } from '../../src/lint/passage.ts'

/** What zhlint and our rules both look after: width of marks, spaces among Chinese, pairs. Not spaces beside Latin, nor 「」. */
const rules = {
  fullwidthPunctuation: '，：；？！（）',
  noSinglePair: true,
  noSpaceBetweenFullwidthContent: true,
  noSpaceBeforePauseOrStop: true,
  noSpaceAfterFullwidthPauseOrStop: true,
  noSpaceOutsideFullwidthQuotation: true,
  noSpaceInsideQuotation: true,
  noSpaceOutsideFullwidthBracket: true,
  noSpaceInsideBracket: true,
  skipPureWestern: true,
}

/**
 * What zhlint finds in a chapter, passage by passage, as our rules are asked: the characters around, `▶` before what it
 * finds. Its own Markdown parser stays out of it, and so does its corrected text, whose last character it doubles.
 */
export function secondOpinion(markdown: string): string[] {
  const logger = { ...console, log: () => undefined, warn: () => undefined }
  return passagesOf(markdown).flatMap(({ text }) =>
    run(text, { rules, hyperParse: [], logger }).validations.map(({ index, length, target }) => {
      // A space is told at the token before it.
      const at = target === 'spaceAfter' ? index + length : target === 'innerSpaceBefore' ? index + 1 : index
      return `${text.slice(Math.max(0, at - 6), at)}▶${text.slice(at, at + 6)}`
    }),
  )
}
