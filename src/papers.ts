import type { Language } from './message.ts'
import type { Pt } from './units.ts'

export type Paper = {
  /** `双胶纸 80g`, `offset 80g`; one of the author's own has one name for both. */
  name: Record<Language, string>
  /** Grams a square metre (ISO 536). */
  gsm: number
  /** Thickness of one leaf (ISO 534). */
  caliper: Pt
  /** `measured`: the author's; `table`: typical of the kind; `between`: from the weights of the table on either side. */
  basis: 'measured' | 'table' | 'between'
}

/** As book.yaml has it under `papers`. */
export type OwnPaper = { name: string; gsm: number; caliper: Pt }

type Kind = { name: Record<Language, string>; others: string[]; microns: Record<number, number> }

/**
 * Kinds of paper that print shops keep, with the thickness in µm of each weight in g/m².
 *
 * Typical values of the trade: mills differ by 5 % and more, so a measured value in book.yaml goes before them. As a
 * check, µm by g/m² is the bulk in cm³/g: 0.8 for gloss coated, 0.9 for matt coated, 1.25 for offset, 1.6 for bulky.
 */
const kinds: Kind[] = [
  {
    name: { zh: '双胶纸', en: 'offset' },
    others: ['胶版纸', '道林纸', 'woodfree'],
    microns: { 60: 78, 70: 90, 80: 100, 100: 125, 120: 150, 140: 175, 160: 200 },
  },
  {
    name: { zh: '轻型纸', en: 'bulky' },
    others: ['轻质纸', '蒙肯纸'],
    microns: { 55: 88, 60: 96, 70: 112, 80: 128, 100: 160 },
  },
  {
    name: { zh: '纯质纸', en: 'smooth offset' },
    others: [],
    microns: { 70: 91, 80: 104, 100: 130, 120: 156, 150: 195 },
  },
  {
    name: { zh: '铜版纸', en: 'gloss' },
    others: ['光铜', '亮铜', 'gloss coated'],
    microns: { 80: 66, 90: 74, 105: 85, 128: 102, 157: 128, 200: 165, 250: 215, 300: 262 },
  },
  {
    name: { zh: '哑粉纸', en: 'matt' },
    others: ['哑铜', '无光铜', 'silk', 'matt coated'],
    microns: { 80: 72, 90: 81, 105: 95, 128: 116, 157: 145, 200: 190, 250: 240, 300: 290 },
  },
  {
    name: { zh: '复印纸', en: 'copy' },
    others: ['打印纸', '办公纸', 'office'],
    microns: { 70: 94, 75: 100, 80: 106, 90: 116, 100: 128 },
  },
  { name: { zh: '新闻纸', en: 'newsprint' }, others: [], microns: { 45: 68, 49: 74, 51: 77 } },
  { name: { zh: '字典纸', en: 'bible' }, others: [], microns: { 30: 38, 35: 44, 40: 50 } },
  { name: { zh: '牛皮纸', en: 'kraft' }, others: [], microns: { 80: 108, 100: 136, 120: 162, 150: 200 } },
  {
    name: { zh: '白卡纸', en: 'board' },
    others: ['单面白卡', 'ivory board'],
    microns: { 200: 250, 230: 290, 250: 320, 300: 390, 350: 460 },
  },
]

/** `双胶纸 60–160g`, …: what `findPaper` knows by itself. */
export const paperNames: Record<Language, string[]> = {
  zh: kinds.map((kind) => `${kind.name.zh} ${rangeOf(kind)}g`),
  en: kinds.map((kind) => `${kind.name.en} ${rangeOf(kind)}g`),
}

/**
 * The paper of a name such as `双胶纸 80g`, `80克双胶纸` or `offset 80 gsm`; the author's own papers go first.
 *
 * A weight between two of the table gets a thickness between theirs; `undefined` for a weight beyond them or another
 * kind.
 */
export function findPaper(text: string, own: readonly OwnPaper[] = []): Paper | undefined {
  const wanted = plain(text)
  const measured = own.find(({ name }) => plain(name) === wanted)
  if (measured) return measuredPaper(measured)
  const weight = /\d+(?:\.\d+)?/.exec(wanted)?.[0] ?? ''
  const name = wanted.replace(weight, '').replace(/g$/, '')
  const kind = kinds.find((row) => [row.name.zh, row.name.en, ...row.others].some((it) => plain(it) === name))
  const found = kind && micronsOf(kind, Number(weight))
  if (!kind || !found) return undefined
  return {
    name: { zh: `${kind.name.zh} ${weight}g`, en: `${kind.name.en} ${weight}g` },
    gsm: Number(weight),
    caliper: found.microns * POINTS_PER_MICRON,
    basis: found.basis,
  }
}

export function measuredPaper({ name, gsm, caliper }: OwnPaper): Paper {
  return { name: { zh: name, en: name }, gsm, caliper, basis: 'measured' }
}

const POINTS_PER_MICRON = 72 / 25_400

/** Small letters without spaces, the unit always `g`, before or after the name. */
function plain(text: string): string {
  const small = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const unit = small.replace(/(\d)(?:gsm|g\/m2|g\/㎡|克|g)/, '$1g')
  return unit.replace(/^(\d+(?:\.\d+)?)g?(.+)$/, '$2$1g').replace(/(\d)$/, '$1g')
}

function micronsOf(
  { microns }: Kind,
  gsm: number,
): { microns: number; basis: 'table' | 'between' } | undefined {
  const exact = microns[gsm]
  if (exact !== undefined) return { microns: exact, basis: 'table' }
  const rows = Object.entries(microns).map(([weight, value]) => [Number(weight), value] as const)
  const above = rows.findIndex(([weight]) => weight > gsm)
  const [low, high] = [rows[above - 1], rows[above]]
  if (!low || !high) return undefined
  const share = (gsm - low[0]) / (high[0] - low[0])
  return { microns: low[1] + share * (high[1] - low[1]), basis: 'between' }
}

function rangeOf({ microns }: Kind): string {
  const weights = Object.keys(microns)
  return `${weights[0]}–${weights.at(-1)}`
}
