import { resolveHref } from '../open-epub.ts'
import type { Gate, GateFinding } from './gate.ts'

/** Every font that a style sheet names is in the EPUB, listed, and a font. */
export const fontsAreThere: Gate = async ({ styles, paths, items, bytes }) => {
  const findings: GateFinding[] = []
  const listed = new Set(items.map(({ path }) => path))
  for (const [path, css] of styles)
    for (const [, rule = ''] of css.matchAll(/@font-face\s*\{([^}]*)\}/g))
      for (const [, name = ''] of rule.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)) {
        const font = resolveHref(path, name)?.path
        if (font === undefined) continue
        const values = { name }
        if (!paths.has(font) || !listed.has(font))
          findings.push({ ruleId: 'epub-font-missing', path, values })
        else if (!isFont(await bytes(font))) findings.push({ ruleId: 'epub-font-broken', path, values })
      }
  return findings
}

/** By the first four bytes: TrueType, OpenType, collections, WOFF. Fonts may be obfuscated, which hides them. */
function isFont(font: Uint8Array): boolean {
  if (font.length < 12) return false
  const tag = String.fromCharCode(...font.subarray(0, 4))
  return ['\0\u0001\0\0', 'OTTO', 'true', 'ttcf', 'wOFF', 'wOF2'].includes(tag)
}
