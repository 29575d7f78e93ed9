import type { Element } from 'hast'
import type { BookConfig, Section } from '../book.ts'
import { eachElement, hasClass, textOf } from './nodes.ts'

/** What fonts of an EPUB have to show: the text of all headings, of code, of formulas, all text, emphasis dots. */
export function embeddedText(
  sections: readonly Section[],
  { title, contents }: Pick<BookConfig, 'title' | 'contents'>,
): { headings: string; code: string; formulas: string; text: string; hasDots: boolean } {
  const headings = [title, contents.title]
  const code: string[] = []
  const formulas: string[] = []
  let hasDots = false
  for (const { tree } of sections)
    eachElement(tree, (element) => {
      hasDots ||= hasClass(element, 'dots')
      if (/^h[1-6]$/.test(element.tagName) || hasClass(element, 'book-title')) headings.push(textOf(element))
      if (/^(?:code|kbd|samp|pre)$/.test(element.tagName)) code.push(textOf(element))
      if (/^m[inos]$|^mtext$/.test(element.tagName)) formulas.push(formulaText(element))
    })
  // What is written besides: marks of notes and of `q`, check boxes.
  const added = '[]0123456789“”‘’☐☑'
  return {
    headings: headings.join(''),
    code: code.join(''),
    formulas: formulas.join(''),
    hasDots,
    text: [...headings, ...sections.map(({ tree }) => textOf(tree)), added].join(''),
  }
}

/** A letter alone is shown as its italic form, a character of its own. MathML Core, 2.1.6, `text-transform: math-auto`. */
function formulaText(element: Element): string {
  const written = textOf(element)
  return element.tagName === 'mi' ? written + italicOf(written.trim()) : written
}

function italicOf(letter: string): string {
  // The place of italic h was taken: PLANCK CONSTANT.
  if (letter === 'h') return '\u210e'
  const row = italics.find(([first, last]) => /^.$/u.test(letter) && letter >= first && letter <= last)
  return row ? String.fromCodePoint((letter.codePointAt(0) ?? 0) - (row[0].codePointAt(0) ?? 0) + row[2]) : ''
}

/** First and last letter, and the first one's italic form. */
const italics: readonly [first: string, last: string, italic: number][] = [
  ['A', 'Z', 0x1d434],
  ['a', 'z', 0x1d44e],
  ['Α', 'Ω', 0x1d6e2],
  ['α', 'ω', 0x1d6fc],
]
