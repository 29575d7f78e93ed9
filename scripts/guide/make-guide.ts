import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { parseDocument } from 'yaml'
import { buildBook } from '../../src/build.ts'
import type { Run } from '../../src/run.ts'
import { withReader } from '../../test/epub/judges/reader.ts'
import { draw } from './draw.ts'
import { drawFlipping, drawFolding, drawPages, drawPhone, drawSheet } from './draw-paper.ts'
import { drawTerminal, isOfNpm } from './draw-terminal.ts'
import { pageWith, pdfPages } from './pdf-pages.ts'
import { makePlayground } from './playground.ts'
import { scenes } from './scenes.ts'
import { plainLine, runOnTerminal } from './terminal.ts'

const title = '怎样开好一次座谈会'

/**
 * Play the guide's story with the real commands, and write what they said (`<scene>.txt`) and its pictures (PNG) into a
 * folder. Needs pdftoppm and pdftotext (poppler-utils).
 */
export async function makeGuide(target: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'banxin-guide-'))
  const run: Run = {
    signal: new AbortController().signal,
    report: () => undefined,
    progress: () => undefined,
    cacheFolder: join(work, 'cache'),
  }
  try {
    await mkdir(target, { recursive: true })
    const folder = join(work, 'banxin')
    await makePlayground(folder)
    const keep = async (name: string, body: string) =>
      writeFile(join(target, `${name}.png`), await draw(run, body))
    for (const { name, command, before, isQuoted } of scenes) {
      await before?.(folder)
      const lines = await runOnTerminal(command, folder)
      // What npm says of itself is shown once.
      const said = name === 'import' ? lines : lines.filter((line, index) => !isNpmTalk(lines, line, index))
      await writeFile(join(target, `${name}.txt`), `banxin> ${command}\n${said.map(plainLine).join('\n')}\n`)
      if (!isQuoted) await keep(name, drawTerminal(command, said))
      await pictures[name]?.({ folder, work, run, keep })
    }
    await keep('flip', drawFlipping())
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
}

type Studio = {
  folder: string
  work: string
  run: Run
  keep: (name: string, body: string) => Promise<void>
}

/** What is drawn of the files that a scene has made. */
const pictures: Record<string, (studio: Studio) => Promise<void>> = {
  async pdf({ folder, work, keep }) {
    const pdf = join(folder, 'output', `${title}.pdf`)
    const chapter = pageWith(pdf, '第一讲会前一、想清楚')
    const pages = await pdfPages(pdf, [1, 2, 3, chapter], 72, work)
    await keep('pages', drawPages(pages, ['扉页', '版权页', '前言', '正文'], 220))
  },
  async questions({ folder, work, keep }) {
    const pdf = join(folder, 'output', `${title}.pdf`)
    const pages = await pdfPages(pdf, [pageWith(pdf, '思考题1.'), pageWith(pdf, '例如把“对修路')], 72, work)
    await keep('parts', drawPages(pages, ['思考题和写字的地方', '书末的参考答案'], 320))
  },
  async epub({ folder, work, run, keep }) {
    // Phones have Chinese fonts, our browser has none: so the book brings them all for this picture.
    const book = join(folder, 'manuscript-座谈会')
    const config = join(book, 'book.yaml')
    const yaml = await readFile(config, 'utf8')
    const document = parseDocument(yaml)
    document.setIn(['epub', 'fonts'], 'full')
    await writeFile(config, String(document))
    const [epub] = await buildBook(run, book, join(work, 'phone'), { pdf: false, epub: 'paged' })
    await writeFile(config, yaml)
    if (!epub) throw new Error('no EPUB')
    const screens: Buffer[] = []
    await withReader(await readFile(epub.path), async ({ page, book, goTo }) => {
      await page.setViewport({ width: 360, height: 640, deviceScaleFactor: 1.5 })
      const lesson = book.sections.findIndex(
        ({ text }) => text.includes('想清楚问什么') && text.includes('以前'),
      )
      for (const index of [0, lesson]) {
        await goTo(index)
        // Turning a page and laying it out anew take frames.
        await new Promise((done) => setTimeout(done, 1500))
        screens.push(Buffer.from(await page.screenshot()))
      }
    })
    await keep('phone', drawPhone(screens))
  },
  async booklet({ folder, work, keep }) {
    const output = join(folder, 'output')
    const [front, back, inside] = await pdfPages(join(output, `${title}.booklet.pdf`), [1, 2, 4], 72, work)
    const [cover] = await pdfPages(join(output, `${title}.pdf`), [1], 73, work)
    const test = await pdfPages(join(output, `${title}.booklet-test.pdf`), [1], 74, work)
    if (!front || !back || !inside || !cover) throw new Error('the booklet lacks sheets')
    await keep('sheet', drawSheet(front, back))
    await keep('folding', drawFolding(inside, cover))
    await keep('test-sheet', drawPages(test, ['测试页的第一面'], 620))
  },
  async shop({ folder, work, keep }) {
    const zip = await JSZip.loadAsync(await readFile(join(folder, 'output', `${title}.shop.zip`)))
    const sheet = join(work, 'job-sheet.pdf')
    await writeFile(sheet, (await zip.file('job-sheet.pdf')?.async('nodebuffer')) ?? '')
    await keep('job-sheet', drawPages(await pdfPages(sheet, [1], 90, work), ['工艺单'], 560))
  },
}

/** npm's lines and the empty ones around them. */
function isNpmTalk(lines: readonly string[], line: string, index: number): boolean {
  const end = lines.findLastIndex(isOfNpm)
  return isOfNpm(line) || (index <= end + 1 && line === '')
}
