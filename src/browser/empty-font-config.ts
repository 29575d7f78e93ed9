import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../cache.ts'

/**
 * Environment in which Linux has no fonts at all: only those of our style sheets can be used.
 *
 * What they lack then shows nothing on any machine, instead of something else on each; `fonts/` reports it. Chromium
 * 147 lives well without system fonts: such a character gets no width and no ink.
 */
export async function emptyFontConfig(folder: string): Promise<Record<string, string>> {
  const path = join(folder, 'fonts.conf')
  const content = fontsConf(join(folder, 'font-cache'))
  const there = await readFile(path, 'utf8').catch(() => undefined)
  if (there !== content) {
    await mkdir(folder, { recursive: true })
    await writeWhole(path, content)
  }
  return { FONTCONFIG_FILE: path, FONTCONFIG_PATH: folder }
}

function fontsConf(cache: string): string {
  const escaped = cache.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>${escaped}</cachedir></fontconfig>
`
}
