import { findTransparentCss, isTransparent, type TransparentCss } from './find-transparent-css.ts'

/** What an SVG file makes transparent, by its attributes and style rules, in the order of the file. */
export function findTransparentSvg(svg: string): TransparentCss[] {
  const text = svg.replace(/<!--[\s\S]*?(?:-->|$)/g, (part) => part.replace(/[^\n]/g, ' '))
  const found: TransparentCss[] = []
  const add = (index: number, written: string) => {
    const before = text.slice(0, index).split('\n')
    found.push({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1, found: written.slice(0, 80) })
  }
  for (const match of text.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style/gi)) {
    const [whole, css = ''] = match
    const start = match.index + whole.indexOf(css, whole.indexOf('>'))
    const plain = css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, (part) => part.replace(/[^\n]/g, ' '))
    const lines = text.slice(0, start).split('\n')
    for (const { line, column, found: declaration } of findTransparentCss(plain))
      found.push({
        line: lines.length + line - 1,
        column: line === 1 ? (lines.at(-1)?.length ?? 0) + column : column,
        found: declaration,
      })
  }
  for (const match of text.matchAll(/\s([a-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)) {
    const [whole, name = '', double, single] = match
    const value = double ?? single ?? ''
    const at = match.index + whole.search(/\S/)
    if (name.toLowerCase() === 'style')
      for (const { found: declaration } of findTransparentCss(value)) add(at, declaration)
    else if (isSvgPaint(name) && isTransparent(name.toLowerCase(), value.toLowerCase()))
      add(at, `${name}="${value}"`)
  }
  // Chromium draws what it repeats as a picture with alpha.
  for (const { index } of text.matchAll(/<pattern\b/gi)) add(index, '<pattern>')
  return found.sort((a, b) => a.line - b.line || a.column - b.column)
}

/** Whether an attribute of SVG paints, so that it may let something show through. */
export function isSvgPaint(attribute: string): boolean {
  return paints.has(attribute.toLowerCase())
}

const paints = new Set([
  ...['opacity', 'fill-opacity', 'stroke-opacity', 'stop-opacity', 'mask', 'filter'],
  ...['fill', 'stroke', 'stop-color', 'color', 'mix-blend-mode'],
])
