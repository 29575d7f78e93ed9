import { slug } from 'github-slugger'
import { stringify } from 'yaml'
import { toMarkdown } from './markdown.ts'
import { numberingOf, roleOfName } from './numbering.ts'
import type { Block, Outline } from './outline.ts'

/** The files of a manuscript folder, as text. */
export type ManuscriptFiles = {
  title: string
  bookYaml: string
  /** Keys of book.yaml that hold text of the source which no chapter has. */
  taken: ('title' | 'subtitle')[]
  /** In reading order. */
  chapters: ChapterFile[]
}

export type ChapterFile = { name: string; role: Role; markdown: string; blocks: Block[] }

type Role = 'preface' | 'chapter' | 'appendix' | 'afterword'

/**
 * Cut a text into chapters at its headings of the highest level.
 *
 * `name` serves as the title where the text has none. What stands before the first heading becomes a preface.
 */
export function manuscriptFiles(
  { blocks, title, subtitle, headings }: Outline,
  name: string,
  language: string,
): ManuscriptFiles {
  const bookTitle = title === undefined ? name : (blocks[title]?.text ?? name)
  const top = Math.min(...headings.values())
  const starts = [...headings].filter(([, level]) => level === top).map(([index]) => index)
  const isWhole = starts.length === 0
  // A text without headings is one chapter, and its title the chapter's heading.
  const bodyStart = isWhole ? 0 : [title, subtitle].filter((index) => index !== undefined).length
  const cuts = [...new Set([bodyStart, ...starts])]
  const parts = cuts
    .map((start, place) => ({ start, blocks: blocks.slice(start, cuts[place + 1]) }))
    .filter((part) => part.blocks.length > 0)

  const digits = Math.max(2, String(parts.length).length)
  const entries: { file: string; role: Role; title?: string }[] = []
  const hasOpening = !isWhole && !starts.includes(bodyStart) && bodyStart < (starts[0] ?? 0)
  const chapters = parts.map(({ start, blocks: content }, place): ChapterFile => {
    const head = content[0]
    const isHeaded = starts.includes(start) || (isWhole && title !== undefined)
    const heading = isHeaded ? head?.text : undefined
    const role = heading === undefined ? (isWhole ? 'chapter' : 'preface') : (roleOf(heading) ?? 'chapter')
    const number = String(place + (hasOpening ? 0 : 1)).padStart(digits, '0')
    const file = `${number}-${fileSlug(heading ?? bookTitle)}.md`
    entries.push({ file, role, ...(heading === undefined ? { title: bookTitle } : {}) })
    const levels = new Map(
      content.flatMap((block, index): [Block, number][] => {
        if (isWhole && isHeaded && index === 0) return [[block, 1]]
        const level = headings.get(start + index)
        return level === undefined ? [] : [[block, Math.min(6, level - top + 1)]]
      }),
    )
    return { name: file, role, markdown: toMarkdown(content, levels), blocks: content }
  })
  const subtitleText = subtitle === undefined || isWhole ? undefined : blocks[subtitle]?.text
  const book = {
    title: bookTitle,
    ...(subtitleText === undefined ? {} : { subtitle: subtitleText }),
    language,
    chapters: entries,
  }
  return {
    title: bookTitle,
    bookYaml: stringify(book, { lineWidth: 0 }),
    taken:
      isWhole || title === undefined ? [] : subtitleText === undefined ? ['title'] : ['title', 'subtitle'],
    chapters,
  }
}

function roleOf(heading: string): Role | undefined {
  return numberingOf(heading)?.kind === 'named' ? roleOfName(heading) : undefined
}

/** A file name of a heading: without its number, marks and spaces, 24 characters at most. */
function fileSlug(heading: string): string {
  const numbering = numberingOf(heading)
  const bare = numbering && numbering.kind !== 'named' ? heading.slice(numbering.length) : heading
  const found = slug(bare.trim()) || slug(heading)
  return (
    [...found]
      .slice(0, 24)
      .join('')
      .replace(/^-+|-+$/g, '') || 'text'
  )
}
