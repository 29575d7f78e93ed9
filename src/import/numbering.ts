import { columns } from './lines.ts'

/** How a heading is numbered; `named` is one such as 前言. */
export type NumberingKind =
  | 'part'
  | 'chapter'
  | 'section'
  | 'han'
  | 'han-bracketed'
  | 'arabic'
  | 'arabic-bracketed'
  | 'decimal'
  | 'decimal-deep'
  | 'named'

export type Numbering = {
  kind: NumberingKind
  /** Its number; 0 of a named one. */
  number: number
  /** UTF-16 units of the number with its sign: 2 of `1.怎样`. */
  length: number
}

/** The number that a line begins with, if it is one that headings have: `1.`, `一、`, `（一）`, `第一章`, 前言. */
export function numberingOf(text: string): Numbering | undefined {
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(text)
    if (match) return { kind, number: numberOf(match[1] ?? ''), length: match[0].length }
  }
  return roleOfName(text) && { kind: 'named', number: 0, length: text.length }
}

/** Whether a line may be a heading: numbered, short, and without the end of a sentence. */
export function looksLikeHeading(text: string): boolean {
  if (columns(text) > 60 || text.includes('\n')) return false
  if (/[。；，、,;…]["”’）)]*$|[。；]|[^.]\.$/.test(text)) return false
  const numbering = numberingOf(text)
  if (!numbering) return false
  const needsText = !['part', 'chapter', 'section', 'named'].includes(numbering.kind)
  return !needsText || /[\p{L}\p{N}]/u.test(text.slice(numbering.length))
}

/** What the book makes of a part that has this name; `undefined` of a numbered one. */
export function roleOfName(text: string): 'preface' | 'chapter' | 'appendix' | 'afterword' | undefined {
  const bare = text.replace(/\s+/g, '')
  return roles.find(({ names }) => names.test(bare))?.role
}

const numeral = '\\s*([0-9０-９]{1,4}|[〇零一二三四五六七八九十百千两兩]+)\\s*'
const after = '(?![的是中里裡内內说說所讲講])'
const han = '[一二三四五六七八九十百]+'

const roles = [
  {
    role: 'preface',
    names:
      /^(?:[总總代自原译譯]?序[一二三四五]?|序言|前言|引言|引子|[导導]言|[导導][读讀]|卷首[语語]|出版[说說]明|(?:编|編)者按|preface|foreword|introduction)$/i,
  },
  {
    role: 'afterword',
    names:
      /^(?:[后後][记記]|跋|[结結]束?[语語]|尾[声聲]|致[谢謝]|(?:编|編)[后後](?:记|記)?|afterword|epilogue)$/i,
  },
  {
    role: 'appendix',
    names: /^(?:附[录錄件]|[参參]考文[献獻]|appendix)(?:[0-9A-Z一二三四五六七八九十]{1,3})?(?:[：:、].*)?$/i,
  },
  {
    role: 'chapter',
    names: /^(?:楔子|[绪緒][论論]|[导導][论論]|附[则則]|番外篇?[一二三四五六七八九十\d]{0,3}|prologue)$/i,
  },
] as const

const patterns: readonly [NumberingKind, RegExp][] = [
  ['part', new RegExp(`^第${numeral}(?:部分|[部编編篇卷辑輯])${after}`)],
  ['chapter', new RegExp(`^第${numeral}[章回讲講课課]${after}`)],
  ['section', new RegExp(`^第${numeral}[节節]${after}`)],
  ['chapter', /^(?:chapter|part|section)\s+(\d+|[ivxlc]+)\b/i],
  ['han-bracketed', new RegExp(`^[（(]\\s*(${han})\\s*[)）][、．.]?`)],
  ['han', new RegExp(`^(${han})\\s*[、．.]`)],
  ['decimal-deep', /^\d{1,2}(?:[.．]\d{1,2}){1,3}[.．](\d{1,2})(?=\s)/],
  ['decimal', /^\d{1,2}[.．](\d{1,2})(?=\s)/],
  ['arabic', /^([0-9０-９]{1,3})\s*[.．、](?![\d０-９])/],
  ['arabic-bracketed', /^[（(]\s*([0-9０-９]{1,3})\s*[)）][、．.]?/],
]

const digits = '〇一二三四五六七八九'

/** `十二` → 12, `２` → 2, `iv` → 1: order counts only where there is a number. */
function numberOf(text: string): number {
  const plain = text
    .normalize('NFKC')
    .replaceAll('零', '〇')
    .replace(/[两兩]/g, '二')
  if (/^\d+$/.test(plain)) return Number(plain)
  if (!/[十百千]/.test(plain))
    return Number([...plain].map((digit) => Math.max(0, digits.indexOf(digit))).join('') || 0)
  const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
  let sum = 0
  let digit: number | undefined
  for (const character of plain) {
    const unit = units[character]
    if (unit === undefined) digit = digits.indexOf(character)
    else {
      sum += (digit || 1) * unit
      digit = undefined
    }
  }
  return sum + (digit ?? 0)
}
