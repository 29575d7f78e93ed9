import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const tuning = new URL('../../src/start/tune-engine.js', import.meta.url)

/** A program that is tuned, and then makes a hundred megabytes of what nobody keeps; V8 tells of its work. */
function traced(prepare: string): { stdout: string; stderr: string } {
  const work =
    'for (let round = 0; round < 400; round++) Array.from({ length: 4000 }, (_, index) => ({ index }))'
  const args = ['--trace-gc', '--input-type=module', '--eval', `${prepare}\n${work}`]
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { stdout, stderr }
}

test('this Node knows all flags: V8 prints a line about those that it does not', () => {
  const { stderr } = traced(`import { tuneEngine } from ${JSON.stringify(tuning.href)}; tuneEngine()`)
  expect(stderr).toBe('')
})

test('the young generation is cleared much less often', () => {
  const clearings = (told: string) => told.match(/Scavenge/g)?.length ?? 0
  const plain = clearings(traced('').stdout)
  const tuned = clearings(
    traced(`import { tuneEngine } from ${JSON.stringify(tuning.href)}; tuneEngine()`).stdout,
  )
  expect(plain).toBeGreaterThan(10)
  expect(tuned).toBeLessThan(0.7 * plain)
})
