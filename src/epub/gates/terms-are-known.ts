import { elementsNamed, readText } from '../read-xml.ts'
import type { Gate } from './gate.ts'

/**
 * Terms of the metadata that come from a list are on it: what programs do not know they leave out.
 *
 * EPUB Accessibility 1.1, 3; the lists are Schema.org's, and MARC's codes for relators have three letters.
 */
export const termsAreKnown: Gate = ({ packageDocument, packagePath }) =>
  elementsNamed(packageDocument, 'meta').flatMap((at) => {
    const property = at.attributes.get('property') ?? ''
    const term = readText(at).trim()
    if (/^[^:]+$/.test(property) && !properties.test(property))
      return [
        { ruleId: 'epub-term-unknown', path: packagePath, at, values: { term: property, property: 'meta' } },
      ]
    const isMarc = property === 'role' && at.attributes.get('scheme') === 'marc:relators'
    const terms = isMarc ? [term] : term.split(',').map((word) => word.trim())
    const known = isMarc ? /^[a-z]{3}$/ : lists[property]
    return terms
      .filter((word) => known && !known.test(word))
      .map((word) => ({
        ruleId: 'epub-term-unknown',
        path: packagePath,
        at,
        values: { term: word, property },
      }))
  })

/** EPUB 3.3, D.3, and EPUB Accessibility 1.1, 4.1.2. */
const properties = oneOf(
  'alternate-script authority belongs-to-collection collection-type display-seq file-as group-position identifier-type ' +
    'meta-auth pageBreakSource role source-of term title-type',
)

const modes =
  'auditory chartOnVisual chemOnVisual colorDependent diagramOnVisual mathOnVisual musicOnVisual tactile textOnVisual ' +
  'textual visual'
const hazards = 'flashing motionSimulation sound'

const lists: Record<string, RegExp> = {
  'schema:accessMode': oneOf(modes),
  'schema:accessModeSufficient': oneOf(modes),
  'schema:accessibilityHazard': oneOf(
    `none unknown ${hazards
      .split(' ')
      .flatMap((name) => [
        `${name}Hazard`,
        name,
        `no${name[0]?.toUpperCase()}${name.slice(1)}Hazard`,
        `unknown${name[0]?.toUpperCase()}${name.slice(1)}Hazard`,
      ])
      .join(' ')}`,
  ),
}

function oneOf(words: string): RegExp {
  return new RegExp(`^(?:${words.split(' ').join('|')})$`)
}
