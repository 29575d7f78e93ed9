import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Line } from '../../scripts/measure/blocks.ts'
import { missingReaders } from '../../scripts/measure/missing-readers.ts'
import { readBook } from '../../scripts/measure/read-book.ts'
import { type BreakList, breakLists, type Strictness } from './line-break-lists.ts'
import { han } from './sample-pages.ts'

const skipped = missingReaders().length > 0 && process.env.CI !== 'true'

/** A paragraph's first line holds so many characters, as the first two are its indent. */
const FIRST_LINE = 26

describe.skipIf(skipped).each<Strictness>(['strict', 'normal', 'loose'])('lines.strictness: %s', (level) => {
  test('no listed character stands where W3C forbids it', async () => {
    const lines = await setLines(level)
    const faults: string[] = []
    let tested = 0
    for (const list of breakLists)
      for (const character of list.characters) {
        const own = lines.filter(({ glyphs }) => glyphs.some(({ text }) => text === character))
        // No font of ours has it: its number stands in its place.
        if (own.length === 0) continue
        tested++
        faults.push(...faultsOf(list, character, level, own))
      }
    expect(faults).toEqual([])
    // All but scripts that no Chinese book has a font for.
    expect(tested).toBeGreaterThanOrEqual(310)
  })
})

function faultsOf(list: BreakList, character: string, level: Strictness, lines: Line[]): string[] {
  const name = `${list.name}: U+${character.codePointAt(0)?.toString(16)} ${character}`
  const first = lines.filter(({ glyphs }) => glyphs[0]?.text === character).length
  const last = lines.filter(({ glyphs }) => glyphs.at(-1)?.text === character).length
  const faults: string[] = []
  if (lines.length < 2) faults.push(`${name} stands on the pages ${lines.length} times`)
  if (list.levels.includes(level) && list.never === 'first' && first > 0) faults.push(`${name} begins a line`)
  if (list.levels.includes(level) && list.never === 'last' && last > 0) faults.push(`${name} ends a line`)
  // A rule that forbids everything would pass all of the above.
  if (list.mayBegin.includes(level) && first === 0) faults.push(`${name} never begins a line`)
  return faults
}

/** The lines of a book in which every character stands where a line would end, and once where one would begin. */
async function setLines(strictness: Strictness): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'banxin-line-breaks-'))
  try {
    const characters = [...new Set(breakLists.flatMap((list) => list.characters))]
    await writeFile(
      join(folder, 'book.yaml'),
      `title: 避头尾\nchapters: [01.md]\ncontents: {depth: 0}\ntitlePage: false\nlines: {strictness: ${strictness}}\n`,
    )
    await writeFile(join(folder, '01.md'), `# 避头尾\n\n${characters.map(paragraphs).join('\n\n')}\n`)
    const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
    const args = ['--import', 'tsx', cli, 'pdf', folder, '--output', folder, '--cache', join(folder, 'cache')]
    await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 26 })
    const book = await readBook(join(folder, '避头尾.pdf'))
    return book.blocks.flatMap(({ kind, lines }) => (kind === 'body' ? lines : []))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The character after the last that a line holds, and as the last that it holds. */
function paragraphs(character: string, index: number): string {
  // What is written in Markdown by these is text here.
  const written = /[[\]{}()]/.test(character) ? `\\${character}` : character
  return [FIRST_LINE, FIRST_LINE - 1]
    .map((count) => `${han(count, index)}${written}${han(12, index + count)}。`)
    .join('\n\n')
}
