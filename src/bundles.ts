/** The folder with this program's bundles, one for each state of the sources; `undefined` where it runs from the sources. */
export function bundlesFolder(): string | undefined {
  // `start/run-program.js` says so.
  const folder: unknown = Reflect.get(globalThis, Symbol.for('banxin.bundles'))
  return typeof folder === 'string' ? folder : undefined
}
