import { eachRead } from '../read-xml.ts'
import type { Gate, GateFinding } from './gate.ts'

/** All that is shown is in the EPUB. Links that readers follow may lead to the web; pictures, fonts and styles not. */
export const nothingRemote: Gate = ({ documents, styles, items, packagePath }) => {
  const findings: GateFinding[] = items
    .filter(({ href }) => isRemote(href))
    .map(({ href }) => ({ ruleId: 'epub-remote', path: packagePath, values: { address: href } }))
  for (const [path, root] of documents)
    eachRead(root, (at) => {
      for (const [name, value] of at.attributes) {
        const addresses = loads(at.name, name) ? [value] : name === 'style' ? urlsOf(value) : []
        for (const address of addresses)
          if (isRemote(address)) findings.push({ ruleId: 'epub-remote', path, at, values: { address } })
      }
      return undefined
    })
  for (const [path, css] of styles)
    for (const address of urlsOf(css))
      if (isRemote(address)) findings.push({ ruleId: 'epub-remote', path, values: { address } })
  return findings
}

function loads(element: string, attribute: string): boolean {
  if (attribute === 'src' || attribute === 'srcset' || attribute === 'poster' || attribute === 'data')
    return true
  return /^(?:xlink:)?href$/.test(attribute) && !/^(?:\w+:)?a$/.test(element)
}

function urlsOf(css: string): string[] {
  return [...css.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)].map(
    ([, url, imported]) => url ?? imported ?? '',
  )
}

function isRemote(address: string): boolean {
  return /^\s*(?:https?:|ftp:)?\/\//i.test(address)
}
