import { navOf } from '../open-epub.ts'
import { elementsNamed, hasWord, readText } from '../read-xml.ts'
import type { Gate, GateFinding } from './gate.ts'

/** What the metadata say of accessibility is so: alternative texts, contents, pages, MathML, ruby. */
export const claimsAreTrue: Gate = (epub) => {
  const { packageDocument, packagePath, documents } = epub
  const roots = [...documents.values()]
  const has = (name: string) => roots.some((root) => elementsNamed(root, name).length > 0)
  const pictures = roots.flatMap((root) => elementsNamed(root, 'img'))
  const truths: Record<string, () => boolean> = {
    alternativeText: () => pictures.every((picture) => picture.attributes.has('alt')),
    tableOfContents: () => navOf(epub, 'toc') !== undefined,
    pageNavigation: () => navOf(epub, 'page-list') !== undefined,
    pageBreakMarkers: () =>
      roots.some((root) =>
        ['span', 'div'].some((name) =>
          elementsNamed(root, name).some(
            (mark) => hasWord(mark, 'epub:type', 'pagebreak') || hasWord(mark, 'role', 'doc-pagebreak'),
          ),
        ),
      ),
    MathML: () => has('math'),
    rubyAnnotations: () => has('ruby'),
  }
  return elementsNamed(packageDocument, 'meta').flatMap((at): GateFinding[] => {
    const claim = readText(at).trim()
    if (at.attributes.get('property') !== 'schema:accessibilityFeature' || truths[claim]?.() !== false)
      return []
    return [{ ruleId: 'epub-claim', path: packagePath, at, values: { claim } }]
  })
}
