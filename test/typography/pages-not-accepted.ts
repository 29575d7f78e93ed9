import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  acceptedPictures,
  changedPages,
  drawPages,
  type PicturedBook,
  readPictures,
  writePicture,
} from '../../scripts/measure/page-pictures.ts'

/** What of a book's PDF does not look as accepted, in words; the pages as they look now are written beside. */
export async function pagesNotAccepted(book: PicturedBook, pdf: string): Promise<string[]> {
  const accepted = await readPictures(acceptedPictures(book))
  const pages = await drawPages(pdf)
  const told = changedPages(pages, accepted).map(async ({ index, page, differences }) => {
    const now = join(tmpdir(), `banxin-${book}-${index + 1}.png`)
    await writeFile(now, writePicture(page))
    return `page ${index + 1}: ${differences} pixels differ, now ${now}`
  })
  const count = pages.length === accepted.length ? [] : [`${pages.length} pages, not ${accepted.length}`]
  return [...(await Promise.all(told)), ...count]
}
