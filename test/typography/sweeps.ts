import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/**
 * The chapter `sweeps/01-逐字.md`: every hard case pushed through the line end, a character at a time.
 *
 * A line of that book holds 28 characters, a paragraph's first 26: with 20 to 27 before it each case comes to stand
 * before, on and behind the line's end.
 */
export function sweeps(): string {
  const sections = cases.map(({ title, middle, end }) => {
    const paragraphs = lengths.map((length) => `${opening(length)}${middle}${end}`)
    return [`## ${title}`, ...paragraphs].join('\n\n')
  })
  return `${['# 逐字', ...sections].join('\n\n')}\n`
}

const lengths = [20, 21, 22, 23, 24, 25, 26, 27]

/** A sentence of as many characters as are asked for, without marks. */
function opening(length: number): string {
  const words = '清早起来推开窗子看见院子里的石榴树上落满了昨夜那场大雪留下的白'
  return `${[...words].slice(0, length - 2).join('')}也好`
}

/** What comes to the line's end, and how the sentence goes on. */
const cases = [
  { title: '破折号', middle: '——', end: '他这样想着，一边把窗子关上，一边去生炉子。' },
  { title: '省略号', middle: '……', end: '他没有再说下去，只是把炉子里的火拨得更旺了。' },
  { title: '引号与句号', middle: '。”', end: '“那么，”她接着说，“我们就等到雪化了再走吧。”' },
  { title: '引号与引号', middle: '”、“', end: '冷也好”，两句话一个意思：谁都不肯先出门。' },
  { title: '问号叹号', middle: '？！', end: '难道就这样等下去吗？难道就没有别的办法了吗？' },
  { title: '括号', middle: '（院子不大）', end: '，所以雪也不多，扫起来用不了半个时辰的。' },
  { title: '书名', middle: '《雪夜读书记》', end: '里有一段话，说的正是这样的早晨，这样的人。' },
  { title: '间隔号', middle: '列夫·托尔斯泰', end: '写过这样的雪，不过他写的雪比这里的大得多。' },
  { title: '百分数', middle: '50%', end: '的路都埋在雪里，剩下的一半，也冻得像铁一样硬。' },
  { title: '货币', middle: '￥50', end: '一担的炭，今天要卖到八十，明天还不知道是多少。' },
  { title: '温度', middle: '25℃', end: '是屋里，屋外要低得多，玻璃上结了厚厚的一层花。' },
  { title: '单位', middle: '3.5 km', end: ' 的路走了两个钟头，到的时候，天已经大亮了。' },
  { title: '编号', middle: '№3', end: '的信箱也埋住了，送信的人找了半天，才把它挖出来。' },
  { title: '日期', middle: '2026年12月31日', end: '，一年的最后一天，按照惯例是要守岁的。' },
  { title: '波浪号', middle: '三～五', end: '天之内，雪是不会化的，大家都这样说，也都这样等。' },
  { title: '分隔号', middle: '炭／柴', end: '都要省着用，谁也不知道这场雪还要下到什么时候。' },
  { title: '西文', middle: 'snow', end: '是六角的，每一片都不一样，这是他从书上看来的。' },
  { title: '圈码', middle: '①', end: '是雪，②是冰，③是霜，④是露，都是水变出来的东西。' },
  { title: '代码', middle: '`wait`', end: '是一句程序，意思是等一等，等到雪停了再说下去。' },
  { title: '着重', middle: '*不可出门*', end: '，这四个字是祖父说的，说的时候拄着他的拐杖。' },
]

/** Its paragraphs, as Markdown. */
export function sweepTexts(): string[] {
  return sweeps()
    .split('\n\n')
    .filter((text) => !text.startsWith('#'))
    .map((text) => text.replaceAll('\n', ''))
}

const path = new URL('sweeps/01-逐字.md', import.meta.url)

/** What the committed file says. */
export function writtenSweeps(): string {
  return readFileSync(path, 'utf8')
}

// `npx tsx test/typography/sweeps.ts` writes the chapter anew.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(path, sweeps())
