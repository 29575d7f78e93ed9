import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/**
 * The text of each page of a PDF, as pdf.js reads it.
 *
 * White space is as the reader guesses it; characters come in the order they were painted.
 */
export async function readPdfText(
  pdf: Uint8Array,
  progress: (done: number, total: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<string[]> {
  const task = getDocument({ data: pdf.slice(), useSystemFonts: false, disableFontFace: true, verbosity: 0 })
  try {
    const document = await task.promise
    const texts: string[] = []
    for (let number = 1; number <= document.numPages; number++) {
      signal?.throwIfAborted()
      const page = await document.getPage(number)
      const content = await page.getTextContent({ disableNormalization: true })
      texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(''))
      page.cleanup()
      progress(number, document.numPages)
    }
    return texts
  } finally {
    await task.destroy()
  }
}
