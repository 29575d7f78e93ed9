import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { compose } from '../../src/compose/compose.ts'
import { dressBook } from '../../src/dress-book.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { prepareSection } from '../../src/paginate/prepare-section.ts'
import type { Run } from '../../src/run.ts'
import { type ServedFiles, servedBytes } from '../../src/served-files.ts'

/**
 * A book as one HTML document with its style sheet, fonts and pictures: what another engine gets to set. `index.html`
 * is among the files.
 */
export async function plainDocument(run: Run, folder: string): Promise<ServedFiles> {
  const manuscript = await readManuscript(run, folder)
  const book = await compose(run, manuscript)
  const { css, files } = await dressBook(run, book, manuscript.folder)
  const { title, language } = book.config
  const sections = book.sections.map(({ tree }) => prepareSection(tree, language, () => '10'))
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title.replace(/[<&]/g, ' ')}</title>
<link rel="stylesheet" href="style.css"></head><body>
${sections.join('\n')}
</body></html>
`
  const text = (value: string, mediaType: string) => ({ bytes: new TextEncoder().encode(value), mediaType })
  return new Map([
    ...files,
    ['style.css', text(`${css}\n${fairness}`, 'text/css')],
    ['index.html', text(html, 'text/html; charset=utf-8')],
  ])
}

/** What our own pagination does without CSS, and what other engines can do that ours does not ask for. */
const fairness = `
section.section + section.section { break-before: page }
p, .run, li { orphans: 2; widows: 2 }
h1, h2, h3, h4, h5, h6 { break-after: avoid }
figure, tr { break-inside: avoid }
p, .run { text-wrap: pretty }
html { text-spacing-trim: trim-both }
`

/** Write the files where a program that reads a folder finds them. */
export async function writeDocument(files: ServedFiles, folder: string): Promise<void> {
  for (const [name, file] of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, await servedBytes(file))
  }
}
