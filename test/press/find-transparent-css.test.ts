import { describe, expect, test } from 'vitest'
import { findTransparentCss } from '../../src/press/find-transparent-css.ts'

const sheer = [
  'opacity: .5',
  'opacity: 40%',
  'box-shadow: 2px 2px 6px #000',
  'box-shadow: 0 0 #000, 1px 1px 1px red',
  'text-shadow: 1px 1px .1em red',
  'color: rgba(0, 0, 0, .5)',
  'color: rgb(0 0 0 / 50%)',
  'background: #0008',
  'border: 1px solid #00000080',
  '--ground: hsl(10 20% 30% / .2)',
  'background: linear-gradient(red, transparent)',
  'background: linear-gradient(red, #fff0)',
  'mix-blend-mode: multiply',
  'background-blend-mode: normal, screen',
  'filter: blur(2px)',
  'backdrop-filter: blur(2px)',
  '-webkit-mask-image: linear-gradient(#000, #fff)',
  'fill-opacity: 0.9 !important',
  'stop-opacity: 0',
  'color: color-mix(in srgb, red, transparent 20%)',
]

const solid = [
  'opacity: 1',
  'opacity: 0',
  'box-shadow: 2px 2px #000',
  'box-shadow: inset 0.5px 0 rgb(1, 2, 3)',
  'box-shadow: none',
  'color: rgba(0, 0, 0, 1)',
  'color: rgb(0 0 0 / 100%)',
  'background: transparent',
  'background: #00f',
  'background: #0000ff',
  'background: #00ff',
  'background: rgba(0,0,0,0)',
  'background: linear-gradient(red, blue)',
  'mix-blend-mode: normal',
  'filter: none',
  'mask: none',
  'content: "50%"',
]

describe('what makes transparency', () => {
  test.each(sheer)('%s', (declaration) => {
    expect(findTransparentCss(`a:hover { x: y; ${declaration} }`)).toHaveLength(1)
    expect(findTransparentCss(`a{${declaration};}`)).toHaveLength(1)
  })
  test.each(solid)('not %s', (declaration) => {
    expect(findTransparentCss(`a:hover { x: y; ${declaration} }`)).toEqual([])
  })
})

test('is found at its line and column', () => {
  expect(findTransparentCss('h1:is(a, b)::before {\n  color: red;\n  opacity:\n    0.5\n}\n')).toEqual([
    { line: 3, column: 3, found: 'opacity: 0.5' },
  ])
})
