import { PNG } from 'pngjs'

/** Where in an answer, or in text for the leader alone, something may stand that a book shows, lists or keeps elsewhere. */
const places = [
  ...[
    'inline',
    'block',
    'blank',
    'attribute',
    'choice',
    'trueFalse',
    'matching',
    'activity',
    'heading',
    'headingRuby',
  ],
  ...[
    'strong',
    'code',
    'codeBlock',
    'quote',
    'list',
    'task',
    'cell',
    'caption',
    'note',
    'noteInNote',
    'listInNote',
    'marginNote',
  ],
  ...[
    'alt',
    'pictureTitle',
    'pictureCaption',
    'drawing',
    'linkText',
    'linkTitle',
    'reference',
    'referenceTitle',
  ],
  ...[
    'term',
    'termMeaning',
    'indexWord',
    'indexTerm',
    'indexSub',
    'indexSee',
    'indexAlso',
    'source',
    'sourceAuthor',
  ],
  ...[
    'locator',
    'rubyBase',
    'htmlText',
    'htmlTitle',
    'htmlComment',
    'alert',
    'alertTitle',
    'poem',
    'author',
    'from',
  ],
  ...[
    'timeline',
    'codeLabel',
    'field',
    'form',
    'answerInNote',
    'answerInCell',
    'answerInQuote',
    'answerInAbout',
  ],
  ...[
    'leaderText',
    'leaderHeading',
    'leaderTerm',
    'leaderIndex',
    'leaderSource',
    'leaderCaption',
    'leaderNote',
  ],
  ...['leaderChapter', 'leaderChapterHeading'],
] as const

type Place = (typeof places)[number]

/** Characters of GB 2312's second level, which all our fonts have and no word of the book or of ours. */
const rare = [
  ...new TextDecoder('gbk').decode(
    Uint8Array.from({ length: 20 * 94 * 2 }, (_, at) =>
      at % 2 === 0 ? 0xe0 + Math.floor(at / 188) : 0xa1 + (Math.floor(at / 2) % 94),
    ),
  ),
]

/** A word for each place, of three characters that stand nowhere else. */
export const words = new Map(
  places.map((place, index) => [place, rare.slice(3 * index, 3 * index + 3).join('')]),
)

/** Latin words where Han can't stand: addresses, names, readings, formulas. */
export const latinWords = [
  'qzjaddress',
  'qzjdefined',
  'qzjname',
  'qzjreading',
  'QZJINLINE',
  'QZJBLOCK',
  'qzjkey',
]

/** What stands in an answer of the leader's text alone: a key has the answers, but not these. */
export const leaderPlaces: readonly string[] = places.filter((place) => place.startsWith('leader'))

const w = (place: Place) => words.get(place) ?? ''

/** A picture that no other has the size of: 17 by 13 pixels. */
export const pictureSize = { width: 17, height: 13 }

/** A booklet with all of these, of three chapters; the third is the leader's alone. */
export const leakyBook: Record<string, string | Uint8Array> = {
  'book.yaml': `title: 学习读本
unit: 学习组
bibliography: 文献.bib
contents: { depth: 3 }
page: { margins: { inner: 18mm } }
about: { text: "公开的说明。:答案[${w('answerInAbout')}]" }
imprint: { printer: 印刷厂 }
editions: { 领学版: { chapters: [01.md, 02.md, 09.md] }, 学员版: { chapters: [01.md, 02.md] } }
chapters: [01.md, 02.md]
epub: { fonts: full }
runs: { file: 名单.csv, name: "{{编号}}", cover: true, epub: true }
`,
  '名单.csv': `编号,单位,谜底\nA01,东村,${w('field')}\nA02,西村,${w('field')}\n`,
  '文献.bib': `@book{public, title = {公开的书}, author = {王五}, publisher = {公开社}, address = {北京}, year = {1990}}
@book{qzjkey, title = {${w('source')}}, author = {${w('sourceAuthor')}}, publisher = {公开社}, address = {北京}, year = {1991}}
@book{leader, title = {${w('leaderSource')}}, author = {赵六}, publisher = {公开社}, address = {北京}, year = {1992}}
`,
  '图.png': picture(),
  '画.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><text x="2" y="15" font-size="12">${w('drawing')}</text></svg>`,
  '01.md': `# 第一讲　听

公开的话，发给{{单位}}[@public]。:索引[公开的词]见[^公]，:旁注[公开的旁注]。

[^公]: 公开的注。:答案[${w('answerInNote')}]

:::名词解释
- **公开的词**：公开的解释。
:::

| 公开的格 | 乙 |
| --- | --- |
| 问 :答案[${w('answerInCell')}] | 丁 |

> 公开的引文。:答案[${w('answerInQuote')}]

:::::::思考题{lines=2}
1. 问一？ :答案[${w('inline')}]
2. 问二？

   ::::::答案
   ${w('block')}[^答]，**${w('strong')}**，\`${w('code')}\`，{${w('rubyBase')}|qzjreading}，$\\mathrm{QZJINLINE}$，:旁注[${w('marginNote')}]，见[@qzjkey, ${w('locator')}]。

   ## ${w('heading')}{${w('headingRuby')}|qzjreading} {#qzjname}

   $$
   \\mathrm{QZJBLOCK}
   $$

   \`\`\`js
   ${w('codeBlock')}
   \`\`\`

   > ${w('quote')}

   - ${w('list')}
   - [ ] ${w('task')}

   表：${w('caption')}

   | ${w('cell')} | 列 |
   | --- | --- |
   | 格 | 格 |

   ![${w('alt')}](图.png "${w('pictureTitle')}")

   图：${w('pictureCaption')}

   ![画](画.svg)

   [${w('linkText')}](https://a.example/qzjaddress "${w('linkTitle')}")，[${w('reference')}][外]，<span title="${w('htmlTitle')}">${w('htmlText')}</span><!-- ${w('htmlComment')} -->。

   :::::名词解释
   - **${w('term')}**：${w('termMeaning')}
   :::::

   :索引[${w('indexWord')}]{子=${w('indexSub')}}，:索引[词]{词=${w('indexTerm')}}，:索引[]{词=${w('indexSee')}}，:索引[别词]{见=${w('indexSee')}}，:索引[又词]{词=${w('indexAlso')} 参见=公开的词}。

   :::::诗
   ${w('poem')}
   :::::

   :::::语录{作者=${w('author')} 出处=${w('from')}}
   一句话。
   :::::

   :::::大事年表
   - **1921 年**：${w('timeline')}
   :::::

   :::::登记表
   - ${w('form')}
   :::::

   :::::tip[${w('alertTitle')}]
   ${w('alert')}
   :::::

   ::二维码[${w('codeLabel')}]{内容="https://c.example/qzjcode"}

   谜底：{{谜底}}，见[那里](#qzjname)。
   ::::::
:::::::

[^答]: ${w('note')}[^再]
[^再]: ${w('noteInNote')}

    - ${w('listInNote')}

[外]: https://b.example/qzjdefined "${w('referenceTitle')}"

:::单选题{答案=${w('attribute')}}
选哪个？

- 这个
- 那个
:::

:::多选题
1. 选哪些？ :答案[${w('choice')}]
   - 这个
   - 那个
:::

:::填空题
1. 填:空[${w('blank')}]。
:::

:::判断题
1. 对不对？ :答案[${w('trueFalse')}]
:::

::::连线题
| 甲 | 乙 |
| --- | --- |
| 一 | 二 |

:::答案
${w('matching')}
:::
::::

::::活动{lines=2}
走访三户。

:::答案
${w('activity')}
:::
::::
`,
  '02.md': `# 第二讲　问

公开的话乙。

::::仅{版本=领学版}
## ${w('leaderHeading')}

${w('leaderText')}，:索引[${w('leaderIndex')}]，见[@leader][^领]。

:::名词解释
- **${w('leaderTerm')}**：一个词。
:::

表：${w('leaderCaption')}

| 甲 | 乙 |
| --- | --- |
| 丙 | 丁 |
::::

[^领]: ${w('leaderNote')}

表：公开的表

| 甲 | 乙 |
| --- | --- |
| 丙 | 丁 |

::术语表

::表格目录

::插图目录

::参考文献

::索引
`,
  '09.md': `# ${w('leaderChapterHeading')}\n\n${w('leaderChapter')}。\n`,
}

function picture(): Uint8Array {
  const png = new PNG({ ...pictureSize, colorType: 0 })
  png.data.fill(0xa5)
  return PNG.sync.write(png)
}
