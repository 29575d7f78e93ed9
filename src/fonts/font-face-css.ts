import { metrics } from './faces.ts'
import type { PlannedFile } from './plan-faces.ts'

/** The `@font-face` rules of the text families. `url` is relative to the style sheet. */
export function fontFaceCss(files: readonly (PlannedFile & { url: string })[]): string {
  // Of several files the last comes first with browsers: so the one that a family is measured by.
  const ordered = [
    ...files.filter((file) => file.unicodeRange),
    ...files.filter((file) => !file.unicodeRange),
  ]
  return ordered.map(fontFace).join('\n')
}

function fontFace({
  family,
  weight,
  metrics: kind,
  url,
  unicodeRange,
}: PlannedFile & { url: string }): string {
  const { ascent, descent } = metrics[kind]
  const range = unicodeRange && `unicode-range:${unicodeRange.map(rangeText).join(',')}`
  return `@font-face{${[
    `font-family:"${family}"`,
    `src:url("${url}") format("truetype")`,
    `font-weight:${weight}`,
    'font-style:normal',
    'font-display:block',
    `ascent-override:${ascent}%`,
    `descent-override:${descent}%`,
    'line-gap-override:0%',
    ...(range ? [range] : []),
  ].join(';')}}`
}

function rangeText([first, last]: readonly [number, number]): string {
  const [from, to] = [first, last].map((codePoint) => codePoint.toString(16).toUpperCase())
  return from === to ? `U+${from}` : `U+${from}-${to}`
}
