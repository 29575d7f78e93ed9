// Runs the bundled program, with what V8 compiled of it when it ran before: half of the time that a short command takes.
// Plain JavaScript, as it runs before any TypeScript can.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { tuneEngine } from './tune-engine.js'

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
  tuneEngine()
  const folder = dirname(file)
  globalThis[Symbol.for('banxin.resolve')] = resolveFrom
  globalThis[Symbol.for('banxin.bundles')] = folder
  globalThis[Symbol.for('banxin.part')] = (name) => runProgram(join(folder, `${name}.cjs`), name)
  const kept = join(folder, `${/^[a-z-]{1,20}$/.test(command) ? command : 'other'}.compiled`)
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined
  // The bundle is ASCII: read so, V8 need not look for anything else.
  const source = readFileSync(file, 'latin1')
  const script = new Script(source, { filename: file, cachedData })
  const program = { exports: {} }
  script.runInThisContext()(program.exports, createRequire(file), program)
  if (cachedData && !script.cachedDataRejected) return program.exports
  process.once('exit', (code) => {
    // A run that failed has not used much of it.
    if (code === 0) keep(script, kept)
  })
  return program.exports
}

/** @param {Script} script @param {string} kept */
function keep(script, kept) {
  // V8 takes it back under the flags only under which it was made.
  tuneEngine()
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
