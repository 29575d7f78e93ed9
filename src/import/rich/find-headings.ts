import type { Look } from './docx-looks.ts'
import type { RichGuess } from './rich-text.ts'

/** What mammoth tells of a document; only what is looked at here. */
export type DocxNode = {
  type: string
  children?: DocxNode[]
  styleId?: string | null
  styleName?: string | null
  alignment?: string | null
  isBold?: boolean
  fontSize?: number | null
  value?: string
}

/**
 * Find the headings of a document whose author used no heading styles: short paragraphs that end in no stop and are all
 * bold or larger than the text. The largest are of the first level.
 *
 * Gives them the style of a heading, and tells which. `looks` are those of the styles, by id.
 */
export function findHeadings(document: DocxNode, looks: ReadonlyMap<string, Look>): RichGuess[] {
  const paragraphs = (document.children ?? []).filter(({ type }) => type === 'paragraph')
  if (paragraphs.some(({ styleName }) => /^(?:heading|标题)\s*\d/i.test(styleName ?? ''))) return []
  const lookOf = (run: DocxNode, paragraph: DocxNode) => {
    const [own, around] = [run.styleId, paragraph.styleId].map((id) => looks.get(id ?? '\0') ?? {})
    return {
      size: run.fontSize ?? own?.size ?? around?.size ?? looks.get('')?.size ?? 10.5,
      isBold: run.isBold === true || (own?.isBold ?? around?.isBold ?? false),
    }
  }
  const usual = usualSize(paragraphs, (run, paragraph) => lookOf(run, paragraph).size)
  const found = paragraphs.flatMap((paragraph) => {
    const runs = runsOf(paragraph).filter((run) => textOf(run).trim() !== '')
    const text = textOf(paragraph).trim()
    if (runs.length === 0 || [...text].length > 40 || /[。！？；，、：,;:.!?]$/.test(text)) return []
    const looked = runs.map((run) => lookOf(run, paragraph))
    const size = Math.min(...looked.map((look) => look.size))
    const isBold = looked.every((look) => look.isBold)
    if (!(size > usual + 0.5) && !isBold) return []
    return [{ paragraph, text, size, isBold }]
  })
  // Where half of the text is bold, bold says nothing.
  if (found.length > paragraphs.length / 2) return []
  const ranks = [...new Set(found.map(({ size }) => size))].sort((a, b) => b - a)
  return found.map(({ paragraph, text, size }) => {
    const level = Math.min(3, ranks.indexOf(size) + 1)
    paragraph.styleName = `Heading ${level}`
    paragraph.styleId = `Heading${level}`
    return { kind: 'heading', text, level }
  })
}

/** The size that most characters have. */
function usualSize(
  paragraphs: readonly DocxNode[],
  sizeOf: (run: DocxNode, paragraph: DocxNode) => number,
): number {
  const counts = new Map<number, number>()
  for (const paragraph of paragraphs)
    for (const run of runsOf(paragraph)) {
      const size = sizeOf(run, paragraph)
      counts.set(size, (counts.get(size) ?? 0) + textOf(run).length)
    }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10.5
}

function runsOf(node: DocxNode): DocxNode[] {
  return node.type === 'run' ? [node] : (node.children ?? []).flatMap(runsOf)
}

function textOf(node: DocxNode): string {
  return node.type === 'text' ? (node.value ?? '') : (node.children ?? []).map(textOf).join('')
}
