import { createRequire } from 'node:module'
import type { BookConfig } from '../../book.ts'
import { chineseNumber } from '../../cjk/chinese-number.ts'
import { readSyllables, type Syllable } from './syllables.ts'

export type IndexOrder = 'pinyin' | 'stroke'

/** How the terms of an index are put in order and in groups. */
export type TermOrder = {
  compare: (a: OrderedTerm, b: OrderedTerm) => number
  /** The head that it stands under: `B`, `五画`. */
  groupOf: (term: OrderedTerm) => string
}

/** A term and how it is read, where the author says so. */
export type OrderedTerm = { term: string; reading?: string | undefined }

/** By pinyin, character for character: letters, tone, then the character; or by the strokes of the characters. */
export function orderOf(by: IndexOrder, language: BookConfig['language']): TermOrder {
  return by === 'pinyin' ? byPinyin() : byStroke(language)
}

type Unit = Syllable & { character: string }

function byPinyin(): TermOrder {
  const { compare } = new Intl.Collator('zh-u-co-pinyin')
  const units = new Map<string, Unit[]>()
  const unitsOf = ({ term, reading }: OrderedTerm): Unit[] => {
    const key = `${term}\n${reading ?? ''}`
    const known = units.get(key) ?? read(term, reading)
    units.set(key, known)
    return known
  }
  return {
    compare: (a, b) => {
      const [left, right] = [unitsOf(a), unitsOf(b)]
      for (const [index, one] of left.entries()) {
        const other = right[index]
        if (!other) return 1
        const order =
          rank(one) - rank(other) ||
          compareText(one.letters, other.letters) ||
          one.tone - other.tone ||
          compare(one.character, other.character)
        if (order !== 0) return order
      }
      return left.length - right.length || compareText(a.term, b.term)
    },
    groupOf: (term) => {
      const [first] = unitsOf(term)
      return first && rank(first) === 1 ? (first.letters[0] ?? '').toUpperCase() : SIGNS
    },
  }
}

/** Figures and signs come first, under this. */
const SIGNS = '#'

function rank({ letters }: Unit): number {
  return /^[a-z]/.test(letters) ? 1 : 0
}

/** Its dictionary is half a megabyte, for books with an index. */
const pinyinOf = (...request: Parameters<typeof import('pinyin-pro').pinyin>) => {
  const { pinyin }: typeof import('pinyin-pro') = createRequire(import.meta.url)('pinyin-pro')
  return pinyin(...request)
}

/** Each character with its reading; a Latin letter is its own, and the author's reading goes before the dictionary's. */
function read(term: string, reading: string | undefined): Unit[] {
  const own = reading === undefined ? undefined : readSyllables(reading)
  return pinyinOf(term, { type: 'all', toneType: 'num' }).map(({ origin, pinyin: word, isZh }): Unit => {
    const isHan = /\p{sc=Han}/u.test(origin)
    const known = isHan ? own?.shift() : undefined
    const [syllable] = known ? [known] : isZh ? (readSyllables(word) ?? []) : []
    if (syllable) return { ...syllable, letters: asLetters(syllable.letters), character: origin }
    // Of a character that the dictionary has not, the collation knows the letter.
    const letters = isHan ? labelBefore(origin, pinyinLabels, 'zh-u-co-pinyin') : plain(origin)
    return { letters: letters.toLowerCase(), tone: 5, character: origin }
  })
}

/** lü after lu. */
function asLetters(syllable: string): string {
  return syllable.replaceAll('ü', 'u{')
}

function plain(character: string): string {
  return character.normalize('NFD').replace(/\p{M}/gu, '')
}

function byStroke(language: BookConfig['language']): TermOrder {
  const locale = language === 'zh-Hant' ? 'zh-Hant-u-co-stroke' : 'zh-u-co-stroke'
  const { compare } = new Intl.Collator(locale)
  const measure = language === 'zh-Hant' ? '畫' : '画'
  const kindOf = (term: string) => (/^\p{sc=Han}/u.test(term) ? 1 : /^\p{L}/u.test(plain(term)) ? 2 : 0)
  return {
    compare: (a, b) =>
      kindOf(a.term) - kindOf(b.term) || compare(a.term, b.term) || compareText(a.term, b.term),
    groupOf: ({ term }) => {
      const kind = kindOf(term)
      if (kind !== 1) return kind === 0 ? SIGNS : 'A–Z'
      const [first = ''] = term
      const label = labelBefore(first, strokeLabels, locale)
      return `${chineseNumber((label.codePointAt(0) ?? 0x2800) - 0x2800)}${measure}`
    },
  }
}

const pinyinLabels = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** 1 to 64 strokes. */
const strokeLabels = Array.from({ length: 64 }, (_, index) => String.fromCodePoint(0x2801 + index))

/**
 * The group that a character belongs to, of the marks that the collations of CLDR have before each of their groups: U+FDD0
 * and a letter, or U+2800 and the number of strokes (UTS 35, part 5, Index Characters).
 */
function labelBefore(character: string, labels: readonly string[], locale: string): string {
  const { compare } = new Intl.Collator(locale)
  return labels.findLast((label) => compare(`\ufdd0${label}`, character) <= 0) ?? labels[0] ?? ''
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
