import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { allRules } from '../../src/rules.ts'

const places = (sentence: string) => new Set(sentence.match(/\{\w+\}/g))

describe.each(Object.entries(allRules()))('rule %s', (id, { reason, fix }) => {
  it('says the same in both languages', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    for (const words of [reason, fix]) {
      expect(words.en.trim()).not.toBe('')
      expect(words.zh).toMatch(/\p{Script=Han}/u)
      expect(words.en).not.toMatch(/\p{Script=Han}{6}/u)
    }
    // A remedy may need a name in one language only; the fault itself may not.
    expect(places(reason.zh)).toEqual(places(reason.en))
  })
})

it('no two catalogues have a rule of the same name', async () => {
  const folder = new URL('../../src/rules/', import.meta.url)
  const names: string[] = []
  for (const file of await readdir(folder)) {
    const catalogue: Record<string, object> = await import(new URL(file, folder).href)
    for (const entries of Object.values(catalogue)) names.push(...Object.keys(entries))
  }
  expect(names.sort()).toEqual(Object.keys(allRules()).sort())
})
