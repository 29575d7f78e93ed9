import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundleProgram, bundleScript } from '../../src/start/bundle-program.js'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'banxin-bundle-'))
  mkdirSync(join(root, 'src'))
  mkdirSync(join(root, 'node_modules', 'old-library'), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    join(root, 'src', 'cli.ts'),
    "import { word } from './word.ts'\nconst said: string = word\nconsole.log(said, import.meta.url)\n",
  )
  writeFileSync(join(root, 'src', 'word.ts'), "export const word = 'first'\n")
})
afterEach(() => rmSync(root, { recursive: true }))

const runner = new URL('../../src/start/run-program.js', import.meta.url)

/** What the bundled program prints, started as `banxin pdf` from a folder that is none of ours. */
async function run(program?: string): Promise<string> {
  program ??= await bundleProgram(root)
  if (!program) throw new Error('no bundle')
  return printed(program)
}

function printed(program: string): string {
  const start = `import { runProgram } from ${JSON.stringify(runner.href)}; runProgram(${JSON.stringify(program)}, 'pdf')`
  const args = ['--input-type=module', '--eval', start]
  return execFileSync(process.execPath, args, { encoding: 'utf8', cwd: tmpdir() }).trim()
}

const bundles = () => readdirSync(join(root, 'node_modules', '.cache', 'banxin', 'program'))

test('Banxin itself can be bundled', async () => {
  const project = fileURLToPath(new URL('../../', import.meta.url))
  expect(await bundleProgram(project)).toMatch(/cli\.cjs$/)
}, 60_000)

test('pdf.js is bundled without what reading text does not need', async () => {
  const project = fileURLToPath(new URL('../../', import.meta.url))
  const program = (await bundleProgram(project)) ?? ''
  const worker = readFileSync(join(program, '..', 'pdf-text-worker.cjs'), 'utf8')
  expect(worker).not.toContain('checkAndRepair(name,file')
  expect(worker).toContain('inflateStream?.(this)')
  expect(worker).toContain('unbrotli??=makeBrotliDecode()')
}, 60_000)

test('pdf has a program of its own, without what it never comes to', async () => {
  const project = fileURLToPath(new URL('../../', import.meta.url))
  const program = (await bundleProgram(project)) ?? ''
  const sizeOf = (name: string) => statSync(join(program, '..', name)).size
  expect(sizeOf('pdf.cjs')).toBeLessThan(0.8 * sizeOf('cli.cjs'))
}, 60_000)

test('what pdf comes to last is a part of its own, whose errors its program knows', async () => {
  mkdirSync(join(root, 'src', 'print'))
  writeFileSync(join(root, 'src', 'errors.ts'), 'export class BookError extends Error {}\n')
  writeFileSync(
    join(root, 'src', 'print', 'after-printing.ts'),
    "import { BookError } from '../errors.ts'\nexport const fail = () => { throw new BookError('fault of the book') }\n",
  )
  writeFileSync(
    join(root, 'src', 'print', 'print.ts'),
    "export const afterPrinting = () => import('./after-printing.ts')\n",
  )
  writeFileSync(
    join(root, 'src', 'cli.ts'),
    `import { BookError } from './errors.ts'
    import { afterPrinting } from './print/print.ts'
    void afterPrinting().then(({ fail }) => {
      try { fail() } catch (error) { console.log(error instanceof BookError, error.message) }
    })\n`,
  )
  const program = (await bundleProgram(root)) ?? ''
  const parts = readdirSync(join(program, '..'))
  expect(parts).toContain('pdf-later.cjs')
  const own = join(program, '..', 'pdf.cjs')
  expect(readFileSync(own, 'utf8')).not.toContain('fault of the book')
  // What was compiled of both is kept at the end of the first, and serves the second.
  for (let time = 1; time <= 2; time++) expect(await run(own)).toBe('true fault of the book')
  expect(readdirSync(join(program, '..'))).toEqual(
    expect.arrayContaining(['pdf.compiled', 'pdf-later.compiled']),
  )
})

test('a script is bundled as the program is, where it is wanted', async () => {
  const script = await bundleScript(root, 'src/cli.ts', join(root, 'elsewhere'))
  expect(script).toBe(join(root, 'elsewhere', 'cli.cjs'))
  expect(printed(script)).toBe(await run())
})

test('a program knows where its source is', async () => {
  expect(await run()).toBe(`first ${pathToFileURL(join(root, 'src', 'cli.ts'))}`)
})

test('what was compiled is kept, and serves again', async () => {
  const first = await run()
  const compiled = join((await bundleProgram(root)) ?? '', '..', 'pdf.compiled')
  const { mtimeMs } = statSync(compiled)
  expect(await run()).toBe(first)
  // One that V8 does not take would be written anew.
  expect(statSync(compiled).mtimeMs).toBe(mtimeMs)
})

test('and is made anew where it is broken', async () => {
  await run()
  const compiled = join((await bundleProgram(root)) ?? '', '..', 'pdf.compiled')
  writeFileSync(compiled, 'nonsense')
  expect(await run()).toMatch(/^first /)
  expect(statSync(compiled).size).toBeGreaterThan(100)
})

test('is made once', async () => {
  const first = await bundleProgram(root)
  expect(await bundleProgram(root)).toBe(first)
  expect(bundles()).toHaveLength(1)
})

test('is made anew when a source has changed', async () => {
  await run()
  writeFileSync(join(root, 'src', 'word.ts'), "export const word = 'second'\n")
  expect(await run()).toMatch(/^second /)
})

test('and when something was installed', async () => {
  const first = await bundleProgram(root)
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), '{}')
  expect(await bundleProgram(root)).not.toBe(first)
})

test('old bundles go after a day', async () => {
  const first = (await bundleProgram(root)) ?? ''
  const longAgo = Date.now() / 1000 - 100_000
  utimesSync(join(first, '..'), longAgo, longAgo)
  writeFileSync(join(root, 'src', 'word.ts'), "export const word = 'another one'\n")
  await run()
  expect(existsSync(first)).toBe(false)
})

test('text and patterns of all languages stay what they are', async () => {
  writeFileSync(
    join(root, 'src', 'word.ts'),
    "// 注释\nexport const word = /^[，。]$/.test('，') && /^😀+[^字]$/u.test('😀😀a') ? '“版心”😀' : 'lost'\n",
  )
  expect(await run()).toMatch(/^“版心”😀 /)
})

test('what is imported at run time is there, also the second time', async () => {
  writeFileSync(
    join(root, 'src', 'word.ts'),
    "export const word = 'first'\nvoid import('node:path').then((path) => console.log(path.posix.sep))\n",
  )
  expect(await run()).toMatch(/\n\/$/)
  expect(await run()).toMatch(/\n\/$/)
})

test('old libraries find their files', async () => {
  const library = join(root, 'node_modules', 'old-library')
  writeFileSync(join(library, 'package.json'), '{ "name": "old-library", "main": "index.js" }')
  writeFileSync(join(library, 'index.js'), 'module.exports = { folder: __dirname, file: __filename }\n')
  writeFileSync(
    join(root, 'src', 'word.ts'),
    "import library from 'old-library'\nexport const word = library.folder + ' ' + library.file\n",
  )
  expect(await run()).toContain(`${library} ${join(library, 'index.js')} `)
})

test('two at once make one', async () => {
  const [first, second] = await Promise.all([bundleProgram(root), bundleProgram(root)])
  expect(first).toBe(second)
  expect(first && existsSync(first)).toBe(true)
  expect(bundles()).toHaveLength(1)
})

test('a source that is broken makes none: it is run as it is, and its own error told', async () => {
  writeFileSync(join(root, 'src', 'word.ts'), 'export const = 1\n')
  expect(await bundleProgram(root)).toBeUndefined()
  expect(bundles()).toEqual([])
})

test('where nothing can be written there is none', async () => {
  writeFileSync(join(root, 'node_modules', '.cache'), 'in the way')
  expect(await bundleProgram(root)).toBeUndefined()
})
