import { expect, test } from 'vitest'
import { findTransparentSvg } from '../../src/press/find-transparent-svg.ts'

test('finds attributes, styles and rules at their places, and nothing in comments', () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg">
<!-- opacity=".5" -->
<style>path { fill: red;
  opacity: .5 /* stroke-opacity: .2 */ }</style>
  <path fill-opacity='0.4' d="M0 0"/><path style="fill:#00000080"/>
  <path fill="#ff0000" opacity="1"/><stop stop-color="rgba(0,0,0,.3)"/>
<pattern id="a"/></svg>`
  expect(findTransparentSvg(svg)).toEqual([
    { line: 4, column: 3, found: 'opacity: .5' },
    { line: 5, column: 9, found: 'fill-opacity="0.4"' },
    { line: 5, column: 44, found: 'fill: #00000080' },
    { line: 6, column: 43, found: 'stop-color="rgba(0,0,0,.3)"' },
    { line: 7, column: 1, found: '<pattern>' },
  ])
})
