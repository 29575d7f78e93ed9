import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toHtml } from 'hast-util-to-html'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import type { Book, Manuscript } from '../../src/book.ts'
import { compose } from '../../src/compose/compose.ts'
import { bookSchema } from '../../src/config/schema.ts'
import type { Message, Rule } from '../../src/message.ts'
import { composeRules } from '../../src/rules/compose.ts'

// A case is a folder: its Markdown files in order are a book, book.json is its book.yaml. `UPDATE=1` rewrites what is
// expected; read that diff as you would code.
const fixtures = join(import.meta.dirname, 'fixtures')
const rules: Record<string, Rule> = composeRules

for (const name of readdirSync(fixtures).sort()) {
  test(name, async () => {
    const folder = join(fixtures, name)
    const { book, messages } = await composeFolder(folder)
    const results = { 'out.html': htmlOf(book), 'messages.txt': messages.map(lineOf).join('') }
    for (const [file, result] of Object.entries(results)) {
      const path = join(folder, file)
      if (process.env.UPDATE) writeFileSync(path, result)
      expect(result).toBe(readFileSync(path, 'utf8'))
    }
  })
}

test('every message has a case', () => {
  const told = readdirSync(fixtures).map((name) => readFileSync(join(fixtures, name, 'messages.txt'), 'utf8'))
  // These need a fault of ours, or a file that is no UTF-8: self-check.test.ts.
  const untold = Object.keys(rules).filter((id) => !told.some((text) => text.includes(` ${id}: `)))
  expect(untold).toEqual(['lone-surrogate', 'compose-lost-text'])
})

async function composeFolder(folder: string) {
  const messages: Message[] = []
  const run = {
    signal: new AbortController().signal,
    report: (message: Message) => void messages.push(message),
    progress: () => {},
    cacheFolder: '',
  }
  const config = join(folder, 'book.json')
  const manuscript: Manuscript = {
    folder,
    config: bookSchema.parse({
      title: '书',
      ...(existsSync(config) ? JSON.parse(readFileSync(config, 'utf8')) : {}),
    }),
    bibliography: bibliographyOf(folder),
    chapters: readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => ({
        file: new VFile({ path: name, value: readFileSync(join(folder, name), 'utf8') }),
        name,
        role: 'chapter',
      })),
  }
  return { book: await compose(run, manuscript), messages }
}

/** The one `.bib` or `.json` besides book.json. */
function bibliographyOf(folder: string): VFile | undefined {
  const name = readdirSync(folder).find((file) => /\.(?:bib|json)$/.test(file) && file !== 'book.json')
  return name === undefined
    ? undefined
    : new VFile({ path: name, value: readFileSync(join(folder, name), 'utf8') })
}

function htmlOf(book: Book): string {
  const sections = book.sections.map(({ tree }) => `${toHtml(tree)}\n`).join('')
  const toc = book.toc.map(({ id, level, title }) => `${level} ${title} #${id}\n`).join('')
  const assets = book.assets.map(
    ({ src, width, height, mediaType }) => `${src} ${width}x${height} ${mediaType}\n`,
  )
  return `${sections}<!--\n${toc}${assets.join('')}-->\n`
}

function lineOf({ ruleId, severity, file, place, values = {} }: Message): string {
  const point = place && ('start' in place ? place.start : place)
  const rule = rules[ruleId]
  const words = rule?.reason.en.replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`)
  return `${file}:${point?.line}:${point?.column} ${severity ?? rule?.severity} ${ruleId}: ${words}\n`
}
