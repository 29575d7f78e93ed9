import type { BookConfig, Section } from '../book.ts'
import { eachElement, hasClass, textOf } from './nodes.ts'

/** What fonts of an EPUB have to show: the text of all headings, all text, emphasis dots. */
export function embeddedText(
  sections: readonly Section[],
  { title, contents }: Pick<BookConfig, 'title' | 'contents'>,
): { headings: string; text: string; hasDots: boolean } {
  const headings = [title, contents.title]
  let hasDots = false
  for (const { tree } of sections)
    eachElement(tree, (element) => {
      hasDots ||= hasClass(element, 'dots')
      if (/^h[1-6]$/.test(element.tagName) || hasClass(element, 'book-title')) headings.push(textOf(element))
    })
  // What is written besides: marks of notes and of `q`, check boxes.
  const added = '[]0123456789“”‘’☐☑'
  return {
    headings: headings.join(''),
    hasDots,
    text: [...headings, ...sections.map(({ tree }) => textOf(tree)), added].join(''),
  }
}
