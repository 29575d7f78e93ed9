import { findLatinSpans, isWebAddress } from './latin-spans.ts'
import { ITEM } from './list-signs.ts'
import type { Block } from './outline.ts'

/** Markdown of blocks that reads as their very text. `levels` gives the depth of headings, by index of `blocks`. */
export function toMarkdown(blocks: readonly Block[], levels: ReadonlyMap<Block, number>): string {
  const parts = blocks.map((block, index) => {
    const gap = index === 0 ? '' : isItem(block) && isItem(blocks[index - 1]) ? '\n' : '\n\n'
    return `${gap}${blockMarkdown(block, levels)}`
  })
  return `${parts.join('')}\n`
}

function isItem(block: Block | undefined): boolean {
  return block?.text.startsWith(ITEM) === true
}

function blockMarkdown(block: Block, levels: ReadonlyMap<Block, number>): string {
  if (block.text === '***') return '***'
  if (isItem(block)) return `- ${escapeMarkdown(block.text.slice(ITEM.length))}`
  const lines = block.text.split('\n').map(escapeMarkdown)
  const level = levels.get(block)
  // `# Title #`: the last sign would be taken for the end of the heading.
  if (level !== undefined) return `${'#'.repeat(level)} ${lines.join(' ').replace(/#$/, '\\#')}`
  return lines.join('\\\n')
}

/**
 * One line of text as Markdown: whatever would be read as a sign gets a backslash, and no more than that.
 *
 * Knows CommonMark, GFM, directives, math, and our own `{汉字|hàn zì}` and `{#id}`.
 */
export function escapeMarkdown(line: string): string {
  if (!mayBeSigns.test(line)) return line
  const parts: string[] = []
  let from = 0
  for (const { start, end } of findLatinSpans(line)) {
    const address = line.slice(start, end)
    // Between `<` and `>` nothing needs a backslash, and the address ends where the Chinese goes on.
    if (!isWebAddress(address)) continue
    parts.push(escapeInline(line.slice(from, start)), `<${address}>`)
    from = end
  }
  parts.push(escapeInline(line.slice(from)))
  return escapeStart(parts.join(''))
}

const mayBeSigns = /[\\`*_[\]<&~$|{}#:=+>^-]|https?:|www\.|^\d/i

function escapeInline(text: string): string {
  return (
    text
      .replace(/[\\`*[<~$|{]/g, '\\$&')
      // `snake_case` is no emphasis.
      .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
      .replace(/&(?=#|[A-Za-z])/g, '\\&')
      // An address that may not stand between `<` and `>` must not be found before its backslashes are read.
      .replace(/(https?):(?=\/\/)/gi, '$1\\:')
      .replace(/(www)\./gi, '$1\\.')
      // Ruby and ids are looked for in the text, where no backslash is left: a comment parts the text.
      .replace(/\\\{(?=[^{}\n]*\})/g, '\\{<!-- -->')
  )
}

function escapeStart(line: string): string {
  return line
    .replace(/^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$|-)|=|:(?=[:-])|-)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
