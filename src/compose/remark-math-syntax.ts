import type {} from 'remark-math'
import type {} from 'remark-parse'
import type { Data, Processor } from 'unified'

type Extension = NonNullable<Data['micromarkExtensions']>[number]
type Constructs = NonNullable<Extension['text']>[string]
type Construct = Exclude<NonNullable<Constructs>, unknown[]>

const DOLLAR = 36

/**
 * Narrows remark-math's `$…$`: money and the variables of shells begin with a dollar, too.
 *
 * What is no formula is read as if dollars meant nothing, so that emphasis, code and links around them are what they
 * are. Goes after remark-math.
 */
export function remarkMathSyntax(this: Processor): undefined {
  for (const extension of this.data().micromarkExtensions ?? []) {
    const math = extension.text?.[DOLLAR]
    if (!math || Array.isArray(math)) continue
    extension.text = { ...extension.text, [DOLLAR]: narrowed(math) }
  }
}

function narrowed(math: Construct): Construct {
  return {
    name: 'formula',
    previous: math.previous,
    tokenize(effects, ok, nok) {
      const start = this.now()
      return effects.attempt(
        math,
        (code) => {
          const written = this.sliceSerialize({ start, end: this.now() })
          const next = code !== null && code >= 0 ? String.fromCharCode(code) : ''
          return isFormula(written, next) ? ok(code) : nok(code)
        },
        nok,
      )
    },
  }
}

/**
 * Whether `written`, with its dollars and before the character `next`, is a formula.
 *
 * Pandoc's rule first: after the opening dollar and before the closing one stands no space, after it no digit
 * (https://pandoc.org/MANUAL.html#math). Then ours: `$HOME 下的 $PATH`, `$A和$B`, `$HOME/$USER` are no formulas. Han may
 * stand in one (`$速度=v$`), but no Chinese sentence, and before a letter none at all.
 */
export function isFormula(written: string, next: string): boolean {
  if (written.startsWith('$$')) return true
  if (/^\$\s|\s\$$/.test(written) || /\d/.test(next)) return false
  const bare = written.slice(1, -1).replace(/\\(?:text\w*|mbox|hbox|mathrm|operatorname)\s*\{[^{}]*\}/g, '')
  if (/[，。；、？！“”《》]|\*\*|`/.test(bare)) return false
  // Of shells: `${PATH+$PATH:}`.
  if (/^\{[^}]*$/.test(bare)) return false
  const beforeName = /[A-Za-z_{(]/.test(next)
  return !(beforeName && (/\p{sc=Han}/u.test(bare) || /^[A-Z_]{2,}[^A-Za-z]?$/.test(bare)))
}
