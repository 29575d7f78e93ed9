import type { Element, ElementContent } from 'hast'
import type { BookConfig } from '../book.ts'
import { chineseNumber } from '../cjk/chinese-number.ts'
import type { Run } from '../run.ts'
import type { ComposedChapter } from './compose-chapter.ts'
import { makeElement } from './make-element.ts'
import { plainText } from './plain-text.ts'
import { visit } from './visit.ts'

/**
 * Numbers the headings as `numbering.levels` says: `[第一讲, 一、, （一）, 1., （1）]`.
 *
 * The first level counts through the chapters of the book, the others begin anew under each heading above them. A heading
 * to which its author gave a number keeps it, counts, and is reported: it would have two.
 */
export function numberHeadings(run: Run, chapters: readonly ComposedChapter[], config: BookConfig): void {
  const { levels } = config.numbering
  if (levels.length === 0) return
  const counts: number[] = []
  for (const { section, toc, source } of chapters) {
    if (section.role !== 'chapter') continue
    const entries = new Map(toc.map((entry) => [entry.id, entry]))
    counts.length = Math.min(counts.length, 1)
    visit(section.tree, 'element', (heading) => {
      const entry = entries.get(String(heading.properties.id))
      if (!entry || !/^h[1-6]$/.test(heading.tagName)) return
      const number = (counts[entry.level - 1] ?? 0) + 1
      counts[entry.level - 1] = number
      counts.length = entry.level
      const style = levels[entry.level - 1]
      if (!style) return
      if (written.test(plainText(heading))) {
        run.report({
          ruleId: 'heading-numbered',
          file: source.file.path,
          ...placeOf(heading),
          values: { title: entry.title },
        })
        return
      }
      const label = `${style.before}${style.chinese ? chineseNumber(number) : number}${style.after}`
      const gap = /[、）)]$/.test(label) ? '' : /[\p{sc=Han}]$/u.test(label) ? '\u3000' : ' '
      heading.children.unshift(numberOf(`${label}${gap}`))
      if (section.title === entry.title) section.title = `${label}${gap}${entry.title}`
      entry.title = `${label}${gap}${entry.title}`
    })
  }
}

/** What authors write before a heading themselves. */
const written =
  /^\s*(?:第[一二三四五六七八九十百〇零0-9]+[章节節讲講课課回篇编編部卷]|[一二三四五六七八九十]+、|[（(](?:[一二三四五六七八九十]+|\d+)[）)]|\d+[.．、])/

function numberOf(value: string): ElementContent {
  return makeElement('span', { className: ['heading-number'] }, [{ type: 'text', value }])
}

function placeOf({ properties }: Element) {
  const match = /:(\d+):(\d+)$/.exec(String(properties.dataSrc ?? ''))
  return match ? { place: { line: Number(match[1]), column: Number(match[2]) } } : {}
}
