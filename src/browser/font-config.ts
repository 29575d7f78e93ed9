import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../cache.ts'

/**
 * Environment in which Linux has no fonts but one: only those of our style sheets are of use.
 *
 * So a character that they lack looks the same on every machine, instead of being taken from whatever font is there;
 * `fonts/` reports it. The one is a font of brackets: with none at all, Chromium 147 crashes at the first text field,
 * as it asks for the width of an average letter.
 */
export async function fontConfig(folder: string): Promise<Record<string, string>> {
  const fonts = join(folder, 'last-resort')
  const path = join(folder, 'fonts.conf')
  await mkdir(fonts, { recursive: true })
  await keep(join(fonts, 'brackets.ttf'), await readFile(new URL(import.meta.resolve(bracketsFont))))
  await keep(path, Buffer.from(fontsConf(fonts, join(folder, 'font-cache'))))
  return { FONTCONFIG_FILE: path, FONTCONFIG_PATH: folder }
}

const bracketsFont = 'katex/dist/fonts/KaTeX_Size3-Regular.ttf'

/** Write a file unless it is there already. */
async function keep(path: string, content: Buffer): Promise<void> {
  const there = await readFile(path).catch(() => undefined)
  if (!there?.equals(content)) await writeWhole(path, content)
}

function fontsConf(fonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>${escaped(fonts)}</dir><cachedir>${escaped(cache)}</cachedir></fontconfig>
`
}

function escaped(path: string): string {
  return path.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
}
