import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withoutComposer } from '../../../scripts/bench/without-composer.ts'

test('the program can be had without its composer, to measure what that costs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'banxin-without-'))
  try {
    expect(await withoutComposer(folder)).toBe(join(folder, 'src/banxin.js'))
    const session = await readFile(join(folder, 'src/paginate/in-page/session.js'), 'utf8')
    expect(session).not.toContain('composeLines(section')
    expect(session).toContain('fitUncomposed(section')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 60_000)
