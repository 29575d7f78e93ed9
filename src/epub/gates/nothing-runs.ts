import { eachRead } from '../read-xml.ts'
import type { Gate, GateFinding } from './gate.ts'

/** No scripts, no handlers, no `javascript:`, nothing embedded that may run. */
export const nothingRuns: Gate = ({ documents }) => {
  const findings: GateFinding[] = []
  for (const [path, root] of documents)
    eachRead(root, (at) => {
      const tell = (what: string) => findings.push({ ruleId: 'epub-script', path, at, values: { what } })
      if (/^(?:\w+:)?(?:script|iframe|object|embed|applet)$/.test(at.name)) tell(`<${at.name}>`)
      for (const [name, value] of at.attributes) {
        if (/^on[a-z]+$/i.test(name)) tell(name)
        if (/^(?:xlink:)?href$|^src$|^action$/.test(name) && /^\s*(?:java|vb)script:/i.test(value))
          tell(`${name}="${value.slice(0, 40)}"`)
      }
      return undefined
    })
  return findings
}
