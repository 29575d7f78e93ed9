import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundlesFolder } from './bundles.ts'

/** What browser pages run: one file of `start/bundle-program.js` each. */
export type PageScript = 'paged' | 'paginate-page' | 'print-page'

/**
 * A script for a browser page, with all that it imports, made smaller; `undefined` where this program was not bundled: then
 * the sources serve.
 *
 * A page takes one script in a fraction of the time of thirty modules, and of Paged.js a megabyte long.
 */
export async function pageScript(name: PageScript): Promise<string | undefined> {
  const folder = bundlesFolder()
  return folder === undefined
    ? undefined
    : readFile(join(folder, `${name}.js`), 'latin1').catch(() => undefined)
}

/**
 * The address of an empty page in which Paged.js and our part of it are loaded: a browser that starts with it loads them while
 * the program does. `about:blank` where this program was not bundled.
 */
export function startPage(): string {
  const folder = bundlesFolder()
  return folder === undefined ? 'about:blank' : pathToFileURL(join(folder, 'start.html')).href
}
