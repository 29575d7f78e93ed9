import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** A font as `pdffonts` lists it: `AAAAAC+NotoSerifSC-Regular`, `CID TrueType`. */
export type PdfFont = { name: string; type: string; embedded: boolean; hasUnicode: boolean }

/** @throws Error where poppler cannot read the file */
export async function readFonts(path: string): Promise<PdfFont[]> {
  const { stdout } = await promisify(execFile)('pdffonts', [path], { maxBuffer: 1 << 26 })
  return listOfFonts(stdout)
}

/** The columns have a fixed width, told by the dashes below their names. */
export function listOfFonts(table: string): PdfFont[] {
  const [, dashes = '', ...rows] = table.split('\n')
  const starts = [...dashes.matchAll(/-+/g)].map(({ index }) => index)
  return rows
    .filter((row) => row.trim() !== '')
    .map((row) => {
      // A name wider than its column pushes the rest to the right: the last columns are found from the end.
      const flags = /\b(yes|no)\s+(?:yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(row)
      const type =
        /\b(Type 1C?(?: \(OT\))?|Type 3|TrueType(?: \(OT\))?|CID Type 0C?(?: \(OT\))?|CID TrueType(?: \(OT\))?)\s/.exec(
          row.slice(starts[1] ?? 0),
        )
      return {
        name: row.split(/\s+/)[0] ?? '',
        type: type?.[1] ?? 'unknown',
        embedded: flags?.[1] === 'yes',
        hasUnicode: flags?.[2] === 'yes',
      }
    })
}
