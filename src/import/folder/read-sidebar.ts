import { posix } from 'node:path'

/**
 * The files that the settings of VuePress or VitePress name after the word `sidebar`, in their order, each once. The
 * settings are a program; they are read as text and never run.
 *
 *     sidebar: ['/', { text: '上篇', children: ['/a/', '/b.md'] }] → ['README.md', 'a/README.md', 'b.md']
 *
 * @param names of the Markdown files that are there
 */
export function readSidebar(settings: string, names: ReadonlySet<string>): string[] {
  const start = settings.search(/\bsidebar\s*:/)
  if (start < 0) return []
  const files: string[] = []
  for (const [, label, , written = ''] of settings.slice(start).matchAll(strings)) {
    if (label !== undefined) continue
    const bare = written
      .replace(/[?#].*$/, '')
      .replace(/^\.?\//, '')
      .replace(/\.html$/, '')
    const file = [bare, `${bare}.md`, posix.join(bare, 'README.md'), posix.join(bare, 'index.md')]
      .map((name) => name.replace(/^\//, ''))
      .find((name) => names.has(name))
    // An empty word is no page: only `/` is the first.
    if (file !== undefined && (bare !== '' || written === '/') && !files.includes(file)) files.push(file)
  }
  return files
}

/** Strings of a program; what stands before those that are words for readers comes with them. */
const strings = /(\b(?:text|title|label)\s*:\s*)?(['"`])((?:(?!\2)[^\\\n])*)\2/g
