import type { Page } from '../book.ts'
import { cacheKey, readCached, writeCachedMeanwhile } from '../cache.ts'
import { BookError } from '../errors.ts'
import { placeOfSrc } from '../place-of-src.ts'
import type { Run } from '../run.ts'
import { type FaultPlace, findAdded, findLost } from './find-fault.ts'
import type { FinishedPdf } from './finish-pdf.ts'
import type { PdfReader } from './read-pdf-text.ts'

/**
 * The proof of the finished PDF: a reader that is not ours finds on every page the characters that belong there.
 *
 * Characters are counted, page by page: readers may take the text of a page in another order, but none may be missing
 * and none may be too many.
 *
 * @param texts what belongs on each page, as `print` returns it
 * @param proven pages that were proven before, kept by who calls; without it, those of the last build
 * @throws BookError where they differ; every page that does has been reported.
 */
export async function provePdf(
  run: Run,
  reader: PdfReader,
  pdf: FinishedPdf,
  pages: readonly Page[],
  texts: readonly string[],
  proven?: Set<string>,
): Promise<void> {
  let faults = 0
  const report = (ruleId: string, values: Record<string, string | number>, src = '') => {
    faults++
    run.report({ ruleId, ...placeOfSrc(src), values })
  }
  if (pdf.fingerprints.length !== pages.length)
    report('pdf-page-count', { expected: pages.length, found: pdf.fingerprints.length })
  const names = pages.map((_, index) => cacheKey(pdf.fingerprints[index] ?? '', texts[index] ?? ''))
  const known = proven ?? (await readKnown(run))
  const wanted = pages
    .slice(0, pdf.fingerprints.length)
    .flatMap((page, index) => (known.has(names[index] ?? '') ? [] : [page.number]))
  const found = await reader.read(
    pdf.bytes,
    wanted,
    (done, total) => run.progress('prove', done, total),
    run.signal,
  )
  for (const number of wanted) {
    const page = pages[number - 1]
    if (!page) continue
    const read = found.get(number) ?? ''
    const { missing, added } = difference(texts[number - 1] ?? '', read)
    const tell = (ruleId: string, text: string, { src, around }: FaultPlace) =>
      report(ruleId, { page: page.number, folio: page.label, text, around }, src)
    if (missing) tell('pdf-text-lost', missing, findLost(page.html, read, missing, countable))
    if (added) tell('pdf-text-added', added, findAdded(page.html, read, added, countable))
  }
  if (faults > 0) throw new BookError('the PDF does not hold the text of its pages')
  if (proven) for (const name of names) proven.add(name)
  else writeCachedMeanwhile(run.cacheFolder, PROVEN, names.join('\n'))
}

/**
 * Pages proven in the last build, by what they draw, with which fonts, and what was expected: the reader would find the
 * same again.
 */
const PROVEN = 'proven-pages.txt'

async function readKnown(run: Run): Promise<Set<string>> {
  const cached = await readCached(run.cacheFolder, PROVEN)
  return new Set(cached?.toString().split('\n'))
}

/**
 * Without white space and characters that draw nothing. Marks go with their letter where Unicode has a character for
 * both, and are left out otherwise: readers of PDFs write them in more than one way.
 */
function countable(text: string): string {
  const compact = text.replace(/[\s\p{Cf}\p{Cc}]+/gu, '')
  return compact.normalize('NFKC').replace(/[\s\p{Mn}]+/gu, '')
}

/** Up to 40 characters that `found` lacks or has too many. */
export function difference(expected: string, found: string): { missing: string; added: string } {
  const counts = new Map<string, number>()
  for (const character of countable(expected)) counts.set(character, (counts.get(character) ?? 0) + 1)
  for (const character of countable(found)) counts.set(character, (counts.get(character) ?? 0) - 1)
  let missing = ''
  let added = ''
  for (const [character, count] of counts) {
    if (count > 0) missing += character.repeat(Math.min(count, 40))
    if (count < 0) added += character.repeat(Math.min(-count, 40))
  }
  return { missing: missing.slice(0, 40), added: added.slice(0, 40) }
}
