import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Rules of `styles/epub.css`: selectors and declarations. */
type Rule = { selectors: string[]; declarations: [name: string, value: string][] }

const css = readFileSync(new URL('../../styles/epub.css', import.meta.url), 'utf8').replace(
  /\/\*.*?\*\//gs,
  '',
)

const rules: Rule[] = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selectors = '', body = '']) => ({
  selectors: selectors.split(',').map((selector) => selector.trim()),
  declarations: body
    .split(';')
    .map((declaration) => declaration.trim())
    .filter(Boolean)
    .map((declaration) => {
      const [name = '', ...value] = declaration.split(':')
      return [name.trim(), value.join(':').trim()]
    }),
}))

const of = (selector: string, name: string) =>
  rules
    .filter(({ selectors }) => selectors.includes(selector))
    .flatMap(({ declarations }) => declarations.filter(([own]) => own === name).map(([, value]) => value))

test('paragraphs are indented by two characters', () => {
  expect(of('p', 'text-indent')).toEqual(['2em'])
})

test('there are no fixed colours, but white paper for drawings', () => {
  const coloured = rules.flatMap(({ selectors, declarations }) =>
    declarations
      .filter(([name]) => /color$|^background|^border|shadow|^outline/.test(name))
      .filter(([, value]) => /#[0-9a-f]{3}|rgb|hsl|\b(?:white|black|gr[ae]y|red)\b/i.test(value))
      .map(() => selectors.join()),
  )
  expect([...new Set(coloured)]).toEqual(['svg.picture'])
})

test('letters and their lines have no fixed sizes', () => {
  const sizes = rules.flatMap(({ declarations }) =>
    declarations.filter(([name]) =>
      /^(?:font|font-size|line-height|text-indent|margin.*|padding.*)$/.test(name),
    ),
  )
  expect(sizes.length).toBeGreaterThan(50)
  expect(sizes.filter(([, value]) => /\d(?:px|pt|mm|cm|in|vw)\b/.test(value))).toEqual([])
})

test('emphasis dots have a line of dots where reading systems know none, and all three names of the property', () => {
  const [fallback] = css.split('@supports')
  expect(fallback).toMatch(/em\.dots \{\s*border-bottom: 0\.1em dotted;/)
  for (const name of ['text-emphasis', '-webkit-text-emphasis', '-epub-text-emphasis-style'])
    expect(of('em.dots', name).join()).toContain('filled dot')
  expect(of('em.dots', 'text-emphasis-position').join()).toBe('under right')
  // Where dots are known, the line is gone.
  expect(of('em.dots', 'border-bottom')).toEqual(['0.1em dotted', '0'])
})

test('proper names have a line below, titles of books a wavy one', () => {
  expect(of('.proper', 'text-decoration')).toEqual(['underline'])
  expect(of('.booktitle', 'text-decoration-style')).toEqual(['wavy'])
})

test('Han letters are never slanted', () => {
  for (const name of ['i', 'em', 'cite', 'dfn', 'var', 'address'])
    expect(of(name, 'font-style')).toEqual(['normal'])
})

test('code breaks on a small screen, formulas can be moved, pictures are no wider than it', () => {
  expect(of('pre', 'white-space')).toEqual(['pre-wrap'])
  expect(of('pre', 'overflow-wrap')).toEqual(['anywhere'])
  expect(of('.math-display', 'overflow-x')).toEqual(['auto'])
  expect(of('img', 'max-width')).toEqual(['100%'])
  expect(of('table', 'max-width')).toEqual(['100%'])
})

test('questions are not spread over narrow lines, and room for answers keeps together', () => {
  expect(of('.part li', 'text-align')).toEqual(['start'])
  expect(of('.part-space', 'break-inside')).toEqual(['avoid'])
  expect(of('.part-ruled-table th.chars-4', 'white-space')).toEqual(['nowrap'])
})

test('words above stay with what they are above of', () => {
  for (const name of ['h1', 'dt', '.part-title', 'figure.table > figcaption'])
    expect(of(name, 'break-after')).toEqual(['avoid'])
})

test('what is hidden is hidden everywhere', () => {
  expect(of('[hidden]', 'display')).toEqual(['none'])
})
