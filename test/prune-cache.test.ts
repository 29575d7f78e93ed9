import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readCached } from '../src/cache.ts'
import { pruneCache } from '../src/prune-cache.ts'

const DAY = 24 * 60 * 60 * 1000

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-cache-'))
  await mkdir(join(folder, 'sections'))
})
afterEach(() => rm(folder, { recursive: true }))

async function keep(name: string, daysAgo: number): Promise<void> {
  const time = (Date.now() - daysAgo * DAY) / 1000
  await writeFile(join(folder, name), 'work')
  await utimes(join(folder, name), time, time)
}

test('what no build has used for a month is deleted, in the folders named only', async () => {
  await keep('sections/old.json', 31)
  await keep('sections/new.json', 29)
  await keep('proven-pages.txt', 100)
  await pruneCache(folder, ['sections', 'absent'])
  expect(await readdir(join(folder, 'sections'))).toEqual(['new.json'])
  expect(await readdir(folder)).toContain('proven-pages.txt')
})

test('what is used counts as new', async () => {
  await keep('sections/old.json', 31)
  await readCached(folder, 'sections/old.json')
  expect(Date.now() - (await stat(join(folder, 'sections/old.json'))).mtimeMs).toBeLessThan(DAY)
  await pruneCache(folder, ['sections'])
  expect(await readdir(join(folder, 'sections'))).toEqual(['old.json'])
})

test('looks once a day', async () => {
  await pruneCache(folder, ['sections'])
  await keep('sections/old.json', 31)
  await pruneCache(folder, ['sections'])
  expect(await readdir(join(folder, 'sections'))).toEqual(['old.json'])
  await pruneCache(folder, ['sections'], Date.now() + 2 * DAY)
  expect(await readdir(join(folder, 'sections'))).toEqual([])
})

test('a folder that is not there is no fault', async () => {
  await pruneCache(join(folder, 'absent'), ['sections'])
  await pruneCache('', ['sections'])
})
