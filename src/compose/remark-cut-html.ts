import type { Code, Html, Root } from 'mdast'
import type { Point } from 'unist'
import type { ChapterContext } from './chapter-context.ts'
import { visit } from './visit.ts'

/**
 * Tells of raw HTML that an empty line ends before its author does, as CommonMark has it (0.31.2, 4.6): inside of a
 * `<pre>`, a `#` is a heading from there on, and HTML that is indented after it is code.
 */
export function remarkCutHtml({ source, report, reportOnce }: ChapterContext) {
  return (tree: Root): undefined => {
    /** Elements around that are open. */
    let depth = 0
    visit(tree, (node, _, parent) => {
      if (node.type === 'code') {
        if (depth > 0 && isIndentedHtml(node, source))
          reportOnce('html-indented', 'html-indented', node.position)
        return
      }
      if (node.type !== 'html') return
      depth = Math.max(0, depth + balance(node.value, blockTag))
      if (parent?.type === 'paragraph' || parent?.type === 'heading') return
      const open = openPre(node)
      if (open) report('html-pre-cut', open)
    })
  }
}

const blockTag =
  /<(\/?)(?:article|aside|body|dd|details|div|dl|figure|li|main|ol|section|table|td|ul)(?:\s[^<>]*)?>/gi

/** How many more tags open than close. */
function balance(html: string, tag: RegExp): number {
  return [...html.matchAll(tag)].reduce((sum, [, slash]) => sum + (slash === '/' ? -1 : 1), 0)
}

/** Where the last `<pre>` begins that is open at the end of a block of HTML. */
function openPre({ value, position }: Html): Point | undefined {
  const at = value.toLowerCase().lastIndexOf('<pre')
  if (at < 0 || !/^<pre[\s>]/i.test(value.slice(at)) || /<\/pre\s*>/i.test(value.slice(at))) return undefined
  if (!position) return undefined
  const lines = value.slice(0, at).split('\n')
  const column = (lines.length === 1 ? position.start.column : 1) + (lines.at(-1)?.length ?? 0)
  return { line: position.start.line + lines.length - 1, column }
}

function isIndentedHtml({ value, position }: Code, source: string): boolean {
  const isFenced = /^(?:`{3}|~{3})/.test(source.slice(position?.start.offset ?? 0).trimStart())
  return !isFenced && /^\s*<\/?[a-z][\w-]*(?:\s[^<>]*)?>/i.test(value)
}
