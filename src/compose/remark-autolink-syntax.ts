import type { Root } from 'mdast'
import type {} from 'remark-parse'
import type { Data, Processor } from 'unified'
import { EXIT, visit } from './visit.ts'

type Extensions = NonNullable<Data['fromMarkdownExtensions']>[number]
type Extension = Exclude<Extensions, unknown[]>

/**
 * Lets remark-gfm look for bare addresses only in trees that have what each of them has; else it would look up the
 * parents of every text in vain. Goes right after remark-gfm.
 */
export function remarkAutolinkSyntax(this: Processor): undefined {
  const extensions = (this.data().fromMarkdownExtensions ?? []).flat() as Extension[]
  for (const extension of extensions)
    extension.transforms = extension.transforms?.map(
      (transform) => (tree) => (mayHaveAddresses(tree as Root) ? transform(tree) : undefined),
    )
}

function mayHaveAddresses(tree: Root): boolean {
  let found = false
  visit(tree, 'text', ({ value }) => {
    found ||= /@|www\.|https?:/i.test(value)
    return found ? EXIT : undefined
  })
  return found
}
