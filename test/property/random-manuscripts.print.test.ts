import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { VFile } from 'vfile'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Book, Manuscript } from '../../src/book.ts'
import { buildPdf } from '../../src/build.ts'
import { compose } from '../../src/compose/compose.ts'
import { bookSchema } from '../../src/config/schema.ts'
import type { Message } from '../../src/message.ts'
import { prepareSection } from '../../src/paginate/prepare-section.ts'
import type { Session } from '../../src/paginate/session.ts'
import { difference } from '../../src/print/prove-pdf.ts'
import { ruleOf } from '../../src/rules.ts'
import type { Run } from '../../src/run.ts'
import { type Engine, startEngine } from '../paginate/engine.ts'
import { sectionOf } from '../paginate/fixture-section.ts'
import { ask, judged } from '../print/judge.ts'
import { writeManuscript, writePictures } from './pictures.ts'
import { PICTURES, randomChapter, writtenText } from './random-manuscript.ts'
import { countNoteNumbers, textOfHtml } from './text-of-html.ts'

// Another seed: BANXIN_SEED=12345; more of them: BANXIN_RUNS=2000.
const seed = Number(process.env.BANXIN_SEED ?? 20_240_517)
const numRuns = Number(process.env.BANXIN_RUNS ?? 220)

let folder = ''
let engine: Engine
let session: Session

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-property-'))
  await writePictures(folder)
  const { book } = await composed(`${PICTURES.map((name) => `![](${name})`).join('\n\n')}\n\n$x$`)
  engine = await startEngine([...book.sections, sectionOf(`<p>${writtenText}</p>`)], book.assets)
  session = await engine.openSession(await engine.launch())
})
afterAll(async () => {
  await engine?.close()
  await rm(folder, { recursive: true, force: true })
})

test(`nothing is lost of ${numRuns} random manuscripts (seed ${seed})`, async () => {
  expect(engine.messages).toEqual([])
  let pages = 0
  await fc.assert(
    fc.asyncProperty(randomChapter, async (markdown) => {
      pages += await paginateAndProve(markdown)
    }),
    {
      seed,
      numRuns,
      // Time to find a smaller manuscript, not the smallest.
      interruptAfterTimeLimit: 240_000,
      markInterruptAsFailure: true,
      reporter: (details) => {
        if (!details.failed) return
        const [markdown = ''] = details.counterexample ?? []
        throw new Error(
          `seed ${details.seed}, path ${details.counterexamplePath}: ${details.errorInstance}\n----\n${markdown}\n----`,
        )
      },
    },
  )
  // That they are manuscripts to speak of.
  expect(pages).toBeGreaterThan(numRuns * 2)
}, 290_000)

/** The number of pages. */
async function paginateAndProve(markdown: string): Promise<number> {
  const { book, messages } = await composed(markdown)
  expect(messages.filter(isError)).toEqual([])
  const [section] = book.sections
  if (!section) throw new Error('no section')
  const html = prepareSection(section.tree, 'zh-Hans', () => '1')
  const { pages, lost, findings } = await session.paginate(html, engine.area)
  expect(lost).toEqual([])
  for (const { ruleId } of findings) expect(['warning', 'info']).toContain(ruleOf(ruleId)?.severity)
  // The same question, asked of the HTML alone and by other code.
  expect(difference(textOfHtml(html), textOfHtml(pages.join('')))).toEqual({ missing: '', added: '' })
  expect(countNoteNumbers(pages.join(''))).toBe(countNoteNumbers(html))
  return pages.length
}

judged(['pdftotext'], 'whole books of random chapters, to the finished PDF', async () => {
  const chapters = fc.sample(randomChapter, { seed: seed + 1, numRuns: 18 })
  for (let index = 0; index < chapters.length; index += 6) {
    const texts = chapters.slice(index, index + 6)
    const home = join(folder, `book-${index}`)
    await writeManuscript(home, texts)
    const messages: Message[] = []
    const building = buildPdf(runWith(messages), home, join(home, 'output'))
    const { path, pages } = await building.catch((error: unknown) => {
      throw new Error(
        `${error}\n${JSON.stringify(messages.filter(isError), undefined, 1)}\n${texts.join('\n----\n')}`,
      )
    })
    expect(messages.filter(isError)).toEqual([])
    expect(pages).toBeGreaterThanOrEqual(texts.length)
    const printed = ask('pdftotext', await readFile(path), '-raw', '#', '-')
    const { book } = await composedChapters(home, texts)
    const expected = book.sections
      .map(({ tree }) => textOfHtml(prepareSection(tree, 'zh-Hans', () => '')))
      .join('')
    // Folios and repeated heads of tables come on top.
    expect(difference(expected, printed).missing).toBe('')
  }
})

function isError({ ruleId, severity }: Message): boolean {
  return (severity ?? ruleOf(ruleId)?.severity) === 'error'
}

function runWith(messages: Message[]): Run {
  return {
    signal: new AbortController().signal,
    report: (message) => void messages.push(message),
    progress: () => undefined,
    cacheFolder: join(folder, 'cache'),
  }
}

function composed(markdown: string) {
  return composedChapters(folder, [markdown])
}

async function composedChapters(home: string, texts: string[]): Promise<{ book: Book; messages: Message[] }> {
  const messages: Message[] = []
  const manuscript: Manuscript = {
    folder: home,
    config: bookSchema.parse({ title: '书' }),
    chapters: texts.map((value, index) => {
      const name = `${String(index + 1).padStart(2, '0')}.md`
      return { file: new VFile({ path: name, value }), name, role: 'chapter' }
    }),
  }
  const run = { ...runWith(messages), cacheFolder: '' }
  return { book: await compose(run, manuscript), messages }
}
