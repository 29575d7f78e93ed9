/** A character that no font can set; `offset` counts UTF-16 units from 0. */
export type BadCharacter = { offset: number; code: string; kind: 'control' | 'surrogate' | 'replacement' }

/**
 * Control characters (other than tab, line feed, carriage return), halves of surrogate pairs, noncharacters, and
 * U+FFFD, which stands where a decoder lost a character. `code` is like `U+0007`.
 */
export function findBadCharacters(text: string): BadCharacter[] {
  return [...text.matchAll(bad)].map((match) => {
    const point = match[0].codePointAt(0) ?? 0
    return {
      offset: match.index,
      code: `U+${point.toString(16).toUpperCase().padStart(4, '0')}`,
      kind: point === 0xfffd ? 'replacement' : point >= 0xd800 && point <= 0xdfff ? 'surrogate' : 'control',
    }
  })
}

const bad = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFD-\uFFFF]/gu
