import type { Paragraph } from 'mdast'
import type {} from 'remark-directive'
import type {} from 'remark-parse'
import type { Data, Processor } from 'unified'

type Extension = NonNullable<Data['micromarkExtensions']>[number]
type Constructs = NonNullable<Extension['document']>[string]
type Construct = Exclude<NonNullable<Constructs>, unknown[]>
type Tokenize = Construct['tokenize']
type Context = ThisParameterType<Tokenize>
type Extensions = NonNullable<Data['fromMarkdownExtensions']>[number]
type FromMarkdown = Exclude<Extensions, unknown[]>

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    indentedBlock: 'indentedBlock'
    indentedBlockSign: 'indentedBlockSign'
    indentedBlockTitle: 'indentedBlockTitle'
    indentedBlockIndent: 'indentedBlockIndent'
  }
  interface Token {
    /** Of an `indentedBlock` only. */
    indentedBlockHead?: Head
  }
}

/**
 * The blocks of MkDocs: `!!! note "标题"`, `??? note` that folds on a screen, and the tab `=== "标题"`.
 *
 * What belongs to one is indented by four columns. It becomes the directive of that name, `:::note[标题]`, a tab
 * `:::details[标题]`; a name that is not known is the title of a note. Where nothing indented follows, it is text.
 *
 * https://python-markdown.github.io/extensions/admonition/, https://facelessuser.github.io/pymdown-extensions/
 */
export function remarkIndentedBlocks(this: Processor, isKnown?: (name: string) => boolean): undefined {
  const data = this.data()
  const document: Record<number, Construct> = {}
  const construct = constructOf(isKnown ?? (() => true))
  for (const sign of '!?=') document[sign.charCodeAt(0)] = construct
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { document }]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), fromMarkdown]
}

const named = /^(?:!!!|\?\?\?\+?) ?(?:([\p{L}\p{N}_-]+)(?: +[\p{L}\p{N}_-]+)*)?(?: *["“](.*)["”])? *$/u
const tab = /^(===)[+!]{0,2} +["“](.*)["”] *$/

const INDENT = 4

/** `title` is `own` from `start` to `end` in the line, `none` where its quotation marks hold nothing, else `usual`. */
type Head = { kind: string; title: 'own' | 'none' | 'usual'; start: number; end: number }

function headOf(line: string, isKnown: (name: string) => boolean): Head | undefined {
  const [found, name, title] = tab.exec(line) ?? named.exec(line) ?? []
  if (found === undefined || (name === undefined && title === undefined)) return undefined
  const isTab = name === '==='
  const kind = isTab ? 'details' : (name ?? 'note').toLowerCase()
  const known = isTab || isKnown(kind)
  if (title === undefined && known) return { kind, title: 'usual', start: 0, end: 0 }
  const written = title ?? name ?? ''
  const start = title === undefined ? line.indexOf(written) : line.search(/["“]/) + 1
  const range = { start, end: start + written.length }
  return { kind: known ? kind : 'note', title: written === '' ? 'none' : 'own', ...range }
}

const constructOf = (isKnown: (name: string) => boolean): Construct => ({
  name: 'indentedBlock',
  tokenize(effects, ok, nok) {
    const before = this.events.at(-1)
    const indent = before?.[1].type === 'linePrefix' ? before[2].sliceSerialize(before[1], true).length : 0
    const [line = '', ...rest] = linesAhead(this)
    const head = headOf(line, isKnown)
    const column = this.now().column - 1
    const next = rest.find((text) => /[^ \t>]/.test(text))
    if (!head || next === undefined || indentOf(next) < column + INDENT) return nok
    let at = 0
    type State = typeof ok
    const start: State = (code) => {
      effects.enter('indentedBlock', { _container: true, indentedBlockHead: head })
      effects.enter('indentedBlockSign')
      return inHead(code)
    }
    const inHead: State = (code) => {
      if (at === head.start && head.end > head.start) {
        effects.exit('indentedBlockSign')
        effects.enter('indentedBlockTitle')
        effects.enter('chunkText', { contentType: 'text' })
      } else if (at === head.end && at > head.start) {
        endTitle()
        if (at < line.length) effects.enter('indentedBlockSign')
      }
      if (at === line.length) {
        if (at > head.end || head.end === head.start) effects.exit('indentedBlockSign')
        if (this.containerState) this.containerState.size = indent + INDENT
        return ok(code)
      }
      at++
      effects.consume(code)
      return inHead
    }
    const endTitle = () => {
      effects.exit('chunkText')
      effects.exit('indentedBlockTitle')
    }
    return start
  },
  continuation: {
    tokenize(effects, ok, nok) {
      const size = Number(this.containerState?.size ?? INDENT)
      const [line = ''] = linesAhead(this)
      const width = /^ */.exec(line)?.[0].length ?? 0
      const isBlank = width === line.length
      if (width < size && !isBlank) return nok
      let left = Math.min(size, width)
      type State = typeof ok
      const start: State = (code) => {
        if (left === 0) return ok(code)
        effects.enter('indentedBlockIndent')
        return inIndent(code)
      }
      const inIndent: State = (code) => {
        if (left-- === 0) {
          effects.exit('indentedBlockIndent')
          return ok(code)
        }
        effects.consume(code)
        return inIndent
      }
      return start
    },
  },
  exit(effects) {
    effects.exit('indentedBlock')
  },
})

/** How far is looked for what belongs to a block, in chunks: a line is two, and one for each tab. */
const AHEAD = 60

/** The rest of this line, and lines after it, with tabs as spaces. */
function linesAhead(context: Context): string[] {
  const start = context.now()
  const chunks = context.sliceStream({
    start,
    end: { ...start, _index: start._index + AHEAD, _bufferIndex: -1 },
  })
  // Tabs are -2 and as many times -1 as there are columns left; ends of lines are below that.
  const text = chunks.map((chunk) => {
    if (typeof chunk === 'string') return chunk
    return chunk === null ? '' : chunk < -2 ? '\n' : ' '
  })
  return text.join('').split('\n')
}

/** Columns before the text of a line, marks of quotations among them. */
function indentOf(line: string): number {
  return /^[ >]*/.exec(line)?.[0].length ?? 0
}

const fromMarkdown: FromMarkdown = {
  enter: {
    indentedBlock(token) {
      const { kind: name = 'note', title } = token.indentedBlockHead ?? {}
      const children = title === 'none' ? [labelOf()] : []
      this.enter({ type: 'containerDirective', name, attributes: {}, children }, token)
    },
    indentedBlockTitle(token) {
      this.enter(labelOf(), token)
    },
  },
  exit: {
    indentedBlockTitle(token) {
      this.exit(token)
    },
    indentedBlock(token) {
      this.exit(token)
    },
  },
}

function labelOf(): Paragraph {
  return { type: 'paragraph', data: { directiveLabel: true }, children: [] }
}
