import { isAbsolute, relative } from 'node:path'

/** A path as messages show it: relative to the folder the command runs in where it is inside it, with `/`. */
export function shownPath(path: string): string {
  const inside = relative(process.cwd(), path)
  return isOutside(process.cwd(), path) ? path : inside.split('\\').join('/')
}

/** Whether an absolute path leads out of an absolute folder. The folder itself is inside. */
export function isOutside(folder: string, path: string): boolean {
  const inside = relative(folder, path)
  // On Windows, a path on another drive stays absolute.
  return inside === '..' || inside.startsWith('../') || inside.startsWith('..\\') || isAbsolute(inside)
}
