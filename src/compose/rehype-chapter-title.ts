import type { Element, ElementContent, Root } from 'hast'
import { isHan } from '../cjk/characters.ts'
import type { ChapterContext } from './chapter-context.ts'
import { makeElement } from './make-element.ts'
import { plainText } from './plain-text.ts'

/**
 * Every chapter begins with its `<h1>`.
 *
 * It is the one of the text, else made from the front matter or the file name. Where several stand in the text, the
 * front matter's title goes above them. book.yaml's title takes the place of all these.
 */
export function rehypeChapterTitle(context: ChapterContext) {
  return (tree: Root): undefined => {
    const { book, frontMatter } = context.title
    const found = findHeadings(tree)
    const first = found[0]
    const isSame = first !== undefined && plainText(first.heading) === (book ?? frontMatter)
    if (book !== undefined && !isSame) {
      // The author's own heading stays as it is where there are several: then it is a part of the chapter.
      if (first && found.length === 1) replace(first.heading, book, context)
      else tree.children.unshift(headingOf(book))
    } else if (first === undefined || (frontMatter !== undefined && found.length > 1 && !isSame)) {
      const title = frontMatter ?? titleOfFile(context.name)
      if (frontMatter === undefined) context.report('title-from-file-name', { line: 1, column: 1 }, { title })
      tree.children.unshift(headingOf(title))
    }
    moveUp(tree, context)
  }
}

/** What the author wanted replaced is no lost text. */
function replace(heading: Element, title: string, context: ChapterContext): void {
  const [start, end] = [heading.position?.start.offset ?? 0, heading.position?.end.offset ?? 0]
  context.written = context.written.filter(({ node }) => {
    const at = node.position?.start.offset ?? -1
    return at < start || at >= end
  })
  heading.children = [{ type: 'text', value: title }]
  heading.properties.dataMade = 'title'
}

function headingOf(title: string): Element {
  return makeElement('h1', { dataMade: 'title' }, [{ type: 'text', value: title }])
}

/** `02-做群众工作.md` → 做群众工作; `getting-started.md` → getting started. */
function titleOfFile(name: string): string {
  const base = (name.split('/').at(-1) ?? name).replace(/\.[^.]+$/, '')
  const bare = base.replace(/^\d+\s*[-_. ]\s*(?=.)/, '')
  return [...bare].some(isHan) ? bare : bare.replace(/[-_]+/g, ' ')
}

type Found = { heading: Element; parent: { children: (ElementContent | Root['children'][number])[] } }

/** The headings of the first level that are no part of a quotation, list or table. */
function findHeadings(parent: Found['parent']): Found[] {
  return parent.children.flatMap((child) => {
    if (child.type !== 'element') return []
    if (child.tagName === 'h1') return [{ heading: child, parent }]
    return /^(?:div|header|section|main|article)$/.test(child.tagName) ? findHeadings(child) : []
  })
}

/** A logo or a line of thanks above the heading comes after it. */
function moveUp(tree: Root, context: ChapterContext): void {
  const first = findHeadings(tree)[0]
  const firstBlock = tree.children.find((child) => child.type === 'element')
  if (!first || first.heading === firstBlock) return
  first.parent.children = first.parent.children.filter((child) => child !== first.heading)
  tree.children.unshift(first.heading)
  context.reordered = true
}
