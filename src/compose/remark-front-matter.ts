import type { Root } from 'mdast'
import type { Point } from 'unist'
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Role } from '../book.ts'
import type { ChapterContext } from './chapter-context.ts'

/** What a chapter may say of itself, between `---` lines at its top. Other keys belong to other tools. */
export type FrontMatter = { title?: string; role?: Role; lang?: string }

/** Reads the front matter and takes it out of the text; it goes on as `file.data.frontMatter`. */
export function remarkFrontMatter(context: ChapterContext) {
  return (tree: Root): undefined => {
    const first = tree.children[0]
    if (first?.type !== 'yaml') return
    tree.children.shift()
    const start = first.position?.start
    const lines = new LineCounter()
    const document = parseDocument(first.value, { lineCounter: lines, prettyErrors: false })
    // The YAML begins in the line after `---`.
    const placeOf = (offset: number): Point => {
      const { line, col } = lines.linePos(offset)
      return { line: (start?.line ?? 1) + line, column: col }
    }
    for (const { message, pos } of document.errors)
      context.report('front-matter-invalid', placeOf(pos[0]), { detail: message.split('\n')[0] ?? '' })
    if (document.errors.length > 0) return
    if (!isMap(document.contents)) {
      if (first.value.trim() !== '' && document.contents)
        context.report('front-matter-not-mapping', first.position)
      return
    }
    const frontMatter: Record<string, string> = {}
    for (const { key, value } of document.contents.items) {
      const name = isScalar(key) ? String(key.value) : ''
      const field = fields[name]
      if (!field) continue
      const text = isScalar(value) && value.value !== null ? String(value.value).trim() : ''
      if (field.isValid(text)) frontMatter[name] = text
      else {
        const place = isScalar(key) && key.range ? placeOf(key.range[0]) : first.position
        context.report('front-matter-value', place, { key: name, value: text, expected: field.expected })
      }
    }
    context.title.frontMatter = frontMatter.title
    context.file.data.frontMatter = frontMatter as FrontMatter
  }
}

const roles: Role[] = ['preface', 'chapter', 'appendix', 'afterword', 'colophon']

const fields: Record<string, { expected: string; isValid: (text: string) => boolean }> = {
  title: { expected: 'title: …', isValid: (text) => text !== '' },
  role: { expected: roles.join(' | '), isValid: (text) => roles.some((role) => role === text) },
  lang: {
    expected: 'zh-Hans | zh-Hant | en | …',
    isValid: (text) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text),
  },
}
