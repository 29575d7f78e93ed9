import { isDeepStrictEqual } from 'node:util'
import { isMap, isScalar, parseDocument } from 'yaml'
import type { Edit } from './proposals.ts'

/**
 * book.yaml with other values at some paths; comments, order and all else stay.
 *
 * `undefined` where what it would become does not say the same in all other places: aliases, for example, that lead to
 * what is changed.
 */
export function editYaml(text: string, edits: readonly Edit[]): string | undefined {
  const document = parseDocument(text)
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined
  for (const { path, value } of edits) {
    for (let length = 1; length < path.length; length++) {
      const parent = document.getIn(path.slice(0, length), true)
      // `page:` with nothing after it.
      if (isScalar(parent) && parent.value === null)
        document.setIn(path.slice(0, length), document.createNode({}))
      else if (parent !== undefined && !isMap(parent)) return undefined
    }
    document.setIn(path, value)
  }
  const changed = document.toString({ lineWidth: 0, flowCollectionPadding: / \}|\{ /.test(text) })
  return isDeepStrictEqual(parsed(changed), withEdits(parsed(text), edits)) ? changed : undefined
}

function parsed(text: string): unknown {
  return parseDocument(text).toJS({ maxAliasCount: 100 })
}

type Mapping = { [key: string]: unknown }

function withEdits(value: unknown, edits: readonly Edit[]): unknown {
  const result = structuredClone(value)
  for (const { path, value: wanted } of edits) {
    let at = result as Mapping
    for (const key of path.slice(0, -1)) {
      if (typeof at[key] !== 'object' || at[key] === null) at[key] = {}
      at = at[key] as Mapping
    }
    at[path.at(-1) ?? ''] = wanted
  }
  return result
}
