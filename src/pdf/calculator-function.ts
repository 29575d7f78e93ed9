/** A step: a number to push, an operator, or a procedure in braces. */
type Step = number | string | Step[]

export type Program = readonly Step[]

/** The program of a PostScript calculator function (ISO 32000-1, 7.10.5); `undefined` where it is none. */
export function readProgram(text: string): Step[] | undefined {
  const words = text.replace(/%[^\r\n]*/g, ' ').match(/[{}]|[^\s{}]+/g) ?? []
  const open: Step[][] = [[]]
  for (const word of words) {
    const inner = open.at(-1)
    if (!inner) return undefined
    if (word === '{') open.push([])
    else if (word === '}') {
      open.pop()
      open.at(-1)?.push(inner)
    } else if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(word)) inner.push(Number(word))
    else if (Object.hasOwn(operators, word) || word === 'if' || word === 'ifelse') inner.push(word)
    else return undefined
  }
  const [program] = open[0] ?? []
  return open.length === 1 && open[0]?.length === 1 && Array.isArray(program) ? program : undefined
}

/** What a program makes of inputs; what is missing on the stack counts as 0. */
export function calculatorOf(program: Program): (inputs: readonly number[]) => number[] {
  const run = performing(program)
  return (inputs) => {
    const stack = [...inputs]
    run(stack)
    return stack
  }
}

type Action = (stack: number[]) => void

/** Gradients run it for each of their places: what it does is looked up once. */
function performing(program: Program): Action {
  const actions = program.flatMap((_, index) => actionOf(program, index) ?? [])
  return (stack) => {
    for (const action of actions) action(stack)
  }
}

/** Nothing is done at a procedure, but at the `if` after it. */
function actionOf(program: Program, index: number): Action | undefined {
  const step = program[index]
  if (typeof step === 'number')
    return (stack) => {
      stack.push(step)
    }
  if (typeof step !== 'string') return undefined
  if (step !== 'if' && step !== 'ifelse') return operators[step]
  const [yes, no] = program
    .slice(step === 'if' ? index - 1 : index - 2, index)
    .map((branch) => (Array.isArray(branch) ? performing(branch) : undefined))
  return (stack) => {
    const branch = pop(stack) !== 0 ? yes : no
    branch?.(stack)
  }
}

const pop = (stack: number[]): number => stack.pop() ?? 0

const one = (compute: (value: number) => number) => (stack: number[]) => {
  stack.push(compute(pop(stack)))
}

const two = (compute: (first: number, second: number) => number) => (stack: number[]) => {
  const second = pop(stack)
  stack.push(compute(pop(stack), second))
}

const degrees = 180 / Math.PI

/** True is 1, false 0: for totals of ink that serves. */
const operators: Record<string, (stack: number[]) => void> = {
  abs: one(Math.abs),
  add: two((a, b) => a + b),
  and: two((a, b) => a & b),
  atan: two((a, b) => (Math.atan2(a, b) * degrees + 360) % 360),
  bitshift: two((a, b) => (b > 0 ? a << b : a >> -b)),
  ceiling: one(Math.ceil),
  copy: (stack) => {
    const count = Math.trunc(pop(stack))
    if (count > 0 && count <= stack.length) stack.push(...stack.slice(-count))
  },
  cos: one((value) => Math.cos(value / degrees)),
  cvi: one(Math.trunc),
  cvr: one((value) => value),
  div: two((a, b) => (b === 0 ? 0 : a / b)),
  dup: (stack) => {
    stack.push(stack.at(-1) ?? 0)
  },
  eq: two((a, b) => Number(a === b)),
  exch: (stack) => {
    const last = pop(stack)
    const before = pop(stack)
    stack.push(last, before)
  },
  exp: two((a, b) => a ** b),
  false: (stack) => {
    stack.push(0)
  },
  floor: one(Math.floor),
  ge: two((a, b) => Number(a >= b)),
  gt: two((a, b) => Number(a > b)),
  idiv: two((a, b) => (b === 0 ? 0 : Math.trunc(a / b))),
  index: (stack) => {
    stack.push(stack.at(-1 - Math.trunc(pop(stack))) ?? 0)
  },
  le: two((a, b) => Number(a <= b)),
  ln: one((value) => Math.log(value)),
  log: one((value) => Math.log10(value)),
  lt: two((a, b) => Number(a < b)),
  mod: two((a, b) => (b === 0 ? 0 : a % b)),
  mul: two((a, b) => a * b),
  ne: two((a, b) => Number(a !== b)),
  neg: one((value) => -value),
  not: one((value) => Number(value === 0)),
  or: two((a, b) => a | b),
  pop: (stack) => {
    stack.pop()
  },
  roll: (stack) => {
    const by = Math.trunc(pop(stack))
    const count = Math.trunc(pop(stack))
    if (count <= 0 || count > stack.length) return
    const from = stack.length - count
    const shift = ((by % count) + count) % count
    for (const [index, value] of stack.slice(from).entries()) stack[from + ((index + shift) % count)] = value
  },
  round: one(Math.round),
  sin: one((value) => Math.sin(value / degrees)),
  sqrt: one((value) => Math.sqrt(Math.max(0, value))),
  sub: two((a, b) => a - b),
  true: (stack) => {
    stack.push(1)
  },
  truncate: one(Math.trunc),
  xor: two((a, b) => a ^ b),
}
