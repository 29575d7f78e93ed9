import { closest, distance } from 'fastest-levenshtein'
import type { Nodes, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { knownEditions } from '../../editions.ts'
import type { ChapterContext } from '../chapter-context.ts'
import { directives, hasAny } from '../node-types.ts'
import { visit } from '../visit.ts'
import { answerNames, blankNames, inlineNames } from './answer-names.ts'
import { spelledNames } from './part-kinds.ts'
import { isDirective } from './remark-editions.ts'

/**
 * Tells what looks like a part or an answer and is none: in an edition without answers, an answer that is not read as one
 * would be printed. There it is an error.
 */
export function reportUnreadAnswers(tree: Root, context: ChapterContext): undefined {
  const { config, report, source } = context
  const hides = config.answers === 'none'
  if (!hasAny(directives, context) && !mayHave(source)) return
  visit(tree, (node) => {
    if (isDirective(node)) {
      if (node.data?.part !== undefined || node.type === 'textDirective') return
      const nearest = closest(node.name, known)
      if (nearest !== node.name && distance(node.name, nearest) <= (node.name.length > 3 ? 2 : 1))
        report('part-misspelt', node.position, { name: node.name, nearest }, hides ? 'error' : 'warning')
      return
    }
    if (node.type === 'text' && /(?:^|\n)\s*:{3,}\s*(?:$|\n)/.test(node.value))
      report('part-stray-end', node.position, {}, hides ? 'error' : 'warning')
    if (hides && node.type === 'paragraph' && /^(?:参考|參考)?答案\s*[:：]/.test(textOf(node)))
      report('answer-in-text', node.position)
    const found = unread.exec(literals(node, source))
    if (found) report('answer-not-read', node.position, { text: found[0] }, hides ? 'error' : 'warning')
  })
}

/** Character references may be anything. */
function mayHave(source: string): boolean {
  return source.includes('&') || source.includes(':::') || words.test(source)
}

const known = [...spelledNames, ...inlineNames, ...Object.keys(knownEditions)]

const words = new RegExp([...answerNames, ...blankNames, '答案'].join('|'))

const unread = new RegExp(
  `[:：](?:${[...answerNames, ...blankNames].join('|')})\\s*[\\[{［]|[:：]{3}\\s*(?:${[...answerNames].join('|')})`,
)

/** What is taken as it stands: text, code, HTML; of a picture, whose description has lost its marks, what was typed. */
function literals(node: Nodes, source: string): string {
  if (node.type === 'image' || node.type === 'imageReference')
    return source.slice(node.position?.start.offset, node.position?.end.offset)
  const value = 'value' in node ? node.value : ''
  const title = 'title' in node ? (node.title ?? '') : ''
  return `${value} ${title}`
}
