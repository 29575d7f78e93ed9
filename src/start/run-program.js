// Runs the bundled program, with what V8 compiled of it when it ran before: half of the time that a short command takes.
// Plain JavaScript, as it runs before any TypeScript can.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

/**
 * Run a bundle of `bundleProgram` as this process's program.
 *
 * What was compiled is kept beside it, by command: each uses other parts. Its threads find their bundles there, too.
 *
 * @param {string} file
 * @param {string} command the first argument
 * @returns {Record<string, unknown>} what it exports
 */
export function runProgram(file, command = '') {
  compileWasmOnce()
  const folder = dirname(file)
  globalThis[Symbol.for('banxin.resolve')] = resolveFrom
  globalThis[Symbol.for('banxin.bundles')] = folder
  const kept = join(folder, `${/^[a-z-]{1,20}$/.test(command) ? command : 'other'}.compiled`)
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined
  // The bundle is ASCII: read so, V8 need not look for anything else.
  const source = readFileSync(file, 'latin1')
  const script = new Script(`(function (exports, require, module) {${source}\n})`, {
    filename: file,
    cachedData,
  })
  const program = { exports: {} }
  script.runInThisContext()(program.exports, createRequire(file), program)
  if (cachedData && !script.cachedDataRejected) return program.exports
  process.once('exit', (code) => {
    // A run that failed has not used much of it.
    if (code === 0) keep(script, kept)
  })
  return program.exports
}

/**
 * V8 would compile WebAssembly a second time, faster to run: half a second of work that cutting a few fonts never earns
 * back. What does, such as the conversion of pictures, allows it again.
 */
function compileWasmOnce() {
  setFlagsFromString('--liftoff-only')
}

/** @param {Script} script @param {string} kept */
function keep(script, kept) {
  // V8 takes it back under the flags only under which it was made.
  compileWasmOnce()
  const temporary = `${kept}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, script.createCachedData())
    renameSync(temporary, kept)
  } catch {
    // Next time, then.
    rmSync(temporary, { force: true })
  }
}

/** `import.meta.resolve` of a source. @param {string} from @param {string} name */
function resolveFrom(from, name) {
  return pathToFileURL(createRequire(from).resolve(name)).href
}
