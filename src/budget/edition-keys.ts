import { isMap, parseDocument } from 'yaml'
import { editionNamed } from '../editions.ts'

/** Where book.yaml says what is otherwise in an edition: `['editions', '大字版']`, under the name that it has there already. */
export function editionKeys(text: string, edition: string): string[] {
  const editions = parseDocument(text).get('editions')
  const written = isMap(editions) ? editions.items.map(({ key }) => String(key)) : []
  const name = editionNamed(edition.trim())
  return ['editions', written.find((key) => editionNamed(key) === name) ?? edition]
}
