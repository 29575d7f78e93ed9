import fc from 'fast-check'

/** The Han characters that random text is made of. */
const HAN =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理世车'

/** All characters that a random manuscript may hold, for the fonts. */
export const writtenText = `${HAN}汉字国理论式链接表：说明图拼音文hànzìzhōngguórénlǐlùn${Array.from({ length: 94 }, (_, index) => `&#${index + 33};`).join('')}……——！？，；：（）“”‘’《》、·「」。`

/** Pictures that random manuscripts name; the test makes them. */
export const PICTURES = ['small.png', 'wide.png', 'tall.png', 'drawing.svg'] as const

const han = fc.constantFrom(...HAN)
const word = fc.stringMatching(/^[a-z]{1,12}$/)

/** Marks a place that calls a note, with the note's text: `⟦text⟧`. */
const NOTE = /⟦([^⟦⟧]*)⟧/g

const hanRun = (maxLength: number) => fc.string({ unit: han, minLength: 1, maxLength })
const plainSentence = fc
  .array(hanRun(30), { minLength: 1, maxLength: 3 })
  .map((parts) => `${parts.join('，')}。`)

/** A note: mostly short, sometimes longer than a page. */
const note = fc.oneof(
  { weight: 6, arbitrary: plainSentence },
  {
    weight: 1,
    arbitrary: fc.array(plainSentence, { minLength: 8, maxLength: 30 }).map((parts) => parts.join('')),
  },
)

const inline = fc.oneof(
  { weight: 12, arbitrary: hanRun(40) },
  { weight: 2, arbitrary: word },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 99999 }).map(String) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '……',
      '——',
      '！？！',
      '，',
      '；',
      '：',
      '（',
      '）',
      '“',
      '”',
      '《',
      '》',
      '、',
      '·',
      '「',
      '」。',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '！！！！！！！！',
      '。。。。。。',
      '“‘’”“”',
      '（（（））））',
      '，，，，，，，，，，',
    ),
  },
  { weight: 1, arbitrary: hanRun(12).map((text) => `**${text}**`) },
  { weight: 1, arbitrary: hanRun(12).map((text) => `*${text}*`) },
  { weight: 1, arbitrary: word.map((text) => `\`${text}\``) },
  { weight: 1, arbitrary: fc.constantFrom('{汉字|hàn zì}', '{中国人|zhōng guó rén}', '{理论|lǐ lùn}') },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 30, max: 260 }).map((length) => 'abcdefghij'.repeat(26).slice(0, length)),
  },
  { weight: 1, arbitrary: word.map((text) => `[链接](https://example.org/${text})`) },
  { weight: 1, arbitrary: fc.constantFrom('式$a^2+b^2=c^2$', '式$\\frac{1}{2}$', '式$\\sum_{k=1}^n k$') },
  { weight: 1, arbitrary: note.map((text) => `⟦${text}⟧`) },
)

const sentence = fc.array(inline, { minLength: 1, maxLength: 8 }).map((parts) => `${parts.join('')}。`)
export const paragraph = fc.array(sentence, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(''))
const softLines = fc.array(hanRun(30), { minLength: 2, maxLength: 6 }).map((lines) => lines.join('\n'))
const hardLines = fc.array(hanRun(12), { minLength: 2, maxLength: 30 }).map((lines) => lines.join('\\\n'))

const heading = fc
  .tuple(fc.integer({ min: 2, max: 6 }), hanRun(40), fc.option(note, { freq: 8 }))
  .map(([level, text, call]) => `${'#'.repeat(level)} ${text}${call === null ? '' : `⟦${call}⟧`}`)

/** In a cell: one line, no bar. */
const cell = fc.oneof(
  { weight: 6, arbitrary: hanRun(8) },
  { weight: 3, arbitrary: sentence },
  {
    weight: 1,
    arbitrary: fc.array(plainSentence, { minLength: 4, maxLength: 24 }).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.constant('') },
)

/** Mostly such as fit the page; of the others, those without long entries are turned. */
const columnCount = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 7 }) },
  { weight: 1, arbitrary: fc.integer({ min: 13, max: 18 }) },
)

const table = fc.tuple(columnCount, fc.boolean()).chain(([columns, isShort]) => {
  const row = fc.array(isShort ? hanRun(8) : cell, { minLength: columns, maxLength: columns })
  return fc
    .tuple(
      fc.array(hanRun(6), { minLength: columns, maxLength: columns }),
      fc.array(row, { minLength: 1, maxLength: 24 }),
      fc.boolean(),
    )
    .map(([head, rows, captioned]) => {
      const line = (cells: string[]) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`
      const lines = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
      return captioned ? `表：说明\n\n${lines}` : lines
    })
})

const htmlCell = fc.record({
  text: fc.oneof(
    { weight: 4, arbitrary: hanRun(12) },
    { weight: 1, arbitrary: plainSentence },
    {
      weight: 1,
      arbitrary: fc.array(plainSentence, { minLength: 3, maxLength: 12 }).map((parts) => parts.join('')),
    },
  ),
  rowspan: fc.constantFrom(1, 1, 1, 1, 2, 3, 9),
  colspan: fc.constantFrom(1, 1, 1, 2),
  wrap: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('', 'p', 'div') },
    { weight: 1, arbitrary: fc.constantFrom<Wrap>('ul', 'pre', 'picture', 'table', 'code') },
  ),
})

type Wrap = '' | 'p' | 'div' | 'ul' | 'pre' | 'picture' | 'table' | 'code'

type HtmlCell = { text: string; rowspan: number; colspan: number; wrap: Wrap }

/** Cells that span rows and columns, and never overlap: the spans are wishes, cut to what is free. */
export const htmlTable = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.array(fc.array(htmlCell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 14 }),
    fc.constantFrom<Frame>('', '', 'rows', 'parts', 'code'),
  )
  .map(([columns, rows, frame]) => {
    /** By column: the row before which what stands in it ends. */
    const taken = Array.from({ length: columns }, () => 0)
    const lines = rows.map((wishes, row) => {
      const cells: string[] = []
      for (let column = 0; column < columns; column++) {
        const wish = wishes[column]
        if ((taken[column] ?? 0) > row || !wish) continue
        let colspan = 1
        while (colspan < wish.colspan && column + colspan < columns && (taken[column + colspan] ?? 0) <= row)
          colspan++
        for (let index = 0; index < colspan; index++) taken[column + index] = row + wish.rowspan
        cells.push(htmlOfCell({ ...wish, colspan }))
      }
      return `<tr>${cells.join('')}</tr>`
    })
    return frames[frame](lines)
  })

/** What is around the rows: nothing, a head and a foot, or code that nobody closes. */
type Frame = '' | 'rows' | 'parts' | 'code'

const frames: Record<Frame, (rows: string[]) => string> = {
  '': (rows) => `<table>\n${rows.join('\n')}\n</table>`,
  rows: (rows) => `<div><div>\n<table>\n${rows.join('\n')}\n</table>\n</div></div>`,
  parts: (rows) =>
    `<table>\n<thead>${rows.slice(0, 2).join('\n')}</thead><tfoot>${rows.slice(-2).join('\n')}</tfoot><tbody>${rows.slice(2, -2).join('\n')}</tbody>\n</table>`,
  code: (rows) => `文<code>C:\\</code>文\n<div><table>\n${rows.join('\n')}\n</table></div>`,
}

function htmlOfCell({ text, rowspan, colspan, wrap }: HtmlCell): string {
  return `<td rowspan="${rowspan}" colspan="${colspan}">${wraps[wrap](text)}</td>`
}

/** No empty line: it would end the HTML. */
const wraps: Record<Wrap, (text: string) => string> = {
  '': (text) => text,
  p: (text) => `<p>${text}</p>文`,
  div: (text) => `<div>${text}</div>文`,
  ul: (text) => `<ul><li>${text}</li><li>${text}<p>${text}</p></li></ul>`,
  pre: (text) => `<pre>x\n  y\n${text}</pre>`,
  picture: (text) => `<img src="small.png" alt="图"> ${text}`,
  table: (text) => `<table><tr><td rowspan="2">${text}</td><td>${text}</td></tr><tr><td>文</td></tr></table>`,
  code: (text) => `<code>${text}<div>${text}</div></code>`,
}

const html = fc
  .tuple(paragraph, hanRun(20))
  .chain(([first, second]) =>
    fc.constantFrom(
      `<div align="center">${second}<p>${second}</p>${second}</div>`,
      `<details><summary>${second}</summary>\n\n${first}\n\n</details>`,
      `<blockquote>${second}<ul><li>${second}<p>${second}</p></li></ul></blockquote>`,
      `<dl><dt>${second}</dt><dd>${second}<p>${second}</p></dd></dl>`,
      `:::note\n${first}\n:::`,
      `<ol start="9" reversed><li>${second}</li><li value="40">${second}</li><li>${second}</li></ol>`,
    ),
  )

const codeLine = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 12 }), fc.array(word, { maxLength: 8 }))
      .map(([indent, words]) => ' '.repeat(indent) + words.join(' ')),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 100, max: 420 }).map((length) => 'x=y+"z";'.repeat(60).slice(0, length)),
  },
  { weight: 1, arbitrary: hanRun(60).map((text) => `// ${text}`) },
  { weight: 1, arbitrary: fc.constant('') },
)
const code = fc
  .tuple(fc.constantFrom('', 'js', 'python', 'html'), fc.array(codeLine, { minLength: 1, maxLength: 50 }))
  .map(([language, lines]) => `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``)

const picture = fc
  .tuple(fc.constantFrom(...PICTURES), fc.option(hanRun(60)))
  .map(([file, caption]) => (caption === null ? `![](${file})` : `![图](${file} "${caption}")`))
const pictureInLine = fc
  .tuple(hanRun(30), fc.constantFrom(...PICTURES), hanRun(30))
  .map(([before, file, after]) => `${before}![图](${file})${after}`)

const formula = fc.constantFrom(
  '$$\n\\int_0^1 x^2\\,dx = \\frac13\n$$',
  '$$\n\\begin{pmatrix}1&2\\\\3&4\\\\5&6\\end{pmatrix}\n$$',
  `$$\n${Array.from({ length: 30 }, (_, index) => `a_{${index}}`).join('+')}\n$$`,
)

const indent = (text: string, by: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : by + line))
    .join('\n')

const { block } = fc.letrec<{ block: string; list: string; quote: string }>((tie) => ({
  list: fc
    .tuple(
      fc.constantFrom('- ', '* ', '1. ', '97. ', '- [ ] ', '- [x] '),
      fc.boolean(),
      fc.array(fc.tuple(paragraph, fc.option(tie('block'), { freq: 3, maxDepth: 3, depthSize: 'small' })), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    .map(([marker, loose, items]) =>
      items
        .map(([text, inner]) => {
          const by = marker.startsWith('- [') ? '  ' : ' '.repeat(marker.length)
          return `${marker}${text}${inner === null ? '' : `\n\n${indent(inner, by)}`}`
        })
        .join(loose ? '\n\n' : '\n'),
    ),
  quote: fc
    .array(fc.oneof({ maxDepth: 3 }, paragraph, tie('block')), { minLength: 1, maxLength: 4 })
    .map((parts) => indent(parts.join('\n\n'), '> ').replace(/^$/gm, '>')),
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 8, arbitrary: paragraph },
    { weight: 1, arbitrary: softLines },
    { weight: 1, arbitrary: hardLines },
    { weight: 3, arbitrary: heading },
    { weight: 2, arbitrary: table },
    { weight: 1, arbitrary: htmlTable },
    { weight: 1, arbitrary: html },
    { weight: 2, arbitrary: code },
    { weight: 1, arbitrary: picture },
    { weight: 1, arbitrary: pictureInLine },
    { weight: 1, arbitrary: formula },
    { weight: 1, arbitrary: fc.constant('---') },
    { weight: 3, arbitrary: tie('list') },
    { weight: 2, arbitrary: tie('quote') },
  ),
}))

/**
 * A chapter in Markdown with all that one can hold, from an empty one to a dozen pages.
 *
 * Notes are called where `inline` put them and defined at the end, numbered through.
 */
export const randomChapter: fc.Arbitrary<string> = fc
  .tuple(fc.option(hanRun(30), { freq: 10 }), fc.array(block, { maxLength: 12 }))
  .map(([title, blocks]) => {
    const definitions: string[] = []
    const body = blocks.join('\n\n').replace(NOTE, (_, text: string) => {
      definitions.push(`[^${definitions.length + 1}]: ${text}`)
      return `[^${definitions.length}]`
    })
    const head = title === null ? '' : `# ${title}\n\n`
    return `${head}${body}\n\n${definitions.join('\n\n')}\n`
  })
