import type {} from 'remark-math'
import type {} from 'remark-parse'
import type { Data, Processor } from 'unified'

type Extension = NonNullable<Data['micromarkExtensions']>[number]
type Constructs = NonNullable<Extension['flow']>[string]
type Construct = Exclude<NonNullable<Constructs>, unknown[]>
type Code = number | null

// Those of remark-math, which makes formulas of them.
declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathFlow: 'mathFlow'
    mathFlowFence: 'mathFlowFence'
    mathFlowFenceSequence: 'mathFlowFenceSequence'
    mathFlowValue: 'mathFlowValue'
  }
}

const DOLLAR = 36

/**
 * Formulas of more than one line whose dollars do not stand alone, as most programs take them:
 *
 *     $$\begin{aligned}
 *     a &= b
 *     \end{aligned}$$
 *
 * remark-math takes the words after the dollars for the name of a language, and drops them, and only dollars alone in a
 * line for the end. Where an empty line comes before the end it is no formula. Goes after remark-math.
 */
export function remarkMathBlocks(this: Processor): undefined {
  for (const extension of this.data().micromarkExtensions ?? []) {
    const fenced = extension.flow?.[DOLLAR]
    if (!fenced || Array.isArray(fenced)) continue
    extension.flow = { ...extension.flow, [DOLLAR]: [inText, aloneInLine(fenced)] }
  }
}

const isEnd = (code: Code) => code === null || code < -2
const isSpace = (code: Code) => code === -2 || code === -1 || code === 32

/** What the parser of remark-math is left with: dollars alone in their line. */
function aloneInLine(fenced: Construct): Construct {
  const lookahead: Construct = {
    partial: true,
    tokenize(effects, ok, nok) {
      let isOver = false
      const look = (code: Code): ReturnType<typeof ok> => {
        if (isEnd(code)) return leave(ok)(code)
        isOver ||= code !== DOLLAR
        if (isOver && !isSpace(code)) return leave(nok)(code)
        effects.consume(code)
        return look
      }
      const leave = (next: typeof ok) => (code: Code) => {
        effects.exit('data')
        return next(code)
      }
      return (code) => {
        effects.enter('data')
        return look(code)
      }
    },
  }
  return {
    ...fenced,
    tokenize(effects, ok, nok) {
      return effects.check(lookahead, fenced.tokenize.call(this, effects, ok, nok), nok)
    },
  }
}

/** Before which line of a text nothing ends a formula: looked for from each of its lines, a long paragraph would take minutes. */
const endless = new WeakMap<object, number>()

const inText: Construct = {
  name: 'formulaBlock',
  concrete: true,
  tokenize(effects, ok, nok) {
    type State = typeof ok
    const { parser } = this
    if (this.now().line < (endless.get(parser) ?? 0)) return nok
    let dollars = 0
    let lines = 0
    let isBlank = true
    const start: State = (code) => {
      effects.enter('mathFlow')
      effects.enter('mathFlowFence')
      effects.enter('mathFlowFenceSequence')
      return opening(code)
    }
    const opening: State = (code) => {
      if (code === DOLLAR) {
        if (++dollars > 2) return nok(code)
        effects.consume(code)
        return opening
      }
      if (dollars < 2) return nok(code)
      effects.exit('mathFlowFenceSequence')
      effects.exit('mathFlowFence')
      return line(code)
    }
    /** At the beginning of a line, or behind dollars in it. */
    const line: State = (code) => {
      if (code === DOLLAR) return effects.attempt(closing, closed, inValue)(code)
      if (isEnd(code)) return lineEnd(code)
      return inValue(code)
    }
    const inValue: State = (code) => {
      effects.enter('mathFlowValue')
      return more(code, true)
    }
    const more = (code: Code, isFirst: boolean): ReturnType<State> => {
      if (isEnd(code) || (code === DOLLAR && !isFirst)) {
        effects.exit('mathFlowValue')
        return line(code)
      }
      if (!isSpace(code)) isBlank = false
      effects.consume(code)
      return (next) => more(next, code === DOLLAR && next === DOLLAR)
    }
    const lineEnd: State = (code) => {
      if ((isBlank && lines > 0) || code === null) return noEnd(code)
      isBlank = true
      lines++
      return effects.attempt(nextLine, line, noEnd)(code)
    }
    const noEnd: State = (code) => {
      endless.set(parser, this.now().line)
      return nok(code)
    }
    // What ends in the line that it begins in is left to `$…$`.
    const closed: State = (code) => {
      if (lines === 0) return nok(code)
      effects.exit('mathFlow')
      return ok(code)
    }
    return start
  },
}

/** `$$` at the end of a line. */
const closing: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let dollars = 0
    const inDollars = (code: Code): ReturnType<typeof ok> => {
      if (code === DOLLAR && dollars < 2) {
        dollars++
        effects.consume(code)
        return inDollars
      }
      if (dollars < 2) return nok(code)
      effects.exit('mathFlowFenceSequence')
      effects.exit('mathFlowFence')
      if (!isSpace(code)) return end(code)
      effects.enter('whitespace')
      return inSpace(code)
    }
    const inSpace = (code: Code): ReturnType<typeof ok> => {
      if (!isSpace(code)) {
        effects.exit('whitespace')
        return end(code)
      }
      effects.consume(code)
      return inSpace
    }
    const end = (code: Code) => (isEnd(code) ? ok(code) : nok(code))
    return (code) => {
      effects.enter('mathFlowFence')
      effects.enter('mathFlowFenceSequence')
      return inDollars(code)
    }
  },
}

/** The end of a line, and one of the same container after it. */
const nextLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return (next) => (this.parser.lazy[this.now().line] ? nok(next) : ok(next))
    }
  },
}
