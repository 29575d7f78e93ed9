import type { xmlRules } from '../rules/xml.ts'

/** An element of a file read back; lines and columns count from 1. Names keep their prefix: `epub:type`. */
export type ReadElement = {
  name: string
  attributes: ReadonlyMap<string, string>
  children: (ReadElement | string)[]
  line: number
  column: number
}

/** The file is no XML: `ruleId` is what of the catalogue, `line` and `column` say where. */
export class XmlFault extends Error {
  override name = 'XmlFault'
  readonly ruleId: XmlFaultRule
  readonly values: Record<string, string>
  readonly line: number
  readonly column: number
  constructor(ruleId: XmlFaultRule, values: Record<string, string>, line: number, column: number) {
    super(`${ruleId} ${Object.values(values).join(' ')}`.trim())
    this.ruleId = ruleId
    this.values = values
    this.line = line
    this.column = column
  }
}

type XmlFaultRule = keyof typeof xmlRules

/**
 * Read an XML file: nothing of the writer's, so that each can prove the other.
 *
 * Strict in what makes a tree (XML 1.0, fifth edition: tags nest, attributes are quoted and stand once); document types
 * are skipped, and entities that only they define stay as they are written.
 *
 * @throws XmlFault
 */
export function readXml(source: string): ReadElement {
  const reader = new Reader(source.replace(/^\uFEFF/, ''))
  return reader.document()
}

class Reader {
  readonly #source: string
  #at = 0
  /** Line feeds are counted as far as they have been passed: places are asked for in order. */
  #line = 1
  #lineStart = 0
  /** Where the next one is; a long line is not searched for it at every tag. */
  #feed: number

  constructor(source: string) {
    this.#source = source
    this.#feed = source.indexOf('\n')
  }

  document(): ReadElement {
    this.#skipMisc()
    if (this.#source[this.#at] !== '<') this.#fail('epub-xml-none')
    const root = this.#tree()
    this.#skipMisc()
    if (this.#at < this.#source.length) this.#fail('epub-xml-after-end')
    return root
  }

  /** An element with all that is in it; open ones are on a list, so that depth costs no stack. */
  #tree(): ReadElement {
    const root = this.#startTag()
    const open = root.closed ? [] : [root.element]
    for (let parent = open.at(-1); parent; parent = open.at(-1)) {
      const next = this.#source.indexOf('<', this.#at)
      if (next < 0) this.#fail('epub-xml-unclosed', { name: parent.name })
      if (next > this.#at) parent.children.push(this.#decode(this.#source.slice(this.#at, next)))
      this.#at = next
      if (this.#skip('<!--', '-->') || this.#skip('<?', '?>')) continue
      if (this.#source.startsWith('<![CDATA[', this.#at)) {
        const end = this.#end(']]>')
        parent.children.push(this.#source.slice(this.#at + 9, end))
        this.#at = end + 3
      } else if (this.#source[this.#at + 1] === '/') {
        const [whole, name = ''] = this.#match(/<\/([^\s<>/]+)\s*>/y)
        if (name !== parent.name) this.#fail('epub-xml-crossed', { name, open: parent.name })
        this.#at += whole.length
        open.pop()
      } else {
        const { element, closed } = this.#startTag()
        parent.children.push(element)
        if (!closed) open.push(element)
      }
    }
    return root.element
  }

  #startTag(): { element: ReadElement; closed: boolean } {
    const place = this.#place()
    const [start, name = ''] = this.#match(/<([\p{L}_:][^\s<>/="'&]*)/uy)
    this.#at += start.length
    const attributes = new Map<string, string>()
    for (;;) {
      const end = /\s*(\/?)>/y
      end.lastIndex = this.#at
      const closing = end.exec(this.#source)
      if (closing) {
        this.#at += closing[0].length
        return { element: { name, attributes, children: [], ...place }, closed: closing[1] === '/' }
      }
      const [whole, key = '', value = ''] = this.#match(/\s+([^\s<>/="'&]+)\s*=\s*("[^"<]*"|'[^'<]*')/y)
      if (attributes.has(key)) this.#fail('epub-xml-attribute-twice', { name: key })
      attributes.set(key, this.#decode(value.slice(1, -1)))
      this.#at += whole.length
    }
  }

  #skipMisc(): void {
    for (;;) {
      this.#at += /\s*/y.exec(this.#source.slice(this.#at))?.[0].length ?? 0
      if (this.#skip('<!--', '-->') || this.#skip('<?', '?>')) continue
      if (!/^<!DOCTYPE/i.test(this.#source.slice(this.#at, this.#at + 9))) return
      const [whole] = this.#match(/<!DOCTYPE(?:[^[>]|\[[^\]]*\])*>/iy)
      this.#at += whole.length
    }
  }

  #skip(start: string, end: string): boolean {
    if (!this.#source.startsWith(start, this.#at)) return false
    this.#at = this.#end(end) + end.length
    return true
  }

  #end(mark: string): number {
    const end = this.#source.indexOf(mark, this.#at)
    if (end < 0) this.#fail('epub-xml-unended', { mark })
    return end
  }

  #match(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#source)
    if (!match) this.#fail('epub-xml-no-markup', { text: this.#source.slice(this.#at, this.#at + 20) })
    return match
  }

  #decode(text: string): string {
    const bad = notXml.exec(text)
    if (bad) this.#fail('epub-xml-character', { code: codeOf(bad[0]) })
    return text
      .replace(/\r\n?/g, '\n')
      .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));|&/gi, (whole, hex, decimal, name) => {
        if (whole === '&') this.#fail('epub-xml-ampersand')
        if (name !== undefined) return entities[String(name)] ?? whole
        const point = Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16)
        if (point > 0x10ffff || notXml.test(String.fromCodePoint(point)))
          this.#fail('epub-xml-no-character', { written: whole })
        return String.fromCodePoint(point)
      })
  }

  #place(): { line: number; column: number } {
    for (
      ;
      this.#feed >= 0 && this.#feed < this.#at;
      this.#feed = this.#source.indexOf('\n', this.#lineStart)
    ) {
      this.#line++
      this.#lineStart = this.#feed + 1
    }
    return { line: this.#line, column: this.#at - this.#lineStart + 1 }
  }

  #fail(ruleId: XmlFaultRule, values: Record<string, string> = {}): never {
    const { line, column } = this.#place()
    throw new XmlFault(ruleId, values, line, column)
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** XML 1.0, 2.2: what is no `Char`. */
const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Every element in the order of the file; what is inside of one for which `visit` gives false is left out. */
export function eachRead(element: ReadElement, visit: (element: ReadElement) => boolean | undefined): void {
  if (visit(element) === false) return
  for (const child of element.children) if (typeof child !== 'string') eachRead(child, visit)
}

/** The elements of a name, prefix and all, in the order of the file. */
export function elementsNamed(root: ReadElement, name: string): ReadElement[] {
  const found: ReadElement[] = []
  eachRead(root, (element) => {
    if (element.name === name) found.push(element)
    return undefined
  })
  return found
}

/** All characters of an element. */
export function readText(element: ReadElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : readText(child))).join('')
}

/** Whether a value of words, such as `epub:type`, has this one. */
export function hasWord(element: ReadElement, attribute: string, word: string): boolean {
  return (element.attributes.get(attribute) ?? '').split(/\s+/).includes(word)
}
