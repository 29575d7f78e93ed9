import { expect, it } from 'vitest'
import { latinRuns } from '../../src/cjk/latin-runs.ts'

/** `[` and `]` show what is Latin. */
it.each([
  ['他说“Hello”。', '他说“Hello”。'],
  ['It’s me 是我', '[It’s me] 是我'],
  ['说 the “big” one 吧', '说 [the “big” one] 吧'],
  ['说 he said “It’s so.” 了', '说 [he said “It’s so.”] 了'],
  ['“I’m” 与“他”', '“[I’m]” 与“他”'],
  ['A—B 与 C……D', '[A—B] 与 C……D'],
  ['真的……”他——说', '真的……”他——说'],
  ['3—5 天', '3—5 天'],
  ['plain words 与 code', 'plain words 与 code'],
])('%s', (text, expected) => {
  expect(marked(text, true)).toBe(expected)
})

it.each([
  ['“It’s a test,” he said…', '[“It’s a test,” he said…]'],
  ['… — …', '… — …'],
])('without Han: %s', (text, expected) => {
  expect(marked(text, false)).toBe(expected)
})

function marked(text: string, amongHan: boolean): string {
  return latinRuns(text, amongHan).reduceRight(
    (result, { from, to }) => `${result.slice(0, from)}[${result.slice(from, to)}]${result.slice(to)}`,
    text,
  )
}
