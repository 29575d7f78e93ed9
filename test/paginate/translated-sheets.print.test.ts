import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTheme, themeNames } from '../../src/config/read-theme.ts'
import { joinSheets, sharedSheets } from '../../src/shared-sheets.js'
import { type Engine, startEngine } from './engine.ts'
import { sectionOf } from './fixture-section.ts'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine([sectionOf('<p data-src="f.md:1:1">版心</p>')])
})
afterAll(() => engine?.close())

test.each(await themeNames())(
  '%s: sheets translated ahead are as they would be with the rest',
  async (name) => {
    const theme = await readTheme(name, tmpdir())
    const css = `${engine.css}\n${theme?.css}`
    const shared = await readShared()
    // Otherwise they would not be taken.
    expect(css).toContain(shared)
    const { page } = await engine.openSession(await engine.launch(), theme?.css)
    const translated = (await page.evaluate(lastSheet)) as string
    expect(translated.length).toBeGreaterThan(shared.length / 2)
    await page.evaluate(`banxin.prepare(${JSON.stringify(shared)})`)
    await page.evaluate(`banxin.start(${JSON.stringify(css)})`)
    expect(await page.evaluate(lastSheet)).toBe(translated)
    expect(await page.evaluate('banxin.isPrepared')).toBe(true)
  },
)

/** The one that Paged.js has translated last. */
const lastSheet = `[...document.querySelectorAll('style[data-pagedjs-inserted-styles]')].at(-1).textContent`

async function readShared(): Promise<string> {
  const folder = new URL('../../styles/', import.meta.url)
  return joinSheets(
    await Promise.all(sharedSheets.map((name) => readFile(new URL(`${name}.css`, folder), 'utf8'))),
  )
}
