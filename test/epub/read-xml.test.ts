import { describe, expect, test } from 'vitest'
import { elementsNamed, readText, readXml, XmlFault } from '../../src/epub/read-xml.ts'

test('reads a tree with its places', () => {
  const root = readXml(
    '\uFEFF<?xml version="1.0"?>\n<!DOCTYPE html [<!ENTITY x "y">]>\n<!-- 一 -->\n<a xml:id=\'i\'>甲&amp;&#x4E59;&#19993;\n <b/><![CDATA[<&]]>\n</a>\n<!-- 末 -->',
  )
  expect(root.name).toBe('a')
  expect(root.attributes.get('xml:id')).toBe('i')
  expect(readText(root).replace(/\s/g, '')).toBe('甲&乙丙<&')
  const [b] = elementsNamed(root, 'b')
  expect([b?.line, b?.column]).toEqual([5, 2])
})

describe('refuses what is no XML, at its place', () => {
  test.each([
    ['<a><b></a></b>', 1, 7],
    ['<a>\n<p>甲', 2, 5],
    ['<a b="1" b="2"/>', 1, 9],
    ['<a b=1/>', 1, 3],
    ['<a>x & y</a>', 1, 4],
    ['<a>\u0007</a>', 1, 4],
    ['<a>&#7;</a>', 1, 4],
    ['<a>&#xD800;</a>', 1, 4],
    ['<a/>x', 1, 5],
    ['<a><!-- </a>', 1, 4],
    ['甲', 1, 1],
    ['', 1, 1],
  ])('%j', (source, line, column) => {
    let fault: unknown
    try {
      readXml(source)
    } catch (error) {
      fault = error
    }
    expect(fault).toBeInstanceOf(XmlFault)
    expect(fault).toMatchObject({ line })
    // The text before a fault in it begins a little earlier.
    expect(Math.abs((fault as XmlFault).column - column)).toBeLessThan(3)
  })
})

test('depth costs no stack', () => {
  const depth = 100_000
  expect(() => readXml(`${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`)).not.toThrow()
})
