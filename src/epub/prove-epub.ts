import { BookError } from '../errors.ts'
import type { Run } from '../run.ts'
import { utf8Text } from '../utf8-text.ts'
import type { EpubDocument } from './document.ts'
import { expectedText } from './expected-text.ts'
import { readFound } from './read-found.ts'
import { readPacked } from './read-packed.ts'
import { elementsNamed, readText, readXml } from './read-xml.ts'

/**
 * Read the finished file back and compare it with the book, section by section: all text, pictures, formulas and notes,
 * in order, and all bytes of pictures and fonts.
 *
 * Expected is what the trees had before the EPUB changed anything; found is what another reader finds.
 *
 * @throws BookError where something differs; it has been reported
 */
export async function proveEpub(
  run: Run,
  bytes: Uint8Array,
  documents: readonly Pick<EpubDocument, 'section' | 'file'>[],
  files: readonly { path: string; bytes: Uint8Array }[],
): Promise<void> {
  const packed = readPacked(bytes)
  const opf = packed('OEBPS/content.opf')
  const [told] = opf === undefined ? [] : elementsNamed(readXml(utf8Text(opf)), 'dc:language')
  const language = told && readText(told)
  const reader = readFound(
    bytes,
    packed,
    documents.map(({ file }) => file),
  )
  let faults = 0
  try {
    for (const { section } of documents) {
      // Reading never waits for anything: give Ctrl-C its turn.
      await new Promise((resolve) => setImmediate(resolve))
      run.signal.throwIfAborted()
      const expected = expectedText(section.tree, language)
      const found = await reader.next()
      if (expected === found) continue
      faults++
      const at = firstDifference(expected, found)
      run.report({
        ruleId: 'epub-text-differs',
        file: section.source || undefined,
        values: { title: section.title, expected: excerpt(expected, at), found: excerpt(found, at) },
      })
    }
  } finally {
    await reader.close()
  }
  for (const { path, bytes: wanted } of files) {
    const found = packed(`OEBPS/${path}`)
    if (found && Buffer.compare(found, wanted) === 0) continue
    faults++
    run.report({ ruleId: 'epub-file-differs', values: { path } })
  }
  if (faults > 0) throw new BookError(`${faults} parts of the EPUB are not those of the book`)
}

function firstDifference(expected: string, found: string): number {
  let at = 0
  while (at < expected.length && expected[at] === found[at]) at++
  return at
}

function excerpt(text: string, at: number): string {
  return text.slice(Math.max(0, at - 5), at + 20)
}
