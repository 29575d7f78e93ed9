import mammoth from 'mammoth'
import { docxLooks, type Look } from './docx-looks.ts'
import { docxText } from './docx-text.ts'
import { type DocxNode, findHeadings } from './find-headings.ts'
import { fromHtmlText } from './from-html.ts'
import { markLists } from './mark-lists.ts'
import type { RichGuess, RichText } from './rich-text.ts'
import { READINGS, writeReadings } from './write-readings.ts'

/** Word's own styles that mammoth does not know by itself. */
const styleMap = [
  "p[style-name='Title'] => h1.book-title:fresh",
  "p[style-name='标题'] => h1.book-title:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='引用'] => blockquote > p:fresh",
  // Code: of pandoc, LibreOffice and Word.
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "p[style-name='Preformatted Text'] => pre:separator('\\n')",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "r[style-name='Verbatim Char'] => code",
  "r[style-name='Source Text'] => code",
  "r[style-name='HTML Code'] => code",
  `r.${READINGS} => banxin-raw:fresh`,
]

/** Runs that are bold by their style of characters: mammoth sees only those that are by themselves. */
function embolden(node: DocxNode, looks: ReadonlyMap<string, Look>): void {
  if (node.type === 'run' && looks.get(node.styleId ?? '\0')?.isBold === true) node.isBold = true
  for (const child of node.children ?? []) embolden(child, looks)
}

/** Picture formats that books can hold, by their media type. */
const endings = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
])

/**
 * Read a Word file (.docx) with mammoth; its text is read once more without it, for the proof.
 *
 * @throws Error where it is no whole .docx
 */
export async function readDocx(written: Uint8Array): Promise<RichText> {
  const { bytes, numbers } = await markLists(written)
  const text = await docxText(bytes)
  const looks = await docxLooks(bytes)
  const guesses = numbers.map((number): RichGuess => ({ kind: 'number', text: number }))
  const pictures = new Map<string, Uint8Array>()
  const left = [...text.left]
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(await writeReadings(bytes)) },
    {
      styleMap,
      transformDocument: (document: DocxNode) => {
        guesses.push(...findHeadings(document, looks))
        embolden(document, looks)
        return document
      },
      convertImage: mammoth.images.imgElement(async (image) => {
        const ending = endings.get(image.contentType)
        if (ending === undefined) {
          left.push({ kind: 'picture', text: image.contentType })
          return { src: '' }
        }
        const name = `images/${String(pictures.size + 1).padStart(2, '0')}.${ending}`
        pictures.set(name, await image.readAsBuffer())
        return { src: name }
      }),
    },
  )
  const { blocks, title, guesses: found } = fromHtmlText(value)
  guesses.push(...found)
  if (title !== undefined) guesses.push({ kind: 'title', text: title })
  const expected = { body: text.body, notes: text.notes }
  return { blocks, title, isTitleTaken: title !== undefined, pictures, expected, guesses, left }
}
