import { join, resolve } from 'node:path'
import { suitableMethod } from '../binding.ts'
import { bindingCosts, pagesOfPrintedSheet } from '../budget/binding-costs.ts'
import type { Budget } from '../budget-book.ts'
import { writeWhole } from '../cache.ts'
import { shownPath } from '../config/shown-path.ts'
import { BookError, UsageError } from '../errors.ts'
import { type BudgetFacts, budgetWords } from '../terminal/budget-words.ts'
import type { Pt } from '../units.ts'
import type { CommandContext } from './command.ts'

export type BudgetOptions = { apply?: string; edition?: string }

/** Say what the pages of a manuscript folder cost in sheets and blanks, and what would change them; or write that. */
export async function budgetCommand(
  { run, cwd, write, language }: CommandContext,
  folder: string,
  options: BudgetOptions,
): Promise<void> {
  const path = resolve(cwd, folder)
  const { budgetBook } = await import('../budget-book.ts')
  const budget = await budgetBook(run, path, options)
  const words = budgetWords[language]
  if (options.apply === undefined) {
    for (const line of words.summary(factsOf(budget), folder, options.edition)) write(line)
    return
  }
  const [chosen] = budget.tried
  if (!chosen) {
    const { layoutProposals, noteProposals } = await import('../budget/proposals.ts')
    const all = [...layoutProposals(budget.config), ...noteProposals(budget.pages, budget.config)]
    const known = all.map(({ id }) => id).join(', ') || '–'
    run.report({ ruleId: 'budget-no-proposal', values: { id: options.apply, known } })
    throw new UsageError(`no proposal ${options.apply}`)
  }
  if (chosen.pages === undefined) {
    run.report({ ruleId: 'budget-impossible', values: { id: chosen.id } })
    throw new BookError(`the proposal ${chosen.id} makes no page`)
  }
  const file = join(path, 'book.yaml')
  await writeWhole(file, Buffer.from(chosen.yaml))
  write(words.applied(chosen.id, budget.pages, chosen.pages, shownPath(file)))
}

function factsOf({ config, pages, blanks, notes, tried }: Budget): BudgetFacts {
  const { paper, binding, page } = config
  const shown = (length: Pt, digits = 1) => Math.round((length / mm) * 10 ** digits) / 10 ** digits
  return {
    pages,
    blanks,
    notePages: notes,
    trim: `${shown(page.trim.width)} × ${shown(page.trim.height)}`,
    pagesOfPrintedSheet: pagesOfPrintedSheet(page.trim),
    paper: paper.name,
    caliper: shown(paper.caliper, 3),
    isMeasured: paper.basis === 'measured',
    method: binding.method ?? suitableMethod(pages, paper),
    isMethodChosen: binding.method === undefined,
    costs: bindingCosts(pages, paper).map((cost) => ({ ...cost, thickness: shown(cost.thickness) })),
    tried: tried.map(({ id, edits, pages: count }) => ({
      id,
      changes: edits.map(({ path, value }) => ({ key: path.join('.'), value })),
      pages: count,
    })),
  }
}

const mm = 72 / 25.4
