import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeGuide } from '../../scripts/guide/make-guide.ts'

/*
 * That the pictures of the guide are what the commands make today. Where they are not: `npm run guide-pictures`, and look
 * at what changed.
 */

const kept = fileURLToPath(new URL('../../docs/guide/', import.meta.url))
let made = ''
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'banxin-guide-pictures-'))
  await makeGuide(made)
}, 900_000)
afterAll(() => rm(made, { recursive: true }))

const named = async (folder: string, ending: string) =>
  (await readdir(folder)).filter((name) => name.endsWith(ending)).sort()

test('the commands say what the guide shows', async () => {
  const names = await named(made, '.txt')
  expect(await named(kept, '.txt')).toEqual(names)
  for (const name of names)
    expect([name, await readFile(join(kept, name), 'utf8')]).toEqual([
      name,
      await readFile(join(made, name), 'utf8'),
    ])
})

test('the pictures are of it', async () => {
  const names = await named(made, '.png')
  expect(await named(kept, '.png')).toEqual(names)
  for (const name of names)
    expect(await differing(join(kept, name), join(made, name)), name).toBeLessThan(0.01)
})

/** Part of the pixels that differ by more than an eighth of all shades; 1 where the sizes do. */
async function differing(left: string, right: string): Promise<number> {
  const [a, b] = await Promise.all(
    [left, right].map((path) => sharp(path).greyscale().raw().toBuffer({ resolveWithObject: true })),
  )
  if (!a || !b || a.info.width !== b.info.width || a.info.height !== b.info.height) return 1
  let count = 0
  for (let at = 0; at < a.data.length; at++) if (Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0)) > 32) count++
  return count / a.data.length
}
