import { eachRead, type ReadElement } from '../read-xml.ts'
import type { Gate, GateFinding } from './gate.ts'

/** No heading is more than one level below the one before: who hears the book goes by levels. WCAG 2.2, 1.3.1. */
export const headingsNest: Gate = ({ documents }) =>
  [...documents].flatMap(([path, root]) => {
    const findings: GateFinding[] = []
    let before = 0
    eachRead(root, (at) => {
      const level = levelOf(at)
      if (level === undefined) return true
      if (before > 0 && level > before + 1)
        findings.push({ ruleId: 'epub-heading-skip', path, at, values: { level, expected: before + 1 } })
      before = level
      return true
    })
    return findings
  })

function levelOf({ name, attributes }: ReadElement): number | undefined {
  if (attributes.get('role') === 'heading') return Number(attributes.get('aria-level') ?? 2)
  return /^h[1-6]$/.test(name) ? Number(name.slice(1)) : undefined
}
