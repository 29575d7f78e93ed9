import { epubcheckRules } from '../rules/epubcheck.ts'

/** The rule of the catalogue for what EPUBCheck tells: by the fault where its number has many, by its number, or any. */
export function epubcheckRule(id: string, problem: string, isError: boolean): string {
  const fault = id === 'RSC-005' ? faults.find(([, pattern]) => pattern.test(problem))?.[0] : undefined
  const name = `epubcheck-${fault ?? id.toLowerCase()}`
  if (name in epubcheckRules) return name
  return isError ? 'epubcheck-error' : 'epubcheck-warning'
}

/** RSC-005 is all that a schema finds. The first that fits. */
const faults: readonly [name: string, problem: RegExp][] = [
  ['id-twice', /"id" attribute value .* is not unique|^Duplicate "/],
  ['id-misspelt', /invalid id\b/i],
  ['id-nowhere', /does not reference a valid ID|in the same document|refines missing target/i],
  ['title-missing', /at least one dc:title|missing required element "(?:dc:)?title"/i],
  ['language-missing', /at least one dc:language/i],
  ['modified-missing', /dcterms:modified/],
  ['nav-count', /must declare the "nav" property/],
  ['nav-wordless', /must contain text/],
  ['document-title', /"title" element must not be empty|should have a "title" child/],
  [
    'attribute-value',
    /value of (?:the )?"?attribute|attribute value|must have the same value|must not be empty/i,
  ],
  ['attribute-misplaced', /attribute "?.*not allowed|attribute is obsolete/i],
  ['element-missing', /incomplete; missing|must have an? |must contain (?:at least|an?) /i],
  [
    'element-misplaced',
    /not allowed (?:here|yet)|must not (?:appear|be nested|contain)|element is obsolete|cannot contain/i,
  ],
]
