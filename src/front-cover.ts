import type { BookConfig } from './book.ts'
import { escapeHtml } from './escape-html.ts'
import { internalLines } from './internal-marks.ts'
import { writtenDate } from './written-date.ts'

/**
 * The front of the cover as HTML, `styles/cover.css` and a theme's `cover.css` give it its looks: title, subtitle,
 * authors, and who issued the book; of internal materials the marks that the law wants there. On screen it is 800 CSS pixels wide.
 */
export function frontHtml(config: BookConfig): string {
  const { title, subtitle, authors, language } = config
  const names = authors.map(({ name, role }) =>
    language === 'en' ? name : `${name}　${roleWords[role] ?? ''}`.trim(),
  )
  const line = (className: string, text: string | undefined) =>
    text === undefined ? '' : `<p class="${className}">${escapeHtml(text)}</p>`
  return `<div class="front"><div class="frame">
${internalLines(config)
  .map((text) => line('internal', text))
  .join('')}${line('series', seriesLine(config))}
<div class="head"><h1 class="${sizeOf(title)}" style="--one-line: ${oneLine(title)}px">${titleLines(title, language)}</h1>
${line(`subtitle${(subtitle?.length ?? 0) > 24 ? ' long' : ''}`, subtitle)}</div>
<div class="rule"></div>
<div class="authors">${names.map((name) => line('author', name)).join('')}</div>
<div class="issuer">${line('', config.publisher ?? config.unit)}${line('date', writtenDate(config.date, language))}</div>
</div></div>`
}

/** All characters that stand on the front. */
export function frontText(config: BookConfig): string {
  const { title, subtitle, authors, publisher, unit, date, series } = config
  const names = authors.map(({ name }) => name)
  const lines = [
    title,
    subtitle,
    ...names,
    ...Object.values(roleWords),
    publisher,
    unit,
    date,
    '年月日',
    series?.title,
    ...internalLines(config),
  ]
  return lines.filter((line) => line !== undefined).join('\n')
}

/** Role → what follows a name, as on the title page. MARC relator codes. */
const roleWords: Record<string, string> = { aut: '著', edt: '编', trl: '译', ill: '绘', ctb: '编写' }

function seriesLine({ series, language }: BookConfig): string | undefined {
  if (!series) return undefined
  if (series.number === undefined) return series.title
  return language === 'en' ? `${series.title} ${series.number}` : `${series.title}　${series.number}`
}

/** A class of `styles/cover.css` by the room that the title takes. */
function sizeOf(title: string): string {
  const width = widthOf(title)
  if (width <= 6) return 'short'
  if (width <= 12) return 'middle'
  return width <= 28 ? 'long' : 'longest'
}

/** The size in CSS pixels at which the title fills a line of the cover, letters being a little spaced. */
function oneLine(title: string): number {
  return Math.floor(600 / (widthOf(title) * 1.08))
}

/** In characters, a Han one being 1 wide and a Latin one little more than half. */
function widthOf(title: string): number {
  return [...title].reduce((sum, character) => sum + (character < '\u2000' ? 0.55 : 1), 0)
}

/**
 * Lines end between words only, so that 到群众中去 is never 到群 and 众中去.
 *
 * Words that the segmenter does not know it gives character by character: those beside each other stay together, as do
 * 的 and punctuation with what stands before.
 */
function titleLines(title: string, language: string): string {
  const words: string[] = []
  let single = false
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(title)) {
    const isSingle = /^\p{Script=Han}$/u.test(segment)
    if (words.length > 0 && ((single && isSingle) || /^(?:的|\p{P})/u.test(segment)))
      words.push(`${words.pop()}${segment}`)
    else words.push(segment)
    single = isSingle
  }
  return words.map(escapeHtml).join('<wbr>')
}
