import { elementsNamed } from '../read-xml.ts'
import type { Gate } from './gate.ts'

/** Every document says its language, by which it is spoken and its letters are chosen. WCAG 2.2, 3.1.1; HTML, 3.2.6.2; XHTML 1.1 of EPUB 2 has no `lang`. */
export const languageIsTold: Gate = ({ documents, version }) =>
  [...documents].flatMap(([path, root]) => {
    const [at] = root.name === 'html' ? [root] : elementsNamed(root, 'html')
    const isTold = (version.startsWith('2') ? ['xml:lang'] : ['lang', 'xml:lang']).every((name) =>
      at?.attributes.get(name)?.trim(),
    )
    return at && !isTold ? [{ ruleId: 'epub-no-language', path, at }] : []
  })
