import { expect, it } from 'vitest'
import { measure } from '../../../scripts/bench/measure.ts'
import { stageTimes } from '../../../scripts/bench/stage-times.ts'

const options = { cwd: process.cwd(), signal: new AbortController().signal }

it('tells what a process said, how it ended, and how long it took', async () => {
  const code = `console.log('out'); console.error('one'); setTimeout(() => { console.error('two'); process.exitCode = 5 }, 300)`
  const measured = await measure(['--eval', code], options)
  expect(measured).toMatchObject({ exitCode: 5, stdout: 'out\n', stderr: 'one\ntwo\n' })
  expect(measured.lines.map(({ text }) => text)).toEqual(['one', 'two'])
  const [one, two] = measured.lines
  expect((two?.at ?? 0) - (one?.at ?? 0)).toBeGreaterThan(0.2)
  expect(measured.seconds).toBeGreaterThanOrEqual(two?.at ?? 0)
})

it.runIf(process.platform === 'linux')('counts the memory of grandchildren', async () => {
  const hold = `const held = Buffer.alloc(200 * 2 ** 20, 1); setTimeout(() => held.length, 700)`
  const code = `require('node:child_process').spawn(process.execPath, ['--eval', ${JSON.stringify(hold)}], { detached: true })`
  const { peakMemory } = await measure(['--eval', code], options)
  expect(peakMemory).toBeGreaterThan(200)
  expect(peakMemory).toBeLessThan(600)
})

it('ends the process when it is aborted', async () => {
  const signal = AbortSignal.timeout(200)
  const start = performance.now()
  await expect(measure(['--eval', 'setTimeout(() => {}, 60_000)'], { ...options, signal })).rejects.toThrow(
    /timeout/,
  )
  expect(performance.now() - start).toBeLessThan(10_000)
})

it('gives up on a process that does not end', async () => {
  const endless = `console.error('at work'); setTimeout(() => {}, 60_000)`
  await expect(measure(['--eval', endless], { ...options, longest: 3000 })).rejects.toThrow(
    /had not ended after 3 s:\nat work/,
  )
})

it('adds up the time of stages, the first from the start, the last to the end', () => {
  const lines = [
    { at: 1, text: 'Reading 1/2' },
    { at: 1.5, text: 'Making 0/2' },
    { at: 2, text: 'anything' },
    { at: 3, text: 'Reading 2/2' },
    { at: 3.5, text: 'Making 2/2' },
  ]
  const stageOf = (line: string) => /^(Reading|Making)/.exec(line)?.[0]
  expect(stageTimes({ lines, seconds: 6 }, 'start', stageOf)).toEqual({ start: 1, Reading: 1, Making: 4 })
})
