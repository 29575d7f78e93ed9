import { navOf, type OpenEpub, resolveHref } from '../open-epub.ts'
import { eachRead, elementsNamed, hasWord, type ReadElement, readText } from '../read-xml.ts'
import type { Gate, GateFinding } from './gate.ts'

/** The page list names each page once, in the order of the book, and every one is there; every mark is in the list. */
export const pageListLeads: Gate = (epub) => {
  const list = navOf(epub, 'page-list')
  const path = epub.navigation?.path ?? ''
  const places = placesOf(epub)
  const findings: GateFinding[] = []
  const labels = new Set<string>()
  const listed = new Set<string>()
  let last = -1
  for (const at of list ? elementsNamed(list, 'a') : []) {
    const label = readText(at).trim()
    const target = resolveHref(path, at.attributes.get('href') ?? '')
    const key = target ? `${target.path}#${target.fragment}` : ''
    const place = places.order.get(key)
    const values = { label }
    listed.add(key)
    if (labels.has(label)) findings.push({ ruleId: 'epub-page-twice', path, at, values })
    labels.add(label)
    if (place === undefined) findings.push({ ruleId: 'epub-page-nowhere', path, at, values })
    else if (place <= last) findings.push({ ruleId: 'epub-page-order', path, at, values })
    last = Math.max(last, place ?? -1)
    const mark = places.marks.get(key)
    const written = mark && labelOf(mark)
    if (written !== undefined && written !== '' && written !== label)
      findings.push({ ruleId: 'epub-page-label', path, at, values: { label, written } })
  }
  if (list && !hasSource(epub)) findings.push({ ruleId: 'epub-page-source', path: epub.packagePath })
  for (const [key, at] of places.marks)
    if (!listed.has(key))
      findings.push({
        ruleId: 'epub-page-unlisted',
        path: key.slice(0, key.indexOf('#')),
        at,
        values: { label: labelOf(at) },
      })
  return findings
}

type Places = { order: Map<string, number>; marks: Map<string, ReadElement> }

/** Every id, and every file itself, with its place in the book; and the marks of pages among them. */
function placesOf({ spine, documents }: OpenEpub): Places {
  const order = new Map<string, number>()
  const marks = new Map<string, ReadElement>()
  for (const { path } of spine) {
    const root = documents.get(path)
    if (!root) continue
    order.set(`${path}#`, order.size)
    eachRead(root, (element) => {
      const id = element.attributes.get('id')
      const key = `${path}#${id ?? ''}`
      if (id !== undefined && !order.has(key)) order.set(key, order.size)
      if (hasWord(element, 'epub:type', 'pagebreak') || hasWord(element, 'role', 'doc-pagebreak'))
        marks.set(key, element)
      return undefined
    })
  }
  return { order, marks }
}

function labelOf(mark: ReadElement): string {
  return (mark.attributes.get('aria-label') ?? mark.attributes.get('title') ?? readText(mark)).trim()
}

/** EPUB Accessibility 1.1, 4.1.2: whose pages these are. */
function hasSource({ packageDocument }: OpenEpub): boolean {
  return elementsNamed(packageDocument, 'meta').some((meta) => {
    const property = meta.attributes.get('property') ?? ''
    return property === 'source-of' || property === 'pageBreakSource' || property.endsWith(':pageBreakSource')
  })
}
