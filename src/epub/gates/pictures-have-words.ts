import { elementsNamed, hasWord, type ReadElement, readText } from '../read-xml.ts'
import type { Gate } from './gate.ts'

/** Pictures have an `alt`, empty for decoration; drawings have a name. WCAG 2.2, 1.1.1. */
export const picturesHaveWords: Gate = ({ documents }) =>
  [...documents].flatMap(([path, root]) => [
    ...elementsNamed(root, 'img')
      .filter((picture) => (isCover(picture) ? !picture.attributes.get('alt')?.trim() : isMute(picture)))
      .map((at) => ({
        ruleId: 'epub-picture-no-alt',
        path,
        at,
        values: { name: at.attributes.get('src') ?? '' },
      })),
    ...elementsNamed(root, 'svg')
      .filter((drawing) => drawing !== root && drawing.attributes.get('role') === 'img' && !isNamed(drawing))
      .map((at) => ({ ruleId: 'epub-picture-no-alt', path, at, values: { name: 'svg' } })),
  ])

/** Of a cover one wants to know what stands on it: it is no decoration. */
function isCover(picture: ReadElement): boolean {
  return hasWord(picture, 'role', 'doc-cover')
}

function isMute(picture: ReadElement): boolean {
  return !picture.attributes.has('alt') && !isHidden(picture)
}

function isHidden({ attributes }: ReadElement): boolean {
  return (
    attributes.get('aria-hidden') === 'true' || /^(?:none|presentation)$/.test(attributes.get('role') ?? '')
  )
}

function isNamed(drawing: ReadElement): boolean {
  const { attributes, children } = drawing
  if (attributes.get('aria-label')?.trim() || attributes.has('aria-labelledby')) return true
  return children.some(
    (child) =>
      typeof child !== 'string' && ['title', 'desc'].includes(child.name) && readText(child).trim() !== '',
  )
}
