import { navOf, resolveHref } from '../open-epub.ts'
import { elementsNamed, hasWord, readText } from '../read-xml.ts'
import type { Gate, GateFinding } from './gate.ts'

/** Every document that begins with a heading is in the contents, and the contents follow the reading order. */
export const contentsAreComplete: Gate = (epub) => {
  const { spine, documents, navigation, packagePath, version } = epub
  const nav = navOf(epub, 'toc')
  // EPUB 2 has its contents in the NCX, of which EPUBCheck asks.
  if (!nav && version.startsWith('2')) return [{ ruleId: 'epub-version-2', path: packagePath }]
  if (!navigation || !nav) return [{ ruleId: 'epub-nav-none', path: packagePath }]
  const findings: GateFinding[] = []
  const order = spine.map(({ path }) => path)
  const named = new Set<string>()
  let last = -1
  for (const at of elementsNamed(nav, 'a')) {
    const path = resolveHref(navigation.path, at.attributes.get('href') ?? '')?.path ?? ''
    const title = readText(at).trim()
    const place = order.indexOf(path)
    const where = { path: navigation.path, at, values: { title } }
    if (title === '') findings.push({ ruleId: 'epub-nav-empty', ...where })
    if (place < 0) findings.push({ ruleId: 'epub-nav-nowhere', ...where })
    else if (place < last) findings.push({ ruleId: 'epub-nav-order', ...where })
    last = Math.max(last, place)
    named.add(path)
  }
  for (const path of order) {
    const root = documents.get(path)
    const heading = root && elementsNamed(root, 'h1')[0]
    if (!root || !heading || named.has(path) || path === navigation.path) continue
    // Title pages are found by their landmark.
    if (elementsNamed(root, 'section').some((section) => hasWord(section, 'epub:type', 'titlepage'))) continue
    const title = readText(heading).trim()
    findings.push({ ruleId: 'epub-nav-missing', path, at: heading, values: { title } })
  }
  return findings
}
