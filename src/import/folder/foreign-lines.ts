import { gitbookNames } from '../../markdown/gitbook-tags.ts'

/** What other tools read in Markdown, and we print as it stands. */
const foreign: readonly { tool: string; pattern: RegExp }[] = [
  { tool: 'mdBook', pattern: /\{\{#\w+ [^}]*\}\}/ },
  { tool: 'GitBook', pattern: new RegExp(String.raw`\{%\s*(?!(?:end)?(?:${gitbookNames})\b)\w+[^%]*%\}`) },
]

/** Lines of a chapter that only another tool understands; `line` counts from 1. */
export function foreignLines(markdown: string): { line: number; tool: string; text: string }[] {
  return markdown.split('\n').flatMap((text, index) => {
    const found = foreign.find(({ pattern }) => pattern.test(text))
    return found ? [{ line: index + 1, tool: found.tool, text: text.trim().slice(0, 60) }] : []
  })
}
