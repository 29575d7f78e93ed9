import { resolve } from 'node:path'
import { startEarly } from '../browser/with-browsers.ts'
import type { Made } from '../build.ts'
import { readConfigWithPlaces } from '../config/read-config.ts'
import { UsageError } from '../errors.ts'
import { findPaper, type Paper, paperNames } from '../papers.ts'
import type { Run } from '../run.ts'
import { coverWords } from '../terminal/cover-words.ts'
import { type Pt, parseLength } from '../units.ts'
import type { CommandContext } from './command.ts'

/** As they were typed. */
export type CoverOptions = {
  output: string
  pages?: string
  paper?: string
  caliper?: string
  spine?: string
  edition?: string
}

/** Make the cover of a manuscript folder for the print shop, and say what was assumed. */
export async function coverCommand(
  { run, cwd, made, write, language }: CommandContext,
  folder: string,
  options: CoverOptions,
): Promise<void> {
  const start = performance.now()
  const path = resolve(cwd, folder)
  const wishes = await wishesOf(run, path, options)
  const early = await startEarly(run)
  try {
    const { buildBook } = await import('../build.ts')
    const wanted = {
      pdf: false,
      cover: wishes,
      epub: undefined,
      edition: options.edition,
    } as const
    const files = await buildBook(run, path, resolve(cwd, options.output), wanted, early)
    for (const file of files) {
      made({ path: file.path, pages: file.pages, seconds: (performance.now() - start) / 1000 })
      if (file.cover) for (const line of coverWords[language].summary(coverFacts(file.cover))) write(line)
    }
  } finally {
    await early?.close()
  }
}

/** @throws UsageError after reporting every option whose value is none */
async function wishesOf(
  run: Run,
  folder: string,
  options: CoverOptions,
): Promise<{ pages?: number; paper?: Paper; spine?: Pt }> {
  let faults = 0
  const read = <Value>(
    option: 'pages' | 'paper' | 'caliper' | 'spine',
    parse: (text: string) => Value | undefined,
    expected: string,
  ): Value | undefined => {
    const text = options[option]
    const value = text === undefined ? undefined : parse(text)
    if (text === undefined || value !== undefined) return value
    faults += 1
    run.report({ ruleId: 'cover-option', values: { option, value: text, expected } })
    return undefined
  }
  const length = (least: number, most: number) => (text: string) => {
    const value = parseLength(text)
    return value !== undefined && value >= least * mm - 1e-9 && value <= most * mm + 1e-9 ? value : undefined
  }
  const caliper = read('caliper', length(0.02, 1.5), '0.02mm–1.5mm')
  const paperText = options.paper
  const needsConfig = paperText !== undefined || caliper !== undefined
  // What is wrong with it is told when the book is read.
  const config = needsConfig
    ? await readConfigWithPlaces(
        { report: () => undefined },
        `${folder}/book.yaml`,
        undefined,
        options.edition,
      ).then(
        (read) => read.config,
        () => undefined,
      )
    : undefined
  const own = (config?.papers ?? []).map(({ name, gsm, caliper }) => ({ name: name.zh, gsm, caliper }))
  const named = read('paper', (text) => findPaper(text, own), paperNames.zh.join('、'))
  const paper = named ?? config?.paper
  const wishes = {
    pages: read('pages', pagesOf, '1 … 5000'),
    paper: paper && caliper !== undefined ? { ...paper, caliper, basis: 'measured' as const } : named,
    spine: read('spine', length(0.5, 80), '0.5mm–80mm'),
  }
  if (faults > 0) throw new UsageError('options have faults')
  return wishes
}

function pagesOf(text: string): number | undefined {
  const pages = Number(text)
  return /^\d+$/.test(text) && pages >= 1 && pages <= 5000 ? pages : undefined
}

const mm = 72 / 25.4

/** A settled cover in millimetres. */
export function coverFacts(
  cover: NonNullable<Made['cover']>,
): Parameters<(typeof coverWords)['en']['summary']>[0] {
  const shown = (length: Pt, digits = 1) => Math.round((length / mm) * 10 ** digits) / 10 ** digits
  const paper = ({ name, caliper, basis }: Paper) => ({ name, caliper: shown(caliper, 3), basis })
  const flap = cover.panels.find(({ name }) => name === 'frontFlap')?.width ?? 0
  return {
    width: shown(cover.width),
    height: shown(cover.height),
    bleed: shown(cover.bleed),
    spine: shown(cover.spine),
    spineBasis: cover.spineBasis,
    hasSpineText: cover.hasSpineText,
    flap: shown(flap),
    method: cover.method,
    isMethodChosen: cover.isMethodChosen,
    edge: cover.edge,
    pages: cover.pages,
    paper: paper(cover.paper),
    coverPaper: paper(cover.coverPaper),
  }
}
