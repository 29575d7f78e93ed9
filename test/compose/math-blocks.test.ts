import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { remarkMathBlocks } from '../../src/compose/remark-math-blocks.ts'

const processor = unified().use(remarkParse).use(remarkMath).use(remarkMathBlocks).freeze()

function blocks(source: string): string[] {
  return processor
    .parse(source)
    .children.map((node) => ('value' in node ? `${node.type} ${node.value}` : node.type))
}

test('what nothing ends is text, and what comes after it a formula', () => {
  expect(blocks('$$a\n$$b\n\n$$c\n= d$$\n')).toEqual(['paragraph', 'math c\n= d'])
  expect(blocks('> $$a\n> $$b\n\n$$c\nd$$\n')).toEqual(['blockquote', 'math c\nd'])
  expect(blocks('- $$a\n\n  $$b\n  c$$\n\n$$d\n')).toEqual(['list', 'paragraph'])
})

test('a formula begins again after one that began in vain', () => {
  expect(blocks('$$a\nb\n\n$$c\nd$$\n\n$$e\nf$$\n')).toEqual(['paragraph', 'math c\nd', 'math e\nf'])
})

// Looked at from each of its lines to its end, it would take many minutes.
test('thousands of lines that begin a formula in vain are read once', { timeout: 120_000 }, () => {
  expect(blocks('$$a\n'.repeat(40_000))).toEqual(['paragraph'])
})
