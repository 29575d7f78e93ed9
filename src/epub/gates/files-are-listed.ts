import type { Gate } from './gate.ts'

/** What is in the zip is in the manifest, and the other way round. EPUB 3.3, 5.6.1. */
export const filesAreListed: Gate = ({ paths, items, packagePath }) => {
  const listed = new Set([packagePath, 'mimetype', ...items.map(({ path }) => path)])
  const unlisted = [...paths].filter((path) => !listed.has(path) && !path.startsWith('META-INF/'))
  const missing = items.filter(({ path }) => path !== '' && !paths.has(path))
  return [
    ...unlisted.map((path) => ({ ruleId: 'epub-file-unlisted', path })),
    ...missing.map(({ href }) => ({
      ruleId: 'epub-file-missing',
      path: packagePath,
      values: { name: href },
    })),
  ]
}
