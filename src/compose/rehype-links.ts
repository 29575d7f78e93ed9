import { posix } from 'node:path'
import type { Element, Root } from 'hast'
import type { ChapterContext } from './chapter-context.ts'
import { decodeUri } from './decode-uri.ts'
import { visit } from './visit.ts'

/** Looks at every link: those to the web stay, those into the book are noted down, others are refused. */
export function rehypeLinks(context: ChapterContext) {
  const { name, references, report } = context
  return (tree: Root): undefined => {
    visit(tree, 'element', (link) => {
      if (link.tagName === 'svg') return
      if (link.tagName !== 'a' || link.properties.href === undefined || link.properties.role !== undefined)
        return
      const href = String(link.properties.href)
      // Browsers ignore white and control characters inside a scheme.
      const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href.replace(/[\s\p{Cc}]+/gu, ''))?.[1]?.toLowerCase()
      if (scheme !== undefined && !/^[a-z]:[\\/]/i.test(href)) {
        if (safeSchemes.has(scheme)) return
        report('link-refused', link.position, { scheme: `${scheme}:` })
        unlink(link)
        return
      }
      if (href.startsWith('//')) {
        link.properties.href = `https:${href}`
        return
      }
      const [path = '', ...rest] = href.split('#')
      const file = decodeUri(path.replace(/\?.*$/, ''))
      const fragment = decodeUri(rest.join('#'))
      const chapter =
        file === ''
          ? name
          : posix.join(file.startsWith('/') ? '' : posix.dirname(name), file.replace(/^\/+/, ''))
      references.push({ link, place: link.position, chapter, fragment, written: decodeUri(href) })
    })
  }
}

const safeSchemes = new Set(['http', 'https', 'mailto', 'tel', 'ftp', 'sms', 'xmpp', 'magnet', 'doi', 'urn'])

/** Leaves the text, takes the link away. */
export function unlink(link: Element): void {
  link.tagName = 'span'
  link.properties = link.properties.id === undefined ? {} : { id: link.properties.id }
}
