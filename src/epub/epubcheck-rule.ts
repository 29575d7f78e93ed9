import { ruleOf } from '../rules.ts'

/** The rule of the catalogue for what EPUBCheck tells: by the fault where its number has many, by its number, or any. */
export function epubcheckRule(id: string, problem: string, isError: boolean): string {
  const fault = kinds[id]?.find(([, pattern]) => pattern.test(problem))?.[0]
  const name = `epubcheck-${fault ?? id.toLowerCase()}`
  if (ruleOf(name)) return name
  return isError ? 'epubcheck-error' : 'epubcheck-warning'
}

/** What a schema finds has one number; the first that fits. */
const kinds: Record<string, readonly (readonly [name: string, problem: RegExp])[]> = {
  'RSC-005': [
    ['schema-unread', /Failed to initialize/],
    ['overlay', /SMIL|media:|media[- ]overlay|'(?:seq|par|text|audio|meta)' not allowed/i],
    ['dictionary', /dictionar|dictentry|search[- ]key|source-language/i],
    [
      'renditions',
      /rendition mapping|multiple-renditions|multiple\.renditions|resource-map|mapping document/i,
    ],
    ['collection', /collections?\b.*(?:must|cannot)|^Collection|distributable-object|Preview Publication/],
    ['index', /"index(?:-entry-list)?"/],
    ['textbook', /edupub|accessibilityFeature|dc:type identifier/],
    ['encryption', /"encryption"|"Method"|"OriginalLength"/],
    ['signatures', /"signatures"/],
    ['regions', /Data Navigation Document/],
    ['id-twice', /"id" attribute value .* is not unique|^Duplicate "/],
    ['id-misspelt', /invalid id\b/i],
    ['refines-form', /@refines must (?:be|not)/],
    ['identifier-nowhere', /unique-identifier attribute does not resolve/],
    ['id-nowhere', /does not reference a valid ID|in the same document|refines missing target/i],
    ['title-missing', /at least one dc:title|missing required element "(?:dc:)?title"/i],
    ['language-missing', /at least one dc:language/i],
    ['modified-misspelt', /dcterms:modified illegal/],
    ['modified-missing', /dcterms:modified/],
    ['nav-type', /representing the Navigation Document/],
    ['nav-count', /must declare the "nav" property/],
    ['nav-wordless', /must contain text/],
    ['nav-twice', /Multiple occurrences of the "(?:page-list|landmarks)"/],
    ['nav-heading', /must have a heading as their first child/],
    ['nav-item', /element "ol" (?:incomplete|not allowed yet)|element "li" incomplete/],
    ['landmark-type', /inside "landmarks"/],
    ['landmark-twice', /Another landmark/],
    ['document-title', /"title" element must not be empty|should have a "title" child/],
    ['source-of', /"source-of" property must (?:have|refine)/],
    [
      'said-twice',
      /declared more than once|more than one time|Multiple occurrences of the "cover-image"|Only one pair/,
    ],
    ['subject', /associated with a dc:subject|"(?:authority|term)" must refine/],
    ['refines-kind', /must refine an?|can only refine|must not refine/],
    ['metadata-link', /"(?:record|voicing)" links/],
    ['exclusive', /mutually exclusive/],
    ['ncx-unnamed', /when an NCX is included/],
    ['ncx-shape', /^NCX document must/],
    ['page-type', /pageTarget type/],
    ['obsolete', /is obsolete/],
    ['languages-differ', /lang and xml:lang/],
    ['charset', /encoding declaration state|meta charset/],
    ['source-empty', /"src" attribute must not be empty/],
    ['switch-parts', /epub:(?:switch|case|default)/],
    ['formula-markup', /MathML|annotation-xml|application\/xml\+xhtml/],
    ['time-misspelt', /"datetime"/],
    ['map-name', /on the map element/],
    ['attribute-missing', /must have an? .*attribute|must also be specified|attribute is required/],
    ['foreign-element', /from namespace/],
    ['root-element', /^Root element|^expected element/],
    [
      'attribute-value',
      /value of (?:the )?"?(?:attribute|"[\w:-]+" property)|attribute (?:value|on .* must be)|must have the same value|must not be empty|must be (?:either|one of|of the)|single class name|must be of the form/i,
    ],
    ['attribute-misplaced', /attribute "?.*(?:not|only) allowed|^Attribute .* not allowed/i],
    [
      'element-missing',
      /incomplete; missing|must have an? |must (?:include|contain) (?:at least|an?|exactly) /i,
    ],
    [
      'element-misplaced',
      /not allowed (?:here|yet)|must not (?:appear|be nested|contain)|cannot contain|only allowed on/i,
    ],
    // As libxml2 tells it.
    ['attribute-misplaced', /Invalid attribute/],
    ['element-misplaced', /Extra element|Did not expect element|extra content/],
    ['element-missing', /Expecting (?:an )?element/],
    ['attribute-value', /validating (?:value|datatype)|allow value/],
    ['element-missing', /failed to validate content/],
    ['attribute-misplaced', /failed to validate attributes/],
  ],
  'RSC-017': [
    ['document-untitled', /should have a "title" child/],
    ['nav-nested', /only a single ol/],
    ['regions', /region-based/],
    ['deprecated', /deprecated/],
    ['refines-fragment', /@refines should/],
    ['guide-twice', /Duplicate "reference"/],
    ['source-missing', /dc:source/],
    ['rootfile-unlike', /rendition selection/],
  ],
}
