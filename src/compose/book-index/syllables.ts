/** A syllable of pinyin: `diao` and its tone, 1 to 4, 5 for a light one. */
export type Syllable = { letters: string; tone: number }

const tones = new Map([
  ['\u0304', 1],
  ['\u0301', 2],
  ['\u030c', 3],
  ['\u0300', 4],
])

/** `diào chá`, `diao4 cha2` or `diao cha` as syllables; `undefined` where it is no pinyin. */
export function readSyllables(written: string): Syllable[] | undefined {
  const parts = written
    .trim()
    .toLowerCase()
    .split(/[\s'’·]+/)
  const syllables = parts.map((part): Syllable | undefined => {
    let tone = 0
    const plain = [...part.normalize('NFD')].filter((character) => {
      const found = tones.get(character)
      if (found !== undefined) tone = found
      return found === undefined
    })
    const [, letters = '', digit = ''] =
      /^([a-zêü]+)([0-5]?)$/.exec(plain.join('').normalize('NFC').replace(/u:|v/g, 'ü')) ?? []
    if (letters === '') return undefined
    return { letters, tone: digit === '' ? tone || 5 : Number(digit) || 5 }
  })
  return syllables.includes(undefined) ? undefined : syllables.filter((one) => one !== undefined)
}
