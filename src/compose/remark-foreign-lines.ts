import type { Root } from 'mdast'
import type { ChapterContext } from './chapter-context.ts'
import { SKIP, visit } from './visit.ts'

/** The place of the contents, as Typora, VuePress and Azure have it. */
const contents = /^\[(?:toc|\[toc\]|\[_toc_\])\]$/i

/** A line of MDX, as Docusaurus has it. */
const code = /^import\s(?:[^'"]*\sfrom\s*)?['"][^'"]+['"];?$/

/**
 * Leaves out paragraphs that other programs read as orders, and do not print: `[toc]` and `import Tabs from '…';`. The
 * book has contents of its own, and components are HTML to us.
 */
export function remarkForeignLines({ source, report }: ChapterContext) {
  return (tree: Root): undefined => {
    if (!/\[_?toc_?\]|^import\s/im.test(source)) return
    visit(tree, 'paragraph', (node, index, parent) => {
      if (!parent || index === undefined) return undefined
      const { start, end } = node.position ?? {}
      const written = source.slice(start?.offset, end?.offset)
      const lines = written.split(/\r?\n/).map((line) => line.trim())
      if (!contents.test(written) && !lines.every((line) => code.test(line))) return undefined
      if (node.children.some(({ type }) => type !== 'text')) return undefined
      report('foreign-left-out', node.position, { text: lines[0] ?? '' })
      parent.children.splice(index, 1)
      return [SKIP, index]
    })
  }
}
