import { navOf, type OpenEpub, resolveHref } from '../open-epub.ts'
import { eachRead, elementsNamed, hasWord, type ReadElement, readText } from '../read-xml.ts'
import type { Gate, GateFinding } from './gate.ts'

/** Links within the book arrive; a note that is called is a note, and leads back. */
export const linksLead: Gate = (epub) => {
  const ids = idsOf(epub)
  const findings: GateFinding[] = []
  // Those of the page list have a gate of their own.
  const pages = navOf(epub, 'page-list')
  const listed = new Set(pages && elementsNamed(pages, 'a'))
  for (const [path, root] of epub.documents) {
    for (const at of elementsNamed(root, 'a')) {
      if (listed.has(at)) continue
      const href = at.attributes.get('href')
      const target = href === undefined ? undefined : resolveHref(path, href)
      if (!target || href === undefined) continue
      const found = target.fragment === '' ? undefined : ids.get(`${target.path}#${target.fragment}`)
      const isThere = target.fragment === '' ? epub.paths.has(target.path) : found !== undefined
      if (!isThere) findings.push({ ruleId: 'epub-link-nowhere', path, at, values: { href } })
      if (!found || !isCall(at)) continue
      if (!leadsBack(found)) findings.push({ ruleId: 'epub-note-no-way-back', path, at, values: { href } })
      const called = /\d+/.exec(readText(at))?.[0]
      const number = noteNumber.exec(readText(found))?.[1]
      if (called !== undefined && number !== undefined && called !== number)
        findings.push({ ruleId: 'epub-note-number', path, at, values: { called, number } })
    }
  }
  return findings
}

/** `[1]`, `1.`, `（1）`, `1、`; not a year that a note may begin with. */
const noteNumber = /^[\s[(（〔【]*(\d+)\s*[\]).）〕】、．:：]/

function isCall(link: ReadElement): boolean {
  return hasWord(link, 'epub:type', 'noteref') || hasWord(link, 'role', 'doc-noteref')
}

function leadsBack(note: ReadElement): boolean {
  return elementsNamed(note, 'a').some((link) => link.attributes.has('href'))
}

function idsOf({ documents }: OpenEpub): Map<string, ReadElement> {
  const ids = new Map<string, ReadElement>()
  for (const [path, root] of documents)
    eachRead(root, (element) => {
      const id = element.attributes.get('id')
      if (id !== undefined) ids.set(`${path}#${id}`, element)
      return undefined
    })
  return ids
}
