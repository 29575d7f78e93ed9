import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** One line of text on a page: what stands on one baseline, in one size. */
export type Line = { page: number /** Points from the page's top. */; y: number; text: string }

/**
 * The lines of a PDF that are set in one size, as pdf.js finds them; formulas are left out, as their parts stand on
 * baselines of their own.
 *
 * @param size points
 */
export async function linesOf(pdf: Uint8Array, size: number): Promise<Line[]> {
  const document = await getDocument({
    data: Uint8Array.from(pdf),
    useSystemFonts: false,
    disableFontFace: true,
    fontExtraProperties: true,
    verbosity: 0,
  }).promise
  const lines = new Map<string, Line>()
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [, , , height] = page.view
    // The names of the fonts are known once the page's drawing has been read.
    await page.getOperatorList()
    const { items } = await page.getTextContent({ disableNormalization: true })
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [a, b, , , , base] = item.transform as [number, number, number, number, number, number]
      const font: { name?: string } = page.commonObjs.get(item.fontName)
      if (Math.abs(Math.hypot(a, b) - size) > 0.06 || b !== 0 || /KaTeX/.test(font.name ?? '')) continue
      const y = (height ?? 0) - base
      const key = `${number} ${y.toFixed(2)}`
      const line = lines.get(key)
      if (line) line.text += item.str
      else lines.set(key, { page: number, y, text: item.str })
    }
    page.cleanup()
  }
  await document.loadingTask.destroy()
  return [...lines.values()]
}

/** How far a line is from the grid that begins at `first`, in points. */
export function offGrid(y: number, first: number, pitch: number): number {
  const over = (((y - first) % pitch) + pitch) % pitch
  return Math.min(over, pitch - over)
}

/** Width and height of the first page in points, the fonts of its text, and how many pictures it paints. */
export async function firstPage(
  pdf: Uint8Array,
): Promise<{ size: number[]; fonts: string[]; pictures: number }> {
  const document = await getDocument({
    data: Uint8Array.from(pdf),
    useSystemFonts: false,
    disableFontFace: true,
    fontExtraProperties: true,
    verbosity: 0,
  }).promise
  const page = await document.getPage(1)
  const { fnArray } = await page.getOperatorList()
  const { items } = await page.getTextContent()
  const names = new Set(items.flatMap((item) => ('fontName' in item ? [item.fontName] : [])))
  const fonts = [...names].map((name) => String((page.commonObjs.get(name) as { name?: string }).name))
  const painting: number[] = [OPS.paintImageXObject, OPS.paintImageXObjectRepeat, OPS.paintInlineImageXObject]
  const pictures = fnArray.filter((operator) => painting.includes(operator)).length
  await document.loadingTask.destroy()
  return { size: page.view.slice(2), fonts, pictures }
}
