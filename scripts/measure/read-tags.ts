import { readFile } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PaintedPage, Tag } from './pdf-pages.ts'

type TreeNode = { role: string; children: (TreeNode | { type: string; id: string })[] }

/**
 * The structure tree of every page, by page index; nothing for a page without tags.
 *
 * pdf.js knows a marked content by its number, MuPDF by its name: both meet them in the order of painting, so that the
 * n-th is the same to both.
 *
 * @throws Error where the two readers do not find the same marked contents
 */
export async function readTags(path: string, pages: PaintedPage[]): Promise<(Tag | undefined)[]> {
  const data = new Uint8Array(await readFile(path))
  const task = getDocument({ data, useSystemFonts: false, disableFontFace: true, verbosity: 0 })
  const document = await task.promise
  const trees: (Tag | undefined)[] = []
  for (const { number, marks } of pages) {
    const page = await document.getPage(number)
    const tree: TreeNode | null = await page.getStructTree()
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
    const found = items.flatMap((item) =>
      'type' in item && item.type.startsWith('beginMarkedContent') ? [String(item.id)] : [],
    )
    if (tree && found.length > 0 && found.length !== marks.length)
      throw new Error(
        `page ${number}: pdf.js finds ${found.length} marked contents, MuPDF ${marks.length}: its text can't be told apart`,
      )
    const order = new Map(found.map((id, index) => [id, index]))
    trees.push(tree && found.length > 0 ? tagOf(tree, undefined, order) : undefined)
    page.cleanup()
  }
  await task.destroy()
  return trees
}

function tagOf({ role, children }: TreeNode, parent: Tag | undefined, order: Map<string, number>): Tag {
  const tag: Tag = { role, parent, children: [] }
  for (const child of children) {
    if ('role' in child) tag.children.push(tagOf(child, tag, order))
    else {
      const mark = order.get(child.id)
      if (child.type === 'content' && mark !== undefined) tag.children.push({ mark })
    }
  }
  return tag
}
