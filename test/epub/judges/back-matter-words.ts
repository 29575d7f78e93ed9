import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hanOf } from './manuscript-words.ts'

/**
 * A chapter with sources, an index and notes in the margin, read line by line: the stretches of Han characters between its
 * directives, each of which is shown somewhere, and all characters that may be shown: an index says words again, and what the
 * list of sources says stands in their file.
 */
export async function backMatterWords(
  folder: string,
  file: string,
  sources: string,
): Promise<{ stretches: string[]; allowed: Set<string> }> {
  const chapter = await readFile(join(folder, file), 'utf8')
  const shown = chapter.replace(/\{[^}\n]*\}|\[@[^\]\n]*\]|^:{2,} *\p{L}+/gmu, '')
  const stretches = shown
    .split(/:\p{L}+\[|[[\]\n]/u)
    .map(hanOf)
    .filter((stretch) => stretch !== '')
  const ours = '一二三四五六七八九十画见参又等第页'
  const all = hanOf(chapter + (await readFile(join(folder, sources), 'utf8'))) + ours
  return { stretches, allowed: new Set(all) }
}
