import type {} from 'remark-directive'
import type {} from 'remark-parse'
import type { Data, Processor } from 'unified'
import { inlineNames } from './parts/answer-names.ts'
import { directiveNames } from './remark-directives.ts'

type Extension = NonNullable<Data['micromarkExtensions']>[number]
type Constructs = NonNullable<Extension['text']>[string]
type Construct = Exclude<NonNullable<Constructs>, unknown[]>

const COLON = 58

/**
 * Narrows remark-directive's `:name[…]`: ordinary text has colons too.
 *
 * The name begins with an ASCII letter or is one of our Chinese names, `[` or `{` follows, no letter, digit or colon goes before. `注:见[^1]`,
 * `3:4[^1]` and `key:value[链接](x)` are read as if there were no directives. Goes after remark-directive.
 */
export function remarkDirectiveSyntax(this: Processor): undefined {
  for (const extension of this.data().micromarkExtensions ?? []) {
    const directive = extension.text?.[COLON]
    if (!directive || Array.isArray(directive)) continue
    extension.text = { ...extension.text, [COLON]: narrowed(directive) }
  }
}

function narrowed(directive: Construct): Construct {
  return {
    ...directive,
    previous(code) {
      if (code !== null && code >= 0 && /[A-Za-z0-9_:]/.test(String.fromCharCode(code))) return false
      return directive.previous?.call(this, code) ?? true
    },
    tokenize(effects, ok, nok) {
      return effects.check(lookahead, directive.tokenize.call(this, effects, ok, nok), nok)
    },
  }
}

const lookahead: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const character = (code: number | null) => (code !== null && code >= 0 ? String.fromCharCode(code) : '')
    type State = ReturnType<typeof effects.check>
    let name = ''
    const colon: State = (code) => {
      effects.enter('data')
      effects.consume(code)
      return first
    }
    const first: State = (code) => (/[A-Za-z\p{sc=Han}]/u.test(character(code)) ? take(code) : end(nok)(code))
    const take: State = (code) => {
      name += character(code)
      effects.consume(code)
      return rest
    }
    const rest: State = (code) => {
      if (/[\w\p{sc=Han}-]/u.test(character(code)) && name.length < 40) return take(code)
      if (!/^[A-Za-z][\w-]*$/.test(name) && !directiveNames.has(name) && !inlineNames.has(name))
        return end(nok)(code)
      if (character(code) === '{') return end(ok)(code)
      if (character(code) !== '[') return end(nok)(code)
      effects.consume(code)
      return label
    }
    // `:a[^1]` is a colon, a letter and the call of a note.
    const label: State = (code) => (character(code) === '^' ? end(nok)(code) : end(ok)(code))
    const end =
      (state: State): State =>
      (code) => {
        effects.exit('data')
        return state(code)
      }
    return colon
  },
}
