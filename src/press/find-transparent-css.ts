/** A declaration that makes something transparent; line and column count from 1, `found` is as it is written. */
export type TransparentCss = { line: number; column: number; found: string }

/**
 * What a style sheet makes transparent: PDF/X-1a and X-3 have nothing of the kind (ISO 15930-4 and -6). Comments must
 * have become white space before.
 */
export function findTransparentCss(css: string): TransparentCss[] {
  return [...css.matchAll(declarations)].flatMap((match) => {
    const [, property = '', value = ''] = match
    if (!isTransparent(property.toLowerCase(), value.toLowerCase())) return []
    const before = css.slice(0, match.index).split('\n')
    const found = `${property}: ${value.trim().replace(/\s+/g, ' ')}`
    return [{ line: before.length, column: (before.at(-1)?.length ?? 0) + 1, found: found.slice(0, 80) }]
  })
}

/** `property: value` before `;`, `}` or the end, so that `a:hover {` is none. */
const declarations = /(?<![\w:.#&*-])(-{0,2}[a-z][\w-]*)\s*:\s*([^:;{}][^;{}]*)(?=[;}]|$)/gi

/** Whether a property of CSS, or an attribute of SVG, with this value lets something show through. Lower case. */
export function isTransparent(property: string, value: string): boolean {
  const words = value.replace(/\s*!important\s*$/, '').trim()
  const kind = kinds.find(([pattern]) => pattern.test(property))?.[1]
  return kind?.(words) || hasSheerColour(words)
}

const kinds: [pattern: RegExp, isSheer: (value: string) => boolean][] = [
  // Nothing is drawn of what shows through altogether.
  [/^(?:opacity|fill-opacity|stroke-opacity|flood-opacity)$/, (value) => isPart(value)],
  [/^stop-opacity$/, (value) => isPart(value) || Number.parseFloat(value) === 0],
  [/-blend-mode$/, (value) => !words(value, 'normal')],
  [/^(?:-webkit-)?(?:backdrop-)?filter$/, (value) => !words(value, 'none')],
  [/^(?:-webkit-)?mask(?:-image)?$/, (value) => !words(value, 'none')],
  [/^(?:box|text)-shadow$/, (value) => shadowsOf(value).some(isBlurred)],
]

function isPart(value: string): boolean {
  const number = Number.parseFloat(value) / (value.endsWith('%') ? 100 : 1)
  return number > 0 && number < 1
}

function words(value: string, plain: string): boolean {
  return value
    .split(/[\s,]+/)
    .every((word) => [plain, 'inherit', 'initial', 'unset', 'revert'].includes(word))
}

/** Commas in `rgb(1, 2, 3)` divide no shadows. */
function shadowsOf(value: string): string[] {
  return value.replace(/\([^()]*\)/g, '').split(',')
}

/** `2px 2px 6px`: the third length is the blur. */
function isBlurred(shadow: string): boolean {
  const lengths = shadow.match(/(?<![\w.#-])-?(?:\d+\.?\d*|\.\d+)[a-z]*/g) ?? []
  return Number.parseFloat(lengths[2] ?? '0') > 0
}

/** Colours with an alpha between nothing and all; with nothing in a gradient, too, as it goes there by steps. */
function hasSheerColour(value: string): boolean {
  const isGradient = value.includes('gradient(')
  const alphas = [...value.matchAll(/\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(([^()]*)\)/g)].flatMap(
    ([, inner = '']) => inner.split('/')[1] ?? inner.split(',')[3] ?? [],
  )
  const hexes = [...value.matchAll(/#(?:[\da-f]{3}([\da-f])|[\da-f]{6}([\da-f]{2}))(?![\da-f])/g)].map(
    ([, short, long = '']) => Number.parseInt(short ? short + short : long, 16) / 255,
  )
  const numbers = [
    ...alphas.map((alpha) => Number.parseFloat(alpha) / (alpha.trim().endsWith('%') ? 100 : 1)),
    ...hexes,
  ]
  if (isGradient && (/\btransparent\b/.test(value) || numbers.some((alpha) => alpha === 0))) return true
  return numbers.some((alpha) => alpha > 0 && alpha < 1) || /color-mix\([^()]*\btransparent\b/.test(value)
}
