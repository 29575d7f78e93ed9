import { join } from 'node:path'
import { writeWhole } from '../cache.ts'
import { BookError } from '../errors.ts'
import { ImposeError } from '../impose/impose-error.ts'
import { type Imposed, imposePdf } from '../impose/impose-pdf.ts'
import type { ImposeWishes } from '../impose/settle-job.ts'
import { inMillimetres, shownSheet } from '../impose/sheet-sizes.ts'
import { type ImpositionFacts, impositionWords } from '../terminal/imposition-words.ts'
import type { CommandContext } from './command.ts'

/**
 * Impose a PDF, write `<name>.<ending>.pdf` (or one for fronts and one for backs) into a folder, and say what was
 * assumed. Gives the paths.
 *
 * @throws BookError where it can't be done, after saying why
 */
export async function imposeFile(
  { run, made, write, language }: CommandContext,
  pdf: Uint8Array,
  wishes: ImposeWishes & { reverseBacks: boolean },
  target: { folder: string; name: string; ending: string; isQuiet?: true },
): Promise<string[]> {
  const start = performance.now()
  run.progress('impose', 0, 0)
  const imposed = await orReport(run, imposePdf(pdf, wishes))
  for (const note of imposed.job.notes) if (!target.isQuiet) run.report(note)
  const { radicals } = imposed.source
  if (radicals > 0) run.report({ ruleId: 'impose-radicals-mended', values: { count: radicals } })
  run.signal.throwIfAborted()
  const paths: string[] = []
  for (const { side, bytes, pages } of imposed.files) {
    const parts = [target.name, target.ending, ...(side ? [side] : []), 'pdf']
    const path = join(target.folder, parts.join('.'))
    await writeWhole(path, bytes)
    made({ path, pages, seconds: (performance.now() - start) / 1000 })
    paths.push(path)
  }
  if (!target.isQuiet)
    for (const line of impositionWords[language].summary(factsOf(imposed, wishes))) write(line)
  return paths
}

async function orReport(run: CommandContext['run'], work: Promise<Imposed>): Promise<Imposed> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof ImposeError)) throw error
    run.report({ ruleId: error.ruleId, values: error.values })
    throw new BookError(error.message)
  }
}

function factsOf(
  { job, source }: Imposed,
  wishes: ImposeWishes & { reverseBacks: boolean },
): ImpositionFacts {
  const { plan, scheme, size, folded } = job
  const [first] = plan.sheets
  const moves = plan.sheets.flatMap(({ front }) => front.map(({ shift }) => Math.abs(shift)))
  const signed = job.creepType === 'centred' ? 2 : 1
  const range = signed * moves.reduce((most, move) => Math.max(most, move), 0)
  const millimetres = (length: number) => `${Math.round((length / 72) * 25.4 * 1000) / 1000} mm`
  return {
    scheme,
    edge: wishes.edge,
    pages: source.pages,
    blanks: plan.blanks,
    trim: `${inMillimetres(source.width)} × ${inMillimetres(source.height)} mm`,
    scale: Math.round(job.scale * 1000) / 10,
    sheets: plan.sheets.length,
    sheet: shownSheet(size),
    isSheetChosen: job.isSheetChosen,
    signatures: plan.signatures,
    folded: folded ?? 0,
    columns: first?.columns ?? 0,
    rows: first?.rows ?? 0,
    paper: wishes.paper.name,
    caliper: millimetres(wishes.paper.caliper),
    basis: wishes.paper.basis,
    creep: job.creepType,
    creepRange: millimetres(range),
    duplex: wishes.sides === 'one' ? 'one' : wishes.duplex,
    reverseBacks: wishes.reverseBacks,
  }
}
