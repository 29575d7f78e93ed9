import { UsageError } from '../errors.ts'
import { type FoldedPages, foldedPages } from '../impose/fold-schemes.ts'
import type { Duplex, ImposeWishes, Scheme } from '../impose/settle-job.ts'
import { parseSheet, sheetNames } from '../impose/sheet-sizes.ts'
import { findPaper, type OwnPaper, type Paper, paperNames } from '../papers.ts'
import type { Run } from '../run.ts'
import { type Pt, parseLength } from '../units.ts'

/** The options of `impose` as they were typed; those with choices have been checked. */
export type ImpositionOptions = {
  scheme?: Scheme
  signature?: string
  folded?: string
  last: 'short' | 'full'
  edge?: 'left' | 'right'
  blanks: 'end' | 'before-back-cover'
  creep: 'inward' | 'centred' | 'none'
  paper?: string
  caliper?: string
  sheet?: string
  grid?: string
  stack?: string
  duplex: Duplex
  reverseBacks?: true
  oneSided?: true
  gutter?: string
  spine?: string
  spineBleed: 'clip' | 'keep'
  bleed?: string
  marks: boolean
  scale?: string
}

/** What the book says where no option does. */
export type BookDefaults = {
  paper: Paper
  papers: readonly OwnPaper[]
  edge: 'left' | 'right'
  signature: number
  method?: 'saddle' | 'perfect' | 'sewn'
}

export const plainDefaults: BookDefaults = {
  paper: knownPaper('双胶纸 80g'),
  papers: [],
  edge: 'left',
  signature: 16,
}

/** What lies in the trays of offices. */
export const officePaper = knownPaper('复印纸 80g')

function knownPaper(name: string): Paper {
  const paper = findPaper(name)
  if (!paper) throw new Error(`no paper ${name}`)
  return paper
}

type Wishes = ImposeWishes & { reverseBacks: boolean }

/**
 * Options and the book's own wishes, as numbers in points.
 *
 * @throws UsageError after reporting every option whose value is none
 */
export function impositionWishes(run: Run, options: ImpositionOptions, book: BookDefaults): Wishes {
  let faults = 0
  function read<Value>(
    option: keyof ImpositionOptions,
    parse: (text: string) => Value | undefined,
    expected: string,
  ): Value | undefined {
    const text = options[option]
    if (typeof text !== 'string') return undefined
    const value = parse(text)
    if (value === undefined) {
      faults += 1
      const name = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      run.report({ ruleId: 'impose-option', values: { option: name, value: text, expected } })
    }
    return value
  }
  const length = (least: number, most: number) => (text: string) => {
    const value = parseLength(text)
    return value !== undefined && value >= least * mm - 1e-9 && value <= most * mm + 1e-9 ? value : undefined
  }
  const named = read('paper', (text) => findPaper(text, book.papers), paperNames.zh.join('、'))
  const caliper = read('caliper', length(0.02, 1.5), '0.02mm–1.5mm')
  const paper = named ?? book.paper
  const scheme = options.scheme ?? schemeOf(book.method)
  const isSewn = options.scheme === undefined && book.method === 'sewn'
  const wishes: Wishes = {
    scheme,
    edge: options.edge ?? book.edge,
    signature: read('signature', signatureOf, '4, 8, 12, 16 … 64') ?? book.signature,
    folded: read('folded', foldedOf, foldedPages.join(', ')),
    last: options.last,
    blanks: options.blanks,
    creep: options.creep,
    paper: caliper === undefined ? paper : { ...paper, caliper, basis: 'measured' },
    grid: read('grid', gridOf, '2x1 … 9x9'),
    stack: read('stack', wholeFrom(1, 100_000), '1, 2, 3 …'),
    sheet: read('sheet', parseSheet, `${sheetNames.join(', ')}, 320x450mm`),
    duplex: options.duplex,
    reverseBacks: options.reverseBacks ?? false,
    sides: options.oneSided ? 'one' : 'both',
    gutter: read('gutter', length(0, 50), '0mm–50mm'),
    // Sewn signatures keep their folds: nothing is milled off.
    spine: read('spine', length(0, 25), '0mm–25mm') ?? (isSewn ? 0 : undefined),
    spineBleed: options.spineBleed,
    bleed: read('bleed', length(0, 10), '0mm–10mm'),
    marks: options.marks,
    scale: read('scale', scaleOf, 'fit, 10 … 400') ?? 1,
  }
  const folds = scheme !== 'n-up' && scheme !== 'cut-and-stack'
  if (options.oneSided && folds) {
    faults += 1
    run.report({
      ruleId: 'impose-option',
      values: { option: 'one-sided', value: scheme ?? 'saddle', expected: 'n-up, cut-and-stack' },
    })
  }
  if (faults > 0) throw new UsageError('options that cannot be read')
  return wishes
}

const mm: Pt = 72 / 25.4

function schemeOf(method: BookDefaults['method']): Scheme | undefined {
  return method === 'sewn' ? 'perfect' : method
}

function wholeFrom(least: number, most: number) {
  return (text: string): number | undefined => {
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
    return value >= least && value <= most ? value : undefined
  }
}

function signatureOf(text: string): number | undefined {
  const value = wholeFrom(4, 64)(text)
  return value !== undefined && value % 4 === 0 ? value : undefined
}

function foldedOf(text: string): FoldedPages | undefined {
  return foldedPages.find((pages) => String(pages) === text)
}

function gridOf(text: string): { columns: number; rows: number } | undefined {
  const [, columns, rows] = /^([1-9])[x×X*]([1-9])$/.exec(text) ?? []
  return columns && rows ? { columns: Number(columns), rows: Number(rows) } : undefined
}

function scaleOf(text: string): number | 'fit' | undefined {
  if (text === 'fit') return 'fit'
  const percent = Number(/^(\d{1,3}(?:\.\d+)?)%?$/.exec(text)?.[1])
  return percent >= 10 && percent <= 400 ? percent / 100 : undefined
}
