import { expect, test } from 'vitest'
import { sweeps, writtenSweeps } from './sweeps.ts'

test('the chapter of sweeps is what its generator writes', () => {
  expect(writtenSweeps()).toBe(sweeps())
})
