import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PressError } from '../../src/press/press-error.ts'
import { damages } from '../preflight/damage.ts'
import { pictureOf, unlike } from './picture.ts'
import { pressPlainly } from './press-plainly.ts'
import { screenPdf } from './screen-pdf.ts'

/* What goes wrong on the way to the press ends with a message, never with a file that looks otherwise. */

// All of them where continuous integration runs, or BANXIN_FUZZ says how many; another seed: BANXIN_SEED=12345.
const runs = Number(process.env.BANXIN_FUZZ ?? (process.env.CI === 'true' ? 2000 : 100))
const seed = process.env.BANXIN_SEED === undefined ? undefined : Number(process.env.BANXIN_SEED)

const hasPoppler = spawnSync('pdftoppm', ['-v']).error === undefined

/** As poppler draws it; `undefined` where it can't. */
const look = (pdf: Uint8Array) => pictureOf(pdf, 1).catch(() => undefined)

test('what is whole looks the same', async () => {
  for (const packed of [true, false]) {
    const whole = await screenPdf(packed)
    const made = await pressPlainly(whole)
    if (!hasPoppler && process.env.CI !== 'true') return
    const [before, after] = [await look(whole), await look(made)]
    expect(before && after && unlike(before, after)).toBeLessThan(0.002)
  }
})

test(`${runs} damaged files: a message, or a file that looks the same, within 10 s`, async () => {
  const files = [await screenPdf(false), await screenPdf(true)]
  let refused = 0
  await fc.assert(
    fc.asyncProperty(damages, fc.nat({ max: 1 }), async (damage, which) => {
      const damaged = damage(files[which] ?? Buffer.alloc(0))
      const start = performance.now()
      const made = await pressPlainly(damaged).catch((error: unknown) => {
        expect(error).toBeInstanceOf(PressError)
        return undefined
      })
      expect(performance.now() - start).toBeLessThan(10_000)
      if (!made) refused++
      else if (hasPoppler) {
        const [before, after] = [await look(damaged), await look(made)]
        if (before) expect(after && unlike(before, after)).toBeLessThan(0.01)
      }
    }),
    { numRuns: runs, seed, interruptAfterTimeLimit: 580_000, markInterruptAsFailure: true },
  )
  expect(refused).toBeGreaterThan(runs / 5)
}, 600_000)
