import type { Nodes } from 'mdast'
import type { VFile } from 'vfile'
import type { ChapterContext } from './chapter-context.ts'

/** Notes down the types of all nodes of a tree. */
export function noteTypes(node: Nodes, types: Set<string>): void {
  types.add(node.type)
  if ('children' in node) for (const child of node.children) noteTypes(child, types)
}

export const directives = ['containerDirective', 'leafDirective', 'textDirective'] as const

/**
 * A plugin that is left out where the chapter's Markdown has none of the nodes that it is for: most chapters have few
 * kinds of them, and looking for one in vain takes as long as for any.
 */
export function onlyWith<Tree>(
  types: readonly string[],
  plugin: (context: ChapterContext) => (tree: Tree, file: VFile) => undefined | Promise<undefined>,
) {
  return (context: ChapterContext) => {
    const transform = plugin(context)
    return (tree: Tree, file: VFile): undefined | Promise<undefined> =>
      hasAny(types, context) ? transform(tree, file) : undefined
  }
}

export function hasAny(types: readonly string[], { types: found }: ChapterContext): boolean {
  return types.some((type) => found.has(type))
}
