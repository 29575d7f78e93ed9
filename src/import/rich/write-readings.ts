import JSZip from 'jszip'
import { DOMParser } from 'linkedom'
import { rubyText } from '../ruby-text.ts'

/** The style of the runs that are Markdown already. */
export const READINGS = 'banxin-readings'

/**
 * The Word file with the readings above its characters (ECMA-376-1, 17.3.3.25) as text, `{汉字|hàn zì}`: mammoth leaves
 * out both.
 *
 * @throws Error where it is no zip
 */
export async function writeReadings(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes)
  let isChanged = false
  for (const name of ['document', 'footnotes', 'endnotes']) {
    const path = `word/${name}.xml`
    const xml = await zip.file(path)?.async('string')
    if (!xml?.includes('<w:ruby>')) continue
    const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement as unknown as Element
    for (const ruby of [...root.getElementsByTagName('w:ruby')]) {
      const written = rubyText([[textIn(ruby, 'w:rubyBase'), textIn(ruby, 'w:rt')]])
      const text = root.ownerDocument.createElement('w:t')
      // In a table's row `|` parts cells.
      text.textContent = ruby.closest('w\\:tc') ? written.replaceAll('|', '\\|') : written
      const style = root.ownerDocument.createElement('w:rStyle')
      style.setAttribute('w:val', READINGS)
      const properties = root.ownerDocument.createElement('w:rPr')
      properties.append(style)
      const run = root.ownerDocument.createElement('w:r')
      run.append(...(written.startsWith('{') ? [properties] : []), text)
      ;(ruby.closest('w\\:r') ?? ruby).replaceWith(run)
    }
    zip.file(path, root.outerHTML)
    isChanged = true
  }
  return isChanged ? zip.generateAsync({ type: 'uint8array' }) : bytes
}

function textIn(ruby: Element, name: string): string {
  return [...ruby.getElementsByTagName(name)]
    .flatMap((part) => [...part.getElementsByTagName('w:t')])
    .map((text) => text.textContent ?? '')
    .join('')
    .trim()
}
