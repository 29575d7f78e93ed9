import JSZip from 'jszip'
import { DOMParser } from 'linkedom'

/** Size (points) and weight as a style has them; what it does not say, the one that it is based on does. */
export type Look = { size?: number; isBold?: boolean }

/** The looks of a Word file's styles by their ids; `''` is that of text without any. ECMA-376-1, 17.7. */
export async function docxLooks(bytes: Uint8Array): Promise<Map<string, Look>> {
  const zip = await JSZip.loadAsync(bytes)
  const xml = await zip.file('word/styles.xml')?.async('string')
  const looks = new Map<string, Look>()
  if (xml === undefined) return looks
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement as unknown as Element
  looks.set('', lookOf(root.getElementsByTagName('w:docDefaults')[0]))
  const styles = new Map(
    [...root.getElementsByTagName('w:style')].map((style) => [style.getAttribute('w:styleId') ?? '', style]),
  )
  for (const id of styles.keys()) looks.set(id, inherited(id, styles, new Set()))
  return looks
}

function inherited(id: string, styles: ReadonlyMap<string, Element>, seen: Set<string>): Look {
  const style = styles.get(id)
  if (!style || seen.has(id)) return {}
  seen.add(id)
  const base = style.getElementsByTagName('w:basedOn')[0]?.getAttribute('w:val') ?? ''
  return { ...inherited(base, styles, seen), ...lookOf(style) }
}

function lookOf(element: Element | undefined): Look {
  const size = Number(element?.getElementsByTagName('w:sz')[0]?.getAttribute('w:val'))
  const bold = element?.getElementsByTagName('w:b')[0]
  return {
    ...(size > 0 ? { size: size / 2 } : {}),
    ...(bold ? { isBold: !/^(?:0|false|none)$/.test(bold.getAttribute('w:val') ?? '') } : {}),
  }
}
