import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { generatedFiles } from '../../scripts/docs.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

it.each([...generatedFiles(read)])('%s is what `npm run docs` makes of the code', (path, text) => {
  expect(read(path)).toBe(text)
})
