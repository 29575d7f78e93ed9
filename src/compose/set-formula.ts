import { createRequire } from 'node:module'
import type { Element, ElementContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { Position } from 'unist'
import type { ChapterContext } from './chapter-context.ts'
import { asMade, hasClass, makeElement } from './make-element.ts'
import { visit } from './visit.ts'

/** A formula as KaTeX sets it; where it cannot, the message says why and the TeX stays to be seen. */
export function setFormula(
  tex: string,
  display: boolean,
  place: Position | undefined,
  context: ChapterContext,
): Element {
  const className = ['math', display ? 'math-display' : 'math-inline']
  const tagName = display ? 'div' : 'span'
  try {
    // `maxSize` in em: \rule{9999em}{1em} would be a page of ink.
    const html = katex().renderToString(tex, {
      displayMode: display,
      strict: false,
      throwOnError: true,
      maxSize: 50,
      macros: { ...withoutLabels },
    })
    const typeset = fromHtml(html, { fragment: true }).children as ElementContent[]
    numberEquations(typeset, context)
    return makeElement(tagName, { className }, typeset.map(asMade))
  } catch (error) {
    const detail =
      error instanceof Error ? error.message.replace(/^KaTeX parse error:\s*/, '') : String(error)
    context.report('math-invalid', place, { detail })
    const source: ElementContent = { type: 'text', value: tex }
    return makeElement(tagName, { className }, [makeElement('code', {}, [source])])
  }
}

/** A label is for references, which are not made of formulas; nothing of it is seen. */
const withoutLabels = { '\\label': '\\@firstoftwo{}{#1}' }

/**
 * Numbers `equation`, `align` and their like through the chapter. KaTeX leaves that to counters of its style sheet, whose
 * numbers nobody could prove.
 */
function numberEquations(typeset: ElementContent[], context: ChapterContext): void {
  const counts = { 'eqn-num': context.equations, 'mml-eqn-num': context.equations }
  for (const node of typeset)
    visit(node, 'element', (element) => {
      const name = (['eqn-num', 'mml-eqn-num'] as const).find((name) => hasClass(element, name))
      if (name === undefined) return
      const number: ElementContent = { type: 'text', value: `(${++counts[name]})` }
      element.children = [name === 'eqn-num' ? number : makeElement('mtext', {}, [number])]
    })
  context.equations = counts['eqn-num']
}

/** Loaded for the first formula. */
function katex(): typeof import('katex').default {
  const require = createRequire(import.meta.url)
  // Chemistry, `\ce{H2O}`: a part of KaTeX that registers itself.
  require('katex/contrib/mhchem')
  return require('katex')
}
