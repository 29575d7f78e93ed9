import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import type { BookConfig } from './book.ts'
import { withBrowsers } from './browser/with-browsers.ts'
import { editYaml } from './budget/edit-yaml.ts'
import { editionKeys } from './budget/edition-keys.ts'
import { layoutProposals, noteProposals, type Proposal } from './budget/proposals.ts'
import { compose } from './compose/compose.ts'
import { decodeText } from './config/decode-text.ts'
import { dressBook } from './dress-book.ts'
import { BookError } from './errors.ts'
import { startFonts } from './fonts/prepare-fonts.ts'
import { readManuscript } from './manuscript/read-manuscript.ts'
import { paginate } from './paginate/paginate.ts'
import { startSession } from './paginate/session.ts'
import type { Run } from './run.ts'
import { stopAtErrors } from './stop-at-errors.ts'

/** A proposal that was tried: the pages that the book has with it, or `undefined` where it can't be made so. */
export type Tried = Proposal & {
  pages: number | undefined
  /** book.yaml with it. */
  yaml: string
}

export type Budget = {
  config: BookConfig
  pages: number
  /** Pages that stay blank because a section opens on a recto. */
  blanks: number
  /** Pages for notes at the end. */
  notes: number
  tried: Tried[]
}

/**
 * Count the pages of a manuscript folder, and those that it would have with other lines, openings and ruled pages: every
 * proposal is paginated. `apply` tries one of them alone; `edition` goes before the one that book.yaml names.
 *
 * @throws BookError where the book has errors as it is
 */
export async function budgetBook(
  run: Run,
  folder: string,
  { apply: only, edition }: { apply?: string; edition?: string } = {},
): Promise<Budget> {
  startFonts()
  const path = join(folder, 'book.yaml')
  return withBrowsers(run, 1, async ([running]) => {
    if (!running) throw new Error('no browser')
    const { browser } = running
    const checked = stopAtErrors(run)
    const { config, pages, blanks, notes } = await countPages(checked.run, folder, browser, edition)
    checked.stop()
    const decoded = decodeText(await readFile(path))
    const text = 'text' in decoded ? decoded.text : ''
    const keys = edition === undefined ? [] : editionKeys(text, edition)
    const proposals = [...layoutProposals(config), ...noteProposals(pages, config)].filter(
      ({ id }) => only === undefined || id === only,
    )
    const tried: Tried[] = []
    run.progress('budget', 0, proposals.length)
    for (const { id, edits: plain } of proposals) {
      run.signal.throwIfAborted()
      // What is for the edition that was asked for leaves the others as they are.
      const edits = plain.map(({ path, value }) => ({ path: [...keys, ...path], value }))
      const yaml = editYaml(text, edits)
      if (yaml !== undefined)
        tried.push({ id, edits, yaml, pages: await pagesWith(run, folder, browser, edition, yaml) })
      run.progress('budget', tried.length, proposals.length)
    }
    return { config, pages, blanks, notes, tried }
  })
}

/** `undefined` where there is no such page, or the book has errors with it. */
async function pagesWith(
  run: Run,
  folder: string,
  browser: Browser,
  edition: string | undefined,
  yaml: string,
): Promise<number | undefined> {
  const checked = stopAtErrors({ ...run, report: () => undefined, progress: () => undefined })
  try {
    const { pages } = await countPages(checked.run, folder, browser, edition, yaml)
    checked.stop()
    return pages
  } catch (error) {
    if (!(error instanceof BookError)) throw error
    return undefined
  }
}

async function countPages(
  run: Run,
  folder: string,
  browser: Browser,
  edition: string | undefined,
  yaml?: string,
): Promise<{ config: BookConfig; pages: number; blanks: number; notes: number }> {
  const manuscript = await readManuscript(run, folder, yaml, edition)
  const book = await compose(run, manuscript)
  const { css, files, identity, mark } = await dressBook(run, book, manuscript.folder)
  const openSessions = [async () => (await startSession(browser)).load(css, files)]
  const paged = await paginate(run, book, { openSessions, css, files, fonts: identity, mark })
  const { config } = manuscript
  // No other blank page comes last.
  const notes = paged.pages.length - 1 - paged.pages.findLastIndex(({ kind }) => kind !== 'blank')
  const blanks = paged.pages.filter(({ kind }) => kind === 'blank').length - notes
  return { config, pages: paged.pages.length, blanks, notes }
}
