import { slug } from 'github-slugger'
import type { FootnoteDefinition, Heading, Nodes, RootContent } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { stringify } from 'yaml'
import { roleOfName } from '../numbering.ts'

export type RichFiles = {
  bookYaml: string
  chapters: { name: string; markdown: string }[]
  title: string
  headings: number
}

/** Cut a document into chapters at its highest headings, notes with the chapter that calls them first. */
export function richFiles(
  blocks: readonly RootContent[],
  title: string | undefined,
  name: string,
  language: string,
  about: Record<string, unknown> = {},
): RichFiles {
  const body = blocks.filter((block) => block.type !== 'footnoteDefinition')
  const notes = blocks.filter((block) => block.type === 'footnoteDefinition')
  const found = body.filter((block) => block.type === 'heading')
  const top = Math.min(6, ...found.map(({ depth }) => depth))
  const isTop = (block: RootContent) => block.type === 'heading' && block.depth === top
  const tops = body.filter(isTop)
  // One highest heading at the beginning, and others below it, is the title of a whole.
  const [first] = body
  const isWhole = tops.length === 1 && first !== undefined && isTop(first) && title === undefined
  const parts: RootContent[][] = []
  for (const block of body) {
    if (parts.length === 0 || isTop(block)) parts.push([])
    parts.at(-1)?.push(block)
  }
  const bookTitle = title ?? (isWhole && first ? textOf(first) : name)
  const entries: { file: string; role: string; title?: string }[] = []
  const digits = Math.max(2, String(parts.length).length)
  const hasOpening = tops.length > 0 && parts[0]?.[0] !== undefined && !isTop(parts[0][0])
  const chapters = parts.map((content, index) => {
    const [head] = content
    const heading = head && isTop(head) ? textOf(head) : undefined
    const stem =
      slug(heading ?? bookTitle)
        .slice(0, 24)
        .replace(/^-+|-+$/g, '') || 'text'
    const number = String(index + (hasOpening ? 0 : 1)).padStart(digits, '0')
    const file = `${number}-${stem}.md`
    const role =
      heading === undefined ? (hasOpening ? 'preface' : 'chapter') : (roleOfName(heading) ?? 'chapter')
    entries.push({ file, role, ...(heading === undefined ? { title: bookTitle } : {}) })
    return { name: file, markdown: write(withNotes(content, notes, top)) }
  })
  const book = { title: bookTitle, ...about, language, chapters: entries }
  return { bookYaml: stringify(book, { lineWidth: 0 }), chapters, title: bookTitle, headings: found.length }
}

function withNotes(content: RootContent[], notes: readonly FootnoteDefinition[], top: number): RootContent[] {
  const called = new Set<string>()
  visit({ type: 'root', children: content }, 'footnoteReference', ({ identifier }) => {
    called.add(identifier)
  })
  const raised = content.map(
    (block): RootContent =>
      block.type === 'heading' ? { ...block, depth: (block.depth - top + 1) as Heading['depth'] } : block,
  )
  return [...raised, ...notes.filter(({ identifier }) => called.has(identifier))]
}

function write(children: RootContent[]): string {
  const tree: Nodes = { type: 'root', children }
  return toMarkdown(tree, {
    bullet: '-',
    emphasis: '*',
    rule: '*',
    extensions: [gfmToMarkdown()],
    // What means something in our Markdown and not in everybody's: directives, formulas, readings.
    unsafe: [
      { character: ':', after: '[A-Za-z\\u3400-\\u9fff]', inConstruct: 'phrasing' },
      { atBreak: true, character: ':' },
      { character: '$', inConstruct: 'phrasing' },
      { character: '{', inConstruct: 'phrasing' },
      { atBreak: true, before: '-', character: '-' },
    ],
  })
}
