import { type Document, isMap, type YAMLMap } from 'yaml'
import { editionNamed, knownEditions } from '../editions.ts'

/**
 * Put what `editions` says of the edition that is made over the rest of book.yaml. Nodes keep their places, so that
 * messages name the line in `editions`.
 *
 * `asked` is the edition of the command line; it goes before `edition` of the file.
 */
export function applyEdition(document: Document.Parsed, asked: string | undefined): void {
  if (!isMap(document.contents)) return
  const book: YAMLMap = document.contents
  if (asked !== undefined) book.set('edition', asked)
  const written = book.get('edition')
  if (typeof written !== 'string') return
  const edition = editionNamed(written.trim())
  const theme = knownEditions[edition]?.theme
  if (theme !== undefined) book.set('theme', theme)
  const editions = book.get('editions')
  if (!isMap(editions)) return
  for (const { key, value } of editions.items)
    if (editionNamed(String(key)) === edition && isMap(value)) lay(value, book)
}

/** Mappings go into each other, everything else takes the place of what is there. */
function lay(over: YAMLMap, under: YAMLMap): void {
  for (const { key, value } of over.items) {
    const below = under.get(key)
    if (isMap(value) && isMap(below)) lay(value, below)
    else under.set(key, value)
  }
}
