import type { Root } from 'mdast'
import type { ChapterContext } from './chapter-context.ts'

/**
 * Shows remark-rehype a tree of one node, which has the chapter in it: it would look for definitions of links in every
 * node, with a visitor that takes a third of the time of its work, where there are none.
 */
export function remarkOneNode({ types }: ChapterContext) {
  return (tree: Root): Root => {
    if (types.has('definition')) return tree
    return { ...tree, children: [{ type: 'wholeChapter', tree }] }
  }
}
