import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What browser pages run: one file of `start/bundle-program.js` each. */
export type PageScript = 'paged' | 'paginate-page' | 'print-page'

/**
 * A script for a browser page, with all that it imports, made smaller; `undefined` where this program was not bundled: then
 * the sources serve.
 *
 * A page takes one script in a fraction of the time of thirty modules, and of Paged.js a megabyte long.
 */
export async function pageScript(name: PageScript): Promise<string | undefined> {
  const folder: unknown = Reflect.get(globalThis, Symbol.for('banxin.bundles'))
  if (typeof folder !== 'string') return undefined
  return readFile(join(folder, `${name}.js`), 'latin1').catch(() => undefined)
}
