/**
 * The table of a ToUnicode CMap: ISO 32000-1, 9.10.3. Codes of one and two bytes are not told apart.
 *
 * What cannot be read is left out.
 */
export function readToUnicode(bytes: Uint8Array): Map<number, string> {
  const text = Buffer.from(bytes).toString('latin1')
  const map = new Map<number, string>()
  for (const [, part = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', value = ''] of part.matchAll(/<([^>]*)>\s*<([^>]*)>/g))
      map.set(Number.parseInt(code, 16), utf16(value))
  for (const [, part = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, low = '', high = '', value = '', list] of part.matchAll(
      /<([^>]*)>\s*<([^>]*)>\s*(?:<([^>]*)>|\[([^\]]*)\])/g,
    ))
      addRange(map, Number.parseInt(low, 16), Number.parseInt(high, 16), value, list)
  return map
}

function addRange(
  map: Map<number, string>,
  low: number,
  high: number,
  value: string,
  list: string | undefined,
): void {
  const listed = list?.match(/<[^>]*>/g)?.map((item) => utf16(item.slice(1, -1)))
  const first = utf16(value)
  const last = first.codePointAt(first.length - 1) ?? 0
  for (let code = low; code <= Math.min(high, low + 0xffff); code++) {
    // The last of the characters counts up.
    const counted = first.slice(0, -1) + String.fromCharCode(last + code - low)
    map.set(code, listed ? (listed[code - low] ?? '') : counted)
  }
}

function utf16(digits: string): string {
  const units = digits.replace(/\s/g, '').match(/.{4}/g) ?? []
  return units.map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('')
}
