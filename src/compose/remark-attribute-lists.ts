import type { Nodes, Root } from 'mdast'
import { SKIP, visit } from './visit.ts'

const entry = String.raw`(?:[.#][\p{L}\p{N}_-]+|[A-Za-z][\w-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))`
const list = new RegExp(String.raw`^\{:? *${entry}(?: +${entry})* *\}`, 'u')
const id = /#[\p{L}\p{N}_-]+/u
const width = /\bwidth=["']?([\d.]+(?:%|px)?)["']?[ }]/

/** What attributes may stand after. */
export const attributed = ['image', 'imageReference', 'link', 'linkReference'] as const

/**
 * `![图](a.png){ width="60%" }` and `[文](b.md){target=_blank}`, as MkDocs, kramdown, Pandoc and VuePress have them: the
 * width of a picture and the name of a place, `{#id}`, are kept, all else is for screens and goes.
 */
export function remarkAttributeLists() {
  return (tree: Root): undefined => {
    visit(tree, 'text', (node, index, parent) => {
      const before = parent?.children[(index ?? 0) - 1] as Nodes | undefined
      const found = before && isAttributed(before) ? list.exec(node.value)?.[0] : undefined
      if (found === undefined || !before || !parent || index === undefined) return undefined
      const [, wide] = width.exec(found) ?? []
      if (wide !== undefined && /^image/.test(before.type))
        before.data = { ...before.data, hProperties: { width: wide } }
      const name = id.exec(found.replace(/["'][^"']*["']/g, ''))?.[0]
      if (name !== undefined && found === `{${name}}`) return undefined
      node.value = `${name === undefined ? '' : `{${name}}`}${node.value.slice(found.length)}`
      if (node.value.trim() !== '' || index !== parent.children.length - 1) return undefined
      parent.children.splice(index, 1)
      return [SKIP, index]
    })
  }
}

function isAttributed({ type }: Nodes): boolean {
  return attributed.some((name) => name === type)
}
