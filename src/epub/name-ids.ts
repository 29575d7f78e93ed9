import { createHash } from 'node:crypto'
import type { Element } from 'hast'
import type { EpubDocument } from './document.ts'

/**
 * Give every id an ASCII name and lead every link to its file.
 *
 * Some reading systems find no `#s01-怎样`. Names follow from the ids alone, so that they stay when the text around
 * them changes. Gives the address of each old id.
 *
 * @throws Error where an id stands twice or a link leads nowhere: `compose` has seen to both
 */
export function nameIds(documents: readonly EpubDocument[]): Map<string, string> {
  const addresses = new Map<string, string>()
  const names = new Set<string>()
  for (const { file, root } of documents)
    eachOutsideDrawings(root, (element) => {
      const { id } = element.properties
      if (typeof id !== 'string') return
      const name = nameOf(id, names)
      names.add(name)
      if (addresses.has(id)) throw new Error(`the id ${id} stands twice`)
      addresses.set(id, `${file}#${name}`)
    })
  const rename = (id: string) => {
    const address = addresses.get(id)
    if (address === undefined) throw new Error(`nothing has the id ${id}`)
    return address
  }
  for (const { file, root } of documents)
    eachOutsideDrawings(root, ({ properties }) => {
      const { id, href, ariaLabelledBy } = properties
      if (typeof id === 'string') properties.id = fragmentOf(rename(id))
      if (Array.isArray(ariaLabelledBy))
        properties.ariaLabelledBy = ariaLabelledBy.map((name) => fragmentOf(rename(String(name))))
      if (typeof href !== 'string' || !href.startsWith('#')) return
      const target = href.slice(1)
      const address = addresses.get(target) ?? rename(decodeURIComponent(target))
      properties.href = address.startsWith(`${file}#`) ? `#${fragmentOf(address)}` : address
    })
  return addresses
}

function nameOf(id: string, taken: ReadonlySet<string>): string {
  if (/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(id) && !taken.has(id)) return id
  const hash = createHash('sha256').update(id).digest('hex')
  const start = /^[A-Za-z_][A-Za-z0-9_.-]*/.exec(id)?.[0].replace(/[-.]+$/, '') ?? 'id'
  for (let length = 6; length <= hash.length; length++) {
    const name = `${start}-${hash.slice(0, length)}`
    if (!taken.has(name)) return name
  }
  throw new Error(`no name left for ${id}`)
}

function fragmentOf(address: string): string {
  return address.slice(address.indexOf('#') + 1)
}

/** What is inside of a drawing has names of its own, unique in the book already; the drawing itself may be linked to. */
function eachOutsideDrawings(root: Element, visit: (element: Element) => void): void {
  visit(root)
  if (root.tagName === 'svg') return
  for (const child of root.children) if (child.type === 'element') eachOutsideDrawings(child, visit)
}
