// Puts cli.ts and all that it loads into a few files, once: loading hundreds takes seconds. Plain JavaScript, as it runs
// before any TypeScript can.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { joinSheets, sharedSheets } from '../shared-sheets.js'
import { ownPrograms } from './command-alone.js'

/** What is run in this process: see `start.js`. */
const programs = ['cli.ts', 'browser/early-process.ts']

const DAY = 24 * 60 * 60 * 1000

/**
 * The bundled program: a CommonJS file for `runProgram`, made now where the sources have changed since.
 *
 * `undefined` where none can be made: without esbuild, or where node_modules can't be written.
 *
 * @param {string} root the project's folder
 * @returns {Promise<string | undefined>}
 */
export async function bundleProgram(root) {
  const folder = join(root, 'node_modules', '.cache', 'banxin', 'program')
  const target = join(folder, identityOf(root))
  const entry = join(target, 'cli.cjs')
  if (existsSync(entry)) return entry
  const temporary = `${target}.${randomBytes(4).toString('hex')}.tmp`
  try {
    await withEsbuild(makeProgram)
    return entry
  } catch {
    return undefined
  } finally {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined)
  }

  /** @param {typeof import('esbuild').build} build */
  async function makeProgram(build) {
    await mkdir(folder, { recursive: true })
    const common = commonOptions(root, temporary)
    const source = join(root, 'src')
    const made = await Promise.all([
      build({
        ...common,
        entryPoints: [...programs.map((path) => join(source, path)).filter(existsSync), ...threadsOf(root)],
      }),
      ...ownPrograms(source).map(({ name, entry, plugin }) =>
        build({ ...common, entryPoints: { [name]: entry }, plugins: [plugin, ...common.plugins] }),
      ),
    ])
    const outputFiles = made.flatMap((result) => result.outputFiles)
    const scripts = await pageScripts(root, temporary, build)
    await mkdir(temporary)
    await writeFile(join(temporary, 'start.html'), startPage)
    await writeFile(join(temporary, 'config.js'), 'PagedConfig = { auto: false }\n')
    await Promise.all([...outputFiles, ...scripts].map(({ path, text }) => writeFile(path, asciiOnly(text))))
    // Another process may have been faster: then there is such a folder, and it is as good.
    await rename(temporary, target).catch((error) => {
      if (!existsSync(entry)) throw error
    })
    await removeOld(folder, target)
  }
}

/**
 * A script bundled as the program is, for `runProgram`: to measure a part of it as it runs for its users.
 *
 * @param {string} root the project's folder
 * @param {string} script its path from there
 * @param {string} folder where the bundle is put
 * @returns {Promise<string>} the bundle
 */
export async function bundleScript(root, script, folder) {
  const options = { ...commonOptions(root, folder), entryPoints: [join(root, script)] }
  const { outputFiles } = await withEsbuild((build) => build(options))
  await mkdir(folder, { recursive: true })
  await Promise.all(outputFiles.map(({ path, text }) => writeFile(path, asciiOnly(text))))
  return outputFiles[0].path
}

/**
 * How all that runs in Node is bundled.
 *
 * @param {string} root
 * @param {string} outdir
 * @returns {import('esbuild').BuildOptions & { write: false, plugins: import('esbuild').Plugin[] }}
 */
function commonOptions(root, outdir) {
  return {
    write: false,
    // Libraries are looked up from here, wherever the command runs.
    absWorkingDir: root,
    outdir,
    entryNames: '[name]',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    // A third less to read each time.
    minifyWhitespace: true,
    // One classic script: V8 can keep what it compiled of it, see run-program.js. As it is run, to the letter: putting a
    // function around it there would copy it.
    format: 'cjs',
    banner: { js: '(function (exports, require, module) {' },
    footer: { js: '})' },
    // V8 forgets in what it keeps how to import at run time: `require` it is.
    supported: { 'dynamic-import': false },
    platform: 'node',
    target: 'node20',
    charset: 'ascii',
    logLevel: 'silent',
    // The first awaits while it loads, which a classic script can't; the others are large, and of few commands.
    external: [
      '@citation-js/core',
      '@citation-js/plugin-bibtex',
      '@citation-js/plugin-bibtex/lib/input/value.js',
      '@likecoin/epubcheck-ts',
      '@mozilla/readability',
      'bwip-js',
      'linkedom',
      'mammoth',
      'opencc-js',
    ],
    plugins: [lessOfLibraries(join(root, 'src', 'start')), truePlaces],
  }
}

/**
 * Bundle by esbuild, and end it.
 *
 * @template T
 * @param {(build: typeof import('esbuild').build) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withEsbuild(work) {
  bundling += 1
  let esbuild
  try {
    esbuild = await import('esbuild')
    return await work(esbuild.build)
  } finally {
    bundling -= 1
    // Its process would stay as long as ours, with half a gigabyte.
    if (bundling === 0) await esbuild?.stop().catch(() => undefined)
  }
}

/** How many bundles are being made: esbuild has one process for all of them. */
let bundling = 0

/**
 * What esbuild leaves, in patterns and comments, is escaped too: V8 reads ASCII fastest.
 *
 * @param {string} source
 */
function asciiOnly(source) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  return source.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/**
 * Changes with every file of the sources and with what is installed. Every command waits for it: what Node does for a whole
 * tree at once takes twice as long.
 *
 * @param {string} root
 */
function identityOf(root) {
  let told = `${process.versions.node}\n`
  const tell = (path) => {
    const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 }
    told += `${path}\n${mtimeMs}\n${size}\n`
  }
  const tellAll = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true })
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) tellAll(path)
      else tell(path)
    }
  }
  // npm writes it whenever it installs something.
  tell(join(root, 'node_modules', '.package-lock.json'))
  tellAll(join(root, 'src'))
  if (existsSync(join(root, 'styles'))) tellAll(join(root, 'styles'))
  return createHash('sha256').update(told).digest('hex').slice(0, 32)
}

/**
 * Bundles of other sources, a day after they were made: a program may still run from one.
 *
 * @param {string} folder
 * @param {string} kept
 */
async function removeOld(folder, kept) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (path !== kept && Date.now() - mtimeMs > DAY) await rm(path, { recursive: true, force: true })
  }
}

/**
 * Parts of libraries that are never come to take their time to load: pagedjs-cli's `Printer.pdf` and outline, which are not
 * ours, with their pdf-lib; of puppeteer, which package.json makes puppeteer-core, what `connect-only.js` leaves out, and the
 * other protocol; rich text and SVG in pdf-lib; zod's other languages.
 *
 * @param {string} folder
 */
function lessOfLibraries(folder) {
  const nothing = { path: join(folder, 'nothing.cjs') }
  const unused = [
    { of: 'pagedjs-cli', filter: /^(?:pdf-lib|html-entities)$/ },
    { of: '@cantoo/pdf-lib', filter: /^(?:html-entities|node-html-better-parser)$/ },
    { of: 'puppeteer-core', filter: /\/bidi\/BrowserConnector\.js$/ },
    { of: 'zod', filter: /\/locales\/index\.js$/ },
  ]
  return {
    name: 'less-of-libraries',
    setup({ onResolve }) {
      onResolve({ filter: /^puppeteer(?:-core)?$/ }, () => ({ path: join(folder, 'connect-only.js') }))
      for (const { of, filter } of unused)
        onResolve({ filter }, ({ importer }) => (isOf(of, importer) ? nothing : undefined))
      // What it loads on demand only is never asked for.
      onResolve({ filter: /./ }, ({ kind, importer, path }) =>
        kind === 'dynamic-import' && isOf('puppeteer-core', importer) ? { path, external: true } : undefined,
      )
    },
  }
}

/**
 * pdf.js puts the fonts of a page in order for a screen, though text is read by their tables to Unicode: nearly half of its time.
 * And it unpacks many a stream by itself, see `print/pdf-text-worker.js`. What it unpacks Brotli with, which no PDF of ours has,
 * it makes when it is loaded: a sixth of that.
 *
 * @param {string} source
 */
function textOnly(source) {
  return source
    .replace('data = this.checkAndRepair(name, file, properties)', 'data = file')
    .replace(
      /(class FlateStream [\s\S]*?\breadBlock\(\) \{)/,
      '$1 if (globalThis.inflateStream?.(this)) return;',
    )
    .replace(
      'let BrotliDecode = makeBrotliDecode()',
      'let unbrotli; const BrotliDecode = (bytes) => (unbrotli ??= makeBrotliDecode())(bytes)',
    )
}

/** @param {string} library @param {string} path */
function isOf(library, path) {
  return path.replaceAll('\\', '/').includes(`/node_modules/${library}/`)
}

/**
 * What runs in threads, see `thread.ts`.
 *
 * @param {string} root
 */
function threadsOf(root) {
  const source = join(root, 'src')
  const names = readdirSync(source, { recursive: true })
  return names.filter((name) => /-worker\.js$/.test(name)).map((name) => join(source, name))
}

/**
 * What runs in browser pages, under the names of `page-script.ts`.
 *
 * @param {string} root
 * @param {string} outdir
 * @param {typeof import('esbuild').build} build
 */
async function pageScripts(root, outdir, build) {
  const session = join(root, 'src', 'paginate', 'in-page', 'session.js')
  if (!existsSync(session)) return []
  const common = /** @type {const} */ ({
    write: false,
    outdir,
    minify: true,
    charset: 'ascii',
    logLevel: 'silent',
  })
  const pagedjsCli = createRequire(join(root, 'package.json')).resolve('pagedjs-cli')
  const made = await Promise.all([
    build({
      ...common,
      entryPoints: {
        'paginate-page': session,
        'print-page': join(root, 'src', 'print', 'in-page', 'print-page.js'),
      },
      bundle: true,
      format: 'iife',
    }),
    // What pagedjs-cli puts into its pages, a script already.
    build({ ...common, entryPoints: { paged: join(pagedjsCli, '..', '..', 'dist', 'browser.js') } }),
  ])
  const prepare = { path: join(outdir, 'prepare.js'), text: preparation(root) }
  return [...made.flatMap(({ outputFiles }) => outputFiles), prepare]
}

/**
 * The page begins with what needs no book.
 *
 * @param {string} root
 */
function preparation(root) {
  const sheets = sharedSheets.map((name) => readFileSync(join(root, 'styles', `${name}.css`), 'utf8'))
  return `banxin.prepare(${JSON.stringify(joinSheets(sheets))})\n`
}

/**
 * What `page-script.ts` has a browser start with.
 *
 * Being a file, it could draw any picture of the machine: its policy, which stays when the text comes in, lets in what we serve
 * (`served-files.ts`), and its own scripts.
 */
const startPage =
  '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>Banxin</title>' +
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src file:; ' +
  "style-src 'unsafe-inline'; img-src https://book.invalid data:; font-src https://book.invalid data:\">" +
  '<script src="config.js"></script><script src="paged.js"></script>' +
  '<script src="paginate-page.js"></script><script src="prepare.js"></script></head><body></body></html>\n'

/** Sources find files beside themselves, and libraries from there: bundled, they must know where they came from. */
const truePlaces = {
  name: 'true-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.(?:[cm]?js|ts)$/ }, async ({ path }) => {
      const read = await readFile(path, 'utf8')
      const source = path.endsWith('pdf.worker.mjs') ? textOnly(read) : read
      const loader = path.endsWith('.ts') ? 'ts' : 'js'
      const names = ['__dirname', '__filename'].filter((name) => source.includes(name))
      if (names.length === 0 && !source.includes('import.meta')) return { contents: source, loader }
      const url = JSON.stringify(pathToFileURL(path).href)
      const places = { __dirname: join(path, '..'), __filename: path }
      const known = names.map((name) => `${name} = ${JSON.stringify(places[name])}`).join(', ')
      // Where a library defines the names itself, as ES modules do, they are its own.
      const isOwn = /\b(?:const|let|var)\s+(?:\{[^}]*)?__(?:dir|file)name\b/.test(source)
      const contents = source
        .replace(/\bimport\.meta\.url\b/g, () => url)
        .replace(
          /\bimport\.meta\.resolve\b/g,
          () => `globalThis[Symbol.for('banxin.resolve')].bind(null, ${url})`,
        )
      return { contents: known && !isOwn ? `var ${known};${contents}` : contents, loader }
    })
  },
}
