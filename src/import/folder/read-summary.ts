import { posix } from 'node:path'
import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/**
 * The files that a SUMMARY.md (mdBook, GitBook, HonKit) links to, in its order, each once. Links to other places in a
 * file, and drafts without a file, are none.
 */
export function readSummary(markdown: string): string[] {
  const tree: Root = unified().use(remarkParse).parse(markdown)
  const files: string[] = []
  visit(tree, 'link', ({ url }) => {
    const file = posix.normalize(decodeURI(url.replace(/#.*$/, '')))
    if (/\.(?:md|markdown)$/i.test(file) && !/^\w+:/.test(file) && !files.includes(file)) files.push(file)
  })
  return files
}
