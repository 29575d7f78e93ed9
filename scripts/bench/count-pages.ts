import { readFile } from 'node:fs/promises'
import { PDFDocument } from '@cantoo/pdf-lib'

/** How many pages a PDF has, read from the file itself. */
export async function countPages(path: string): Promise<number> {
  const document = await PDFDocument.load(await readFile(path), { updateMetadata: false })
  return document.getPageCount()
}
