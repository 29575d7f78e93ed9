import { PDFArray, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { subdictionary } from '../pdf/subdictionary.ts'
import type { Pt } from '../units.ts'
import type { SettledCover } from './settle-cover.ts'

const mm = 72 / 25.4

/** Name of the graphics state of the marks in the resources of the page. */
const OVERPRINT = 'BanxinFolds'

/**
 * Draw where the cover is folded or creased: dashed lines above and below the bleed, black of one ink that
 * overprints.
 *
 * `pdf` is a finished press file of one page with its TrimBox and BleedBox. The same input gives the same bytes.
 */
export async function markFolds(
  pdf: Uint8Array,
  { panels }: Pick<SettledCover, 'panels'>,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const page = document.getPage(0)
  const { x, y, height } = page.getTrimBox()
  const bleed = y - page.getBleedBox().y
  const places = panels.slice(1).map(({ left }) => x + left)
  const lines = places.flatMap((place) => [
    line(place, y - bleed - 0.5 * mm, -5 * mm),
    line(place, y + height + bleed + 0.5 * mm, 5 * mm),
  ])
  const state = document.context.obj({ OP: true, op: true, OPM: 1 })
  subdictionary(page.node.normalizedEntries().Resources, 'ExtGState').set(PDFName.of(OVERPRINT), state)
  const drawn = `q /${OVERPRINT} gs 0 0 0 1 K 0.25 w [2 1.5] 0 d\n${lines.join('\n')}\nQ\n`
  const { context } = document
  const contents = page.node.get(PDFName.of('Contents'))
  const list = context.lookup(contents)
  const own = list instanceof PDFArray ? list.asArray() : contents ? [contents] : []
  page.node.set(PDFName.of('Contents'), context.obj([...own, context.register(context.flateStream(drawn))]))
  return document.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  })
}

function line(x: Pt, from: Pt, length: Pt): string {
  const write = (value: number) => String(Math.round(value * 1000) / 1000)
  return `${write(x)} ${write(from)} m ${write(x)} ${write(from + length)} l S`
}
