import type { Element, ElementContent } from 'hast'
import { common, createLowlight } from 'lowlight'
import { asMade, makeElement } from './make-element.ts'

/** Of 37 languages: made for the first block that names one. */
let highlighter: ReturnType<typeof createLowlight> | undefined

/** Beyond so many characters colours are not worth the wait. */
const LONGEST_HIGHLIGHTED = 100_000

/** A code block, one `.line` a line; highlighted where the language is known. */
export function codeBlock(code: string, info: string | undefined): Element {
  const language = /^[^\s{},:]+/.exec(info ?? '')?.[0].toLowerCase()
  return codeOfLines(codeLines(highlight(code, language)), language)
}

export function codeOfLines(lines: Element[], language: string | undefined): Element {
  const properties = { className: ['code'], ...(language === undefined ? {} : { dataLanguage: language }) }
  return makeElement('pre', properties, [makeElement('code', {}, lines)])
}

function highlight(code: string, language: string | undefined): ElementContent[] {
  const plain: ElementContent[] = [{ type: 'text', value: code }]
  if (language === undefined || code.length > LONGEST_HIGHLIGHTED) return plain
  highlighter ??= createLowlight(common)
  if (!highlighter.registered(language)) return plain
  const tree = highlighter.highlight(language, code).children as ElementContent[]
  // Never let a grammar change the author's code.
  return tree.map(textOf).join('') === code ? tree.map(asMade) : plain
}

/** Cuts at line feeds; an element that goes over several lines stands in each of them. */
export function codeLines(children: ElementContent[]): Element[] {
  const lines: ElementContent[][] = [[]]
  const add = (node: ElementContent, wrap: (content: ElementContent[]) => ElementContent[]) => {
    if (node.type === 'element') {
      const inner = (content: ElementContent[]) => wrap([{ ...node, children: content }])
      if (node.children.length === 0) lines.at(-1)?.push(...inner([]))
      for (const child of node.children) add(child, inner)
    } else if (node.type === 'text') {
      const [first = '', ...rest] = node.value.split(/\r\n|\r|\n/)
      const put = (value: string) => {
        if (value !== '') lines.at(-1)?.push(...wrap([{ type: 'text', value }]))
      }
      put(first)
      for (const value of rest) {
        lines.push([])
        put(value)
      }
    }
  }
  for (const child of children) add(child, (content) => content)
  // A line feed at the very end ends the last line, it begins none.
  if (lines.at(-1)?.length === 0) lines.pop()
  return lines.map((line) =>
    makeElement('span', { className: ['line'] }, [...line, { type: 'text', value: '\n' }]),
  )
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}
