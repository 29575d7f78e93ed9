import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PDFDocument, type PDFPage } from '@cantoo/pdf-lib'
import { suitableMethod } from '../binding.ts'
import { startEarly, withBrowsers } from '../browser/with-browsers.ts'
import { pagesOfPrintedSheet } from '../budget/binding-costs.ts'
import type { Made } from '../build.ts'
import { writeWhole } from '../cache.ts'
import { readConfigWithPlaces } from '../config/read-config.ts'
import { readShop, type Shop } from '../config/read-shop.ts'
import type { BookConfig } from '../config/schema.ts'
import { prepareFonts } from '../fonts/prepare-fonts.ts'
import { readManuscript } from '../manuscript/read-manuscript.ts'
import type { Message } from '../message.ts'
import { picturePages } from '../preflight/picture-pages.ts'
import { preflight } from '../preflight/preflight.ts'
import type { Profile } from '../preflight/profiles.ts'
import { pressDate } from '../press/press-date.ts'
import { printHtml } from '../print-html.ts'
import type { Run } from '../run.ts'
import type { ServedFiles } from '../served-files.ts'
import { jobSheet, jobSheetText } from '../shop/job-sheet.ts'
import { type PackedFile, packShop } from '../shop/pack-shop.ts'
import { type ProofPage, proofHtml } from '../shop/proof-html.ts'
import { sheetHtml } from '../shop/sheet-html.ts'
import { stopAtErrors } from '../stop-at-errors.ts'
import { coverWords } from '../terminal/cover-words.ts'
import { shopWords } from '../terminal/shop-words.ts'
import type { CommandContext } from './command.ts'
import { coverFacts } from './cover.ts'
import { orderedSpots, profileOf, reportOf } from './preflight.ts'

export type ShopOptions = { output: string; profile?: string; edition?: string }

/** Make one zip with all that a print shop needs. Nothing is written where preflight finds errors. */
export async function shopCommand(
  context: CommandContext,
  folder: string,
  options: ShopOptions,
): Promise<void> {
  const { run, cwd, made, write, language } = context
  const start = performance.now()
  const path = resolve(cwd, folder)
  // What is wrong with the manuscript is told once, by the build.
  const read = (told: Run) => readManuscript(told, path, undefined, options.edition)
  const { config } = await read({ ...run, report: () => undefined }).catch(() => read(run))
  const name = options.profile ?? config.shop.profile
  const shop = await readShop(
    run,
    name,
    options.profile === undefined ? path : cwd,
    options.profile !== undefined,
  )
  const asked = await profileOf(run, shop.folder, shop.preflight, 'zh')
  const press = { ...config.press, ...shop.press }
  const parts = await buildParts(context, path, shop, options.edition)
  const [inner, cover] = parts
  if (!inner) throw new Error('no press file was made')
  const checked = stopAtErrors(run)
  const reports: PackedFile[] = []
  for (const part of parts) {
    const profile = forPart(asked.profile, part, { ...config, press })
    reports.push(await check(checked.run, part, profile, asked.title))
  }
  checked.stop()
  const files = [
    ...parts.map(({ file, bytes }) => ({ name: file, bytes })),
    ...(await withBrowsers(run, 1, ([running]) => {
      if (!running) throw new Error('no browser')
      return papers(context, running.browser, path, { ...config, press }, shop, inner, cover)
    })),
    ...reports,
  ]
  run.signal.throwIfAborted()
  const { editionTitle, fileName } = await import('../build.ts')
  const zip = join(resolve(cwd, options.output), `${fileName(editionTitle(config))}.shop.zip`)
  await writeWhole(zip, await packShop(files, pressDate(config.date, process.env.SOURCE_DATE_EPOCH)))
  if (cover?.cover) for (const line of coverWords[language].summary(coverFacts(cover.cover))) write(line)
  for (const line of shopWords[language].summary(
    shop.name,
    files.map((file) => file.name),
  ))
    write(line)
  made({ path: zip, pages: inner.pages, seconds: (performance.now() - start) / 1000 })
}

type Part = Omit<Made, 'path'> & { file: 'inner.pdf' | 'cover.pdf'; bytes: Uint8Array }

async function buildParts(
  { run }: CommandContext,
  folder: string,
  shop: Shop,
  edition: string | undefined,
): Promise<Part[]> {
  const early = await startEarly(run)
  const output = await mkdtemp(join(tmpdir(), 'banxin-shop-'))
  try {
    const { buildBook } = await import('../build.ts')
    const wanted = {
      pdf: false,
      press: true,
      epub: undefined,
      edition,
      ...(shop.cover ? { cover: {} } : {}),
      pressWishes: withoutGaps(shop.press),
    } as const
    const made = await buildBook(run, folder, output, wanted, early)
    return await Promise.all(
      made.map(async ({ path, ...facts }): Promise<Part> => {
        const file = facts.cover ? 'cover.pdf' : 'inner.pdf'
        return { ...facts, file, bytes: await readFile(path) }
      }),
    )
  } finally {
    await early?.close()
    await rm(output, { recursive: true, force: true })
  }
}

function withoutGaps(press: Shop['press']): Partial<BookConfig['press']> {
  return Object.fromEntries(Object.entries(press).filter(([, value]) => value !== undefined))
}

/** The trim and bleed that were ordered; a cover is one page by itself. */
function forPart(profile: Profile, { cover }: Part, { page, press }: BookConfig): Profile {
  const trim = cover ? { width: cover.width, height: cover.height } : page.trim
  const sheet = cover ? { pagesOfSheet: 1 } : {}
  const spots = [...profile.limits.spots, ...orderedSpots(press)]
  return { ...profile, limits: { ...profile.limits, ...sheet, spots, bleed: press.bleed, trim } }
}

/** Preflight one of the files: what is found is told, and becomes a page for the shop, in Chinese. */
async function check(run: Run, part: Part, profile: Profile, title: string): Promise<PackedFile> {
  const found: Message[] = []
  const report = (message: Message) => {
    found.push(message)
    run.report(message)
  }
  const pages = await preflight({ ...run, report }, part.bytes, part.file, profile)
  const html = reportOf(found, part.file, pages ?? 0, title, 'zh', { pages: [], all: 0 })
  return { name: `preflight-${part.file.replace('.pdf', '.html')}`, bytes: Buffer.from(html) }
}

/** Job sheet and proof. */
async function papers(
  { run }: CommandContext,
  browser: Parameters<typeof picturePages>[0],
  folder: string,
  config: BookConfig,
  shop: Shop,
  inner: Part,
  cover: Part | undefined,
): Promise<PackedFile[]> {
  run.progress('shop', 0, 0)
  const pages = inner.pages ?? 0
  const { press, paper, binding } = config
  const sheet = jobSheet({
    config,
    shop,
    pages,
    pagesOfPrintedSheet: pagesOfPrintedSheet(config.page.trim),
    method: binding.method ?? suitableMethod(pages, paper),
    cover: cover?.cover && {
      ...cover.cover,
      flap: cover.cover.panels.find((panel) => panel.name === 'frontFlap')?.width ?? 0,
    },
    condition: press.profile === undefined ? 'FOGRA39' : (press.condition ?? press.profile),
    files: [
      { name: 'inner.pdf', what: `内文，${pages} 页，PDF/${press.standard}` },
      ...(cover ? [{ name: 'cover.pdf', what: `封面、书脊、封底，PDF/${press.standard}` }] : []),
      { name: 'job-sheet.pdf', what: '本工艺单；job-sheet.txt 为纯文本' },
      ...(shop.proof ? [{ name: 'proof.pdf', what: '小样，供核对页序，不可付印' }] : []),
      { name: 'preflight-*.html', what: '印前检查报告' },
      { name: 'SHA256SUMS', what: '各文件的校验值' },
    ],
  })
  if (sheet.missing.length > 0) {
    const { file, placeOf } = await readConfigWithPlaces(
      { report: () => undefined },
      join(folder, 'book.yaml'),
      undefined,
      config.edition,
    )
    const values = { keys: sheet.missing.join(', ') }
    run.report({ ruleId: 'shop-order-incomplete', file, place: placeOf(['shop']), values })
  }
  const text = jobSheetText(sheet)
  const fonts = await prepareFonts(
    { ...run, report: () => undefined },
    { text: `${text}第页共封面小样0123456789`, math: false, own: {}, folder, language: 'zh-Hans' },
  )
  const served: ServedFiles = new Map()
  for (const [name, bytes] of fonts.files) served.set(name, { bytes, mediaType: 'font/ttf' })
  const print = async (html: string) =>
    (await printHtml(browser, html, served)).save({ addDefaultPage: false, updateFieldAppearances: false })
  const files = [
    { name: 'job-sheet.pdf', bytes: await print(sheetHtml(sheet, fonts.css)) },
    { name: 'job-sheet.txt', bytes: Buffer.from(text) },
  ]
  if (!shop.proof) return files
  const drawn = await draw(run, browser, inner, (page) => `第 ${page} 页 / 共 ${pages} 页`)
  const [front] = cover ? await draw(run, browser, cover, () => '封面') : []
  const proof = await print(proofHtml(config.title, front, drawn, binding.edge, fonts.css))
  return [...files, { name: 'proof.pdf', bytes: proof }]
}

/** So many pages are drawn at a time: progress is told, and Ctrl-C heard, between them. */
const AT_A_TIME = 32

async function draw(
  run: Run,
  browser: Parameters<typeof picturePages>[0],
  { bytes }: Part,
  nameOf: (page: number) => string,
): Promise<ProofPage[]> {
  const pages = (await PDFDocument.load(bytes, { updateMetadata: false })).getPages()
  const proof: ProofPage[] = []
  const lost: number[] = []
  for (let from = 0; from < pages.length; from += AT_A_TIME) {
    run.signal.throwIfAborted()
    run.progress('shop', from, pages.length)
    const numbers = pages.slice(from, from + AT_A_TIME).map((_, index) => from + index + 1)
    for (const { page, picture } of await picturePages(browser, bytes, numbers)) {
      const node = pages[page - 1]
      if (!node) continue
      if (picture === undefined) lost.push(page)
      proof.push({ name: nameOf(page), picture, ...boxesOf(node) })
    }
  }
  if (lost.length > 0) run.report({ ruleId: 'shop-no-picture', values: { pages: lost.join(', ') } })
  return proof
}

function boxesOf(page: PDFPage): Pick<ProofPage, 'media' | 'trim'> {
  const media = page.getMediaBox()
  const trim = page.getTrimBox()
  return {
    media: { width: media.width, height: media.height },
    trim: {
      left: trim.x - media.x,
      top: media.y + media.height - trim.y - trim.height,
      width: trim.width,
      height: trim.height,
    },
  }
}
