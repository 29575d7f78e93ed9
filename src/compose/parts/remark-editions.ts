import { closest, distance } from 'fastest-levenshtein'
import type { Nodes, Parents, Root, RootContent } from 'mdast'
import { editionNamed } from '../../editions.ts'
import type { ChapterContext } from '../chapter-context.ts'
import type { Directives } from '../nodes.ts'
import { SKIP, visit } from '../visit.ts'
import { onlyNames } from './answer-names.ts'
import { dropNotes, noteCalls } from './drop-notes.ts'

/**
 * What is not for this edition goes, with the notes that only it calls, before anything else reads the text.
 *
 * `:::仅{版本=leader}` and `:仅[…]{版本=leader}` hold nothing else; any other directive may say `{版本=leader}`, too.
 * `{除=student}` means all editions but that.
 */
export function remarkEditions(context: ChapterContext) {
  return (tree: Root): undefined => {
    const gone = new Set<string>()
    visit(tree, (node, index, parent) => {
      if (!isDirective(node) || !parent || index === undefined) return
      const isOnly = onlyNames.has(node.name)
      const wish = takeWish(node, isOnly, context)
      if (!wish) return
      if (wish.keep && !isOnly) return
      if (!wish.keep) for (const call of noteCalls(node)) gone.add(call)
      replace(parent, index, wish.keep ? contentOf(node) : [])
      return [SKIP, index]
    })
    dropNotes(tree, gone)
  }
}

export function isDirective(node: Nodes): node is Directives {
  return node.type === 'containerDirective' || node.type === 'leafDirective' || node.type === 'textDirective'
}

/** Puts nodes where one of a parent's children is: they are of the kind that stood there. */
export function replace(parent: Parents, index: number, nodes: readonly Nodes[]): void {
  parent.children.splice(index, 1, ...(nodes as RootContent[] as typeof parent.children))
}

/** A leaf's content is a line, and in the place of a block a paragraph. */
function contentOf(node: Directives): Nodes[] {
  if (node.type !== 'leafDirective') return node.children
  return [{ type: 'paragraph', children: node.children, position: node.position }]
}

/** Whether the directive is for this edition; `undefined` where it says nothing of editions. */
function takeWish(
  node: Directives,
  isOnly: boolean,
  { config, report }: ChapterContext,
): { keep: boolean } | undefined {
  const attributes = node.attributes ?? {}
  let wanted: string[] | undefined
  let except: string[] | undefined
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'edition' || key === '版本') wanted = namesIn(value)
    else if (key === 'except' || key === '除') except = namesIn(value)
    else continue
    delete attributes[key]
  }
  if (!wanted && !except) {
    if (!isOnly) return undefined
    report('only-without-edition', node.position, { name: node.name })
    return { keep: true }
  }
  const unknown = [...(wanted ?? []), ...(except ?? [])].filter((name) => !config.editions.includes(name))
  for (const value of unknown) {
    const nearest = closest(value, config.editions)
    const suggestion = distance(value, nearest) <= 2 ? nearest : config.editions.join(', ')
    report('edition-unknown', node.position, { value, suggestion })
  }
  const { edition = '' } = config
  const keep = (wanted?.includes(edition) ?? true) && !except?.includes(edition)
  if (!keep && config.edition === undefined && unknown.length === 0)
    report('edition-left-out', node.position, { names: [...(wanted ?? [])].join(', ') })
  return { keep }
}

function namesIn(value: string | null | undefined): string[] {
  return (value ?? '')
    .split(/[\s,，、]+/)
    .filter((name) => name !== '')
    .map(editionNamed)
}
