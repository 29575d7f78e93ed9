import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Nodes } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** Han characters that a chapter's author wrote, as stretches in their order, without anything of ours. */
export type ManuscriptWords = { text: string[]; notes: string[] }

/** Read Markdown as any program would, with the plugins that everybody uses. */
export async function manuscriptWords(folder: string, file: string): Promise<ManuscriptWords> {
  const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkFrontmatter)
  const words: ManuscriptWords = { text: [], notes: [] }
  const add = (list: string[], value: string) => {
    const han = hanOf(value)
    if (han !== '') list.push(han)
  }
  const visit = (node: Nodes, list: string[]) => {
    if (node.type === 'text') for (const part of node.value.replace(noWords, '').split('\n')) add(list, part)
    else if (node.type === 'inlineCode' || node.type === 'code') add(list, node.value)
    else if (node.type === 'html') for (const part of node.value.split(/<[^>]*>/)) add(list, part)
    else if (node.type === 'image') add(list, node.title ?? '')
    if ('children' in node)
      for (const child of node.children) visit(child, node.type === 'footnoteDefinition' ? words.notes : list)
  }
  visit(parser.parse(await readFile(join(folder, file), 'utf8')), words.text)
  return words
}

/** Names and attributes of directives and headings: `{#id}`, `:::竖排{lang=zh-Hant}`, `:专名[`; but `{汉|hàn}` is text. */
const noWords = /\{[#.a-z][^}|]*\}|^:::+ *[\p{L}-]*|:[\p{L}-]+(?=\[)/gimu

/** Han characters alone: what is written between them differs by rule. */
export function hanOf(text: string): string {
  return text.replace(/[^\p{Script=Han}]/gu, '')
}

/** Stretches that a text lacks, or has elsewhere than after those before them. */
export function missingFrom(text: string, stretches: readonly string[]): string[] {
  const han = hanOf(text)
  let from = 0
  return stretches.filter((stretch) => {
    const at = han.indexOf(stretch, from)
    if (at >= 0) from = at + stretch.length
    return at < 0
  })
}

/** Characters of `a` that `b` has too few of, as often as it lacks them. */
export function lacking(a: string, b: string): string {
  const counts = new Map<string, number>()
  for (const character of b) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...a]
    .filter((character) => {
      const left = counts.get(character) ?? 0
      counts.set(character, left - 1)
      return left <= 0
    })
    .join('')
}
