import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ruleOf } from '../../src/rules.ts'
import { damages } from '../preflight/damage.ts'
import { foreignPdf } from './foreign-pdf.ts'
import { pictureOf, unlike } from './picture.ts'
import { pressForeign } from './press-foreign.ts'
import { screenPdf } from './screen-pdf.ts'

/* A damaged PDF of others ends with a message, never with a file that looks otherwise without saying so. */

// As many where continuous integration runs as of our own files, or BANXIN_FUZZ says how many.
const runs = Number(process.env.BANXIN_FUZZ ?? (process.env.CI === 'true' ? 1000 : 60))
const seed = process.env.BANXIN_SEED === undefined ? undefined : Number(process.env.BANXIN_SEED)

const hasPoppler = spawnSync('pdftoppm', ['-v']).error === undefined

const look = (pdf: Uint8Array) => pictureOf(pdf, 1).catch(() => undefined)

test(`${runs} damaged files of others: a message, or a file that looks the same, within 10 s`, async () => {
  const page = {
    content:
      '0.8 0.1 0.1 rg 40 300 60 60 re f 0 g 100 100 80 20 re f 0.2 0.3 0.4 RG 4 w 40 250 m 260 200 l S',
    entries: () => ({ MediaBox: [0, 0, 340, 454] }),
  }
  const files = [await screenPdf(false), await screenPdf(true), Buffer.from(await foreignPdf([page, page]))]
  let refused = 0
  await fc.assert(
    fc.asyncProperty(damages, fc.nat({ max: 2 }), async (damage, which) => {
      const damaged = damage(files[which] ?? Buffer.alloc(0))
      const start = performance.now()
      const { made, messages } = await pressForeign(damaged)
      expect(performance.now() - start).toBeLessThan(10_000)
      for (const { ruleId } of messages) expect(ruleOf(ruleId), ruleId).toBeDefined()
      if (!made) {
        refused++
        expect(messages.some(({ ruleId }) => ruleOf(ruleId)?.severity === 'error')).toBe(true)
      } else if (hasPoppler) {
        const [before, after] = [await look(damaged), await look(made)]
        if (before) expect(after && unlike(before, after)).toBeLessThan(0.01)
      }
    }),
    { numRuns: runs, seed, interruptAfterTimeLimit: 580_000, markInterruptAsFailure: true },
  )
  expect(refused).toBeGreaterThan(runs / 5)
}, 600_000)
