import { isCjk, isCjkPunctuation } from './characters.ts'

/**
 * Whether a line break typed between two characters vanishes, instead of becoming a space.
 *
 * Between two Chinese characters, and beside full-width punctuation, which brings its own white. Curly quotes, dashes
 * and ellipses count as Chinese beside a Chinese character. After CSS Text 4, segment break transformation rules.
 *
 *     joinsWithoutSpace('学', '习') → true     joinsWithoutSpace('a', 'b') → false
 *     joinsWithoutSpace('，', 'G') → true      joinsWithoutSpace('用', 'G') → false
 */
export function joinsWithoutSpace(before: string, after: string): boolean {
  if (before === '' || after === '') return false
  if (isCjkPunctuation(before) || isCjkPunctuation(after)) return true
  return (isCjk(before) && isCjkOrShared(after)) || (isCjkOrShared(before) && isCjk(after))
}

function isCjkOrShared(character: string): boolean {
  return isCjk(character) || /^[“”‘’—…·]/u.test(character)
}
