import type { PdfFile } from './open-pdf.ts'

/**
 * A property of XMP by its name without prefix, as element or attribute; of lists the first entry.
 *
 * Not a reader of RDF: whoever writes XMP for print writes it in one of these two ways.
 */
export function xmpValue({ xmp }: PdfFile, name: string): string | undefined {
  const element = new RegExp(`<([\\w-]+):${name}(?:\\s[^>]*)?>([\\s\\S]*?)</\\1:${name}>`).exec(xmp)?.[2]
  const attribute = new RegExp(`[\\w-]+:${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(xmp)
  const found = element ?? attribute?.[1] ?? attribute?.[2]
  if (found === undefined) return undefined
  const item = /<rdf:li[^>]*>([\s\S]*?)<\/rdf:li>/.exec(found)?.[1] ?? found
  return decodeEntities(item.replace(/<[^>]*>/g, '')).trim()
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hexadecimal, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
