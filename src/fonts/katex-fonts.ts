import { readdir, readFile } from 'node:fs/promises'

/** KaTeX's fonts as they are, static TrueType of 12 to 60 kB, with their `@font-face` rules. */
export async function katexFonts(): Promise<{ css: string; files: Map<string, Uint8Array> }> {
  const folder = new URL('./fonts/', import.meta.resolve('katex/dist/katex.min.css'))
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ttf')).sort()
  const entries = names.map(async (name) => [`fonts/${name}`, await readFile(new URL(name, folder))] as const)
  return { css: names.map(fontFace).join('\n'), files: new Map(await Promise.all(entries)) }
}

/**
 * No metrics of ours: KaTeX counts on those of its fonts.
 *
 *     KaTeX_Main-BoldItalic.ttf → font-family: KaTeX_Main; font-weight: 700; font-style: italic
 */
function fontFace(name: string): string {
  const [family, face = ''] = name.replace('.ttf', '').split('-')
  const weight = face.startsWith('Bold') ? 700 : 400
  const style = face.endsWith('Italic') ? 'italic' : 'normal'
  return `@font-face{font-family:"${family}";src:url("fonts/${name}") format("truetype");font-weight:${weight};font-style:${style};font-display:block}`
}
