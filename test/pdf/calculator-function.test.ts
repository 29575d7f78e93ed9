import { expect, test } from 'vitest'
import { calculatorOf, readProgram } from '../../src/pdf/calculator-function.ts'

const calculate = (text: string, ...inputs: number[]) => {
  const program = readProgram(text)
  return program && calculatorOf(program)(inputs)
}

test.each<[program: string, inputs: number[], stack: number[]]>([
  ['{exch 2 mul add}', [1, 3], [5]],
  ['{dup 1 gt {pop 1} if}', [2], [1]],
  ['{dup 1 gt {pop 1} if}', [0.5], [0.5]],
  ['{0 lt {1} {dup {2} {3} ifelse} ifelse}', [7, 1], [7, 2]],
  ['{0 lt {1} {dup {2} {3} ifelse} ifelse}', [0, 1], [0, 3]],
  ['{3 1 roll}', [1, 2, 3], [3, 1, 2]],
  ['{3 -1 roll}', [1, 2, 3], [2, 3, 1]],
  ['{4 6 roll}', [9, 1, 2, 3, 4], [9, 3, 4, 1, 2]],
  ['{9 1 roll 2 copy 1 index}', [1, 2], [1, 2, 1, 2, 1]],
])('%s of %j', (program, inputs, stack) => {
  expect(calculate(program, ...inputs)).toEqual(stack)
})

test.each(['{', '{1} {2}', '{frobnicate}', '{hasOwnProperty}', '1 2 add'])('%s is no program', (text) => {
  expect(calculate(text, 1)).toBeUndefined()
})
