import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { launchBrowser } from '../../src/browser/launch-browser.ts'
import { serveFiles } from '../../src/served-files.ts'
import { bundleProgram } from '../../src/start/bundle-program.js'

const project = fileURLToPath(new URL('../../', import.meta.url))
const picture = new URL('../compose/fixtures/references/p.png', import.meta.url).href

/** Reads what a manuscript must never reach, by each way that markup has. */
const trespass = (address: string) => `(async () => {
  const image = Object.assign(new Image(), { src: ${JSON.stringify(address)} })
  const drawn = await image.decode().then(() => 'drawn', () => 'refused')
  const read = await fetch(${JSON.stringify(address)}).then(() => 'read', () => 'refused')
  const frame = document.createElement('iframe')
  frame.src = ${JSON.stringify(address)}
  document.body.append(frame)
  await new Promise((done) => setTimeout(done, 200))
  return [drawn, read, frame.contentDocument === null || frame.contentDocument.body.childElementCount === 0]
})()`

test('the page that a browser starts with has Paged.js in it, and reaches no file once it is served', async () => {
  const program = await bundleProgram(project)
  if (!program) throw new Error('no bundle')
  const run = {
    signal: new AbortController().signal,
    report: () => undefined,
    progress: () => undefined,
    cacheFolder: '',
  }
  const { browser, close } = await launchBrowser(run, await findBrowser())
  try {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(join(program, '..', 'start.html')).href)
    expect(await page.evaluate('[typeof PagedPolyfill.preview, typeof banxin.lay]')).toEqual([
      'function',
      'function',
    ])
    // With another document written into it, as pagedjs-cli does, it is the same page.
    await page.setContent('<!doctype html><title>Text</title><body><p>Text</p>')
    expect(await page.evaluate(trespass(picture))).toEqual(['refused', 'refused', true])
    await serveFiles(page, new Map())
    expect(await page.evaluate(trespass(picture))).toEqual(['refused', 'refused', true])
    // Any other file could.
    const other = await browser.newPage()
    await other.goto(new URL('../../LICENSE', import.meta.url).href)
    expect(await other.evaluate(trespass(picture))).toContain('drawn')
  } finally {
    await close()
  }
}, 120_000)
