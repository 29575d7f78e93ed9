import type { Root, Text } from 'hast'
import type { ChapterContext } from './chapter-context.ts'
import { hasClass } from './make-element.ts'
import { visit } from './visit.ts'

/** Notes down the labels of figures and tables, in order: their numbers come when the whole book is known. */
export function rehypeCaptions({ captions }: ChapterContext) {
  return (tree: Root): undefined => {
    visit(tree, 'element', (figure) => {
      if (figure.tagName !== 'figure' || !figure.made) return
      visit(figure, 'element', (label) => {
        if (!label.made || !hasClass(label, 'label')) return
        // An HTML parser on the way drops the empty text.
        const text: Text = { type: 'text', value: '' }
        label.children = [text]
        captions.push({ kind: hasClass(figure, 'table') ? 'table' : 'figure', label: text })
      })
    })
  }
}
