// A command's program by itself, and what it comes to last by itself again. Plain JavaScript, as it runs before any TypeScript can.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Commands that have a program of their own, for which short books wait longest: without the other commands, and without
 * these parts of `build.ts`, which they never come to. `later` is a program again, which `run-program.js` loads when it is
 * imported.
 *
 * @type {Record<string, { unused: string[], later: string }>}
 */
const own = {
  pdf: { unused: ['bind-epub', 'press-book', 'cover-book'], later: 'print/after-printing' },
}

/**
 * What to bundle besides cli.ts.
 *
 * @param {string} source the folder of the sources
 * @returns {{ name: string, entry: string, plugin: import('esbuild').Plugin }[]}
 */
export function ownPrograms(source) {
  return Object.entries(own).flatMap(([command, { unused, later }]) => {
    const part = join(source, `${later}.ts`)
    const isParted = existsSync(part)
    const name = `${command}-later`
    const alone = commandAlone(source, command, unused, isParted ? { part, name } : undefined)
    return [
      { name: command, entry: join(source, 'cli.ts'), plugin: alone },
      ...(isParted ? [{ name, entry: part, plugin: errorsOfAnother(source) }] : []),
    ]
  })
}

/**
 * A command without the others.
 *
 * @param {string} source
 * @param {string} command
 * @param {string[]} unused
 * @param {{ part: string, name: string } | undefined} later
 * @returns {import('esbuild').Plugin}
 */
function commandAlone(source, command, unused, later) {
  const commands = join(source, 'commands', 'program.ts')
  const build = join(source, 'build.ts')
  const errors = join(source, 'errors.ts')
  return {
    name: 'command-alone',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ kind, importer, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined
        if (join(resolveDir, path) === later?.part) return { path: later.name, namespace: 'later' }
        const isOther = importer === commands && path !== `./${command}.ts`
        const isUnused = importer === build && unused.some((name) => path === `./${name}.ts`)
        return isOther || isUnused ? { path, external: true } : undefined
      })
      onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({
        contents: `module.exports = globalThis[Symbol.for('banxin.part')](${JSON.stringify(path)})`,
      }))
      onLoad({ filter: /errors\.ts$/ }, async ({ path }) => {
        if (path !== errors) return undefined
        const text = await readFile(path, 'utf8')
        const names = [...text.matchAll(/^export class (\w+)/gm)].map(([, name]) => name)
        return {
          contents: `${text}\nglobalThis[Symbol.for('banxin.errors')] = { ${names.join(', ')} }`,
          loader: 'ts',
        }
      })
    },
  }
}

/**
 * An error is known by its class: the part has those of its program.
 *
 * @param {string} source
 * @returns {import('esbuild').Plugin}
 */
function errorsOfAnother(source) {
  const errors = join(source, 'errors.ts')
  return {
    name: 'errors-of-another',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /errors\.ts$/ }, ({ path, resolveDir }) =>
        join(resolveDir, path) === errors ? { path, namespace: 'errors' } : undefined,
      )
      onLoad({ filter: /./, namespace: 'errors' }, () => ({
        contents: "module.exports = globalThis[Symbol.for('banxin.errors')]",
      }))
    },
  }
}
