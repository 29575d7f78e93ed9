import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from './check.ts'
import { damages } from './damage.ts'
import { goodPdf, savePdf } from './good-pdf.ts'

// All of them where continuous integration runs, or BANXIN_FUZZ says how many; another seed: BANXIN_SEED=12345.
const runs = Number(process.env.BANXIN_FUZZ ?? (process.env.CI === 'true' ? 2000 : 200))
const seed = process.env.BANXIN_SEED === undefined ? undefined : Number(process.env.BANXIN_SEED)

test(`${runs} damaged files: no crash, no hang over 10 s, and an answer`, async () => {
  const plain = Buffer.from(await savePdf(await goodPdf()))
  const packed = await goodPdf()
  packed.packed = true
  const files = [plain, Buffer.from(await savePdf(packed))]
  let told = 0
  await fc.assert(
    fc.asyncProperty(damages, fc.nat({ max: 1 }), async (damage, which) => {
      const start = performance.now()
      const messages = await check(damage(files[which] ?? plain))
      expect(performance.now() - start).toBeLessThan(10_000)
      if (messages.length > 0) told++
    }),
    { numRuns: runs, seed, interruptAfterTimeLimit: 280_000, markInterruptAsFailure: true },
  )
  // Most damage shows; some is in what nobody reads.
  expect(told).toBeGreaterThan(runs / 2)
}, 300_000)
