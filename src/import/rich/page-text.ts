import { rubyText } from '../ruby-text.ts'

/** The text of a web page's element as our Markdown has it: characters with readings as `{汉字|hàn zì}`, all else as it stands. */
export function pageText(node: Node | null | undefined): string {
  if (!node) return ''
  if (node.nodeType === 3) return node.nodeValue ?? ''
  const pairs = node.nodeName === 'RUBY' ? readings(node) : undefined
  return pairs ? rubyText(pairs) : [...node.childNodes].map(pageText).join('')
}

/** Base and reading of each part; `undefined` where more than text stands in it. */
function readings(ruby: Node): [base: string, reading: string][] | undefined {
  const pairs: [string, string][] = []
  let base = ''
  for (const part of ruby.childNodes) {
    if (part.nodeName === 'RP' || part.nodeType === 8) continue
    if (part.nodeType !== 3 && !/^(?:RB|RT|SPAN)$/.test(part.nodeName)) return undefined
    if ([...part.childNodes].some(({ nodeType }) => nodeType !== 3)) return undefined
    if (part.nodeName === 'RT') {
      pairs.push([base.trim(), (part.textContent ?? '').trim()])
      base = ''
    } else base += part.textContent ?? ''
  }
  if (base.trim() !== '') pairs.push([base.trim(), ''])
  return pairs
}
