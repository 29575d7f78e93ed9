import { describe, expect, it } from 'vitest'
import { importText } from '../../src/import/import-text.ts'

const clean = (text: string) => importText(text, '书').clean

/** Enough of a text that the first line under test is no title. */
const opening = '开头的一段话，说明来由。\n'
const cleanLine = (line: string) =>
  clean(opening + line)
    .split('\n\n')
    .at(-1)

describe('punctuation', () => {
  it.each([
    ['你好,世界;真的?是!好:说', '你好，世界；真的？是！好：说'],
    ['来了 , 走了 。', '来了，走了。'],
    ['涨了3.5%,到10:30为止,比分是3:2', '涨了3.5%，到10:30为止，比分是3:2'],
    ['共1,234人,分3组.', '共1,234人，分3组。'],
    ['他走了.', '他走了。'],
    ['电话记下,邮箱a_b@c.cn.', '电话记下，邮箱a_b@c.cn。'],
    [
      '见 https://example.com/a,b?c=d:e. 另见a@b.cn,谢谢',
      '见 https://example.com/a,b?c=d:e. 另见a@b.cn，谢谢',
    ],
    ['文件report.txt,已经改好', '文件report.txt，已经改好'],
    ['他说:"你好!"然后"走"了', '他说：“你好！”然后“走”了'],
    ["所谓'实事求是',不是don't", "所谓‘实事求是’，不是don't"],
    ['“引用"到此', '“引用”到此'],
    ['等等...', '等等……'],
    ['等等。。。还有…', '等等……还有……'],
    ['第一章......12', '第一章……12'],
    ['基层--最大的课堂', '基层——最大的课堂'],
    ['基层 — 最大的课堂', '基层——最大的课堂'],
    ['1978—2018年，用 --force 参数', '1978—2018年，用 --force 参数'],
    ['群众(包括干部)都来了(见下)。', '群众（包括干部）都来了（见下）。'],
    ['调用f(x)即可, 用 Git (version 2)', '调用f(x)即可，用 Git (version 2)'],
    ['用 world (世界) 一词', '用 world（世界）一词'],
    ['什么?!!', '什么？！！'],
    ['Hello, world (again): it\'s "fine".', 'Hello, world (again): it\'s "fine".'],
    ['PS:这个吧?', 'PS：这个吧？'],
    ['列夫.托尔斯泰说过这句话。', '列夫.托尔斯泰说过这句话。'],
    ['时间:10:30,地点:村口', '时间：10:30，地点：村口'],
  ])('%s', (before, after) => {
    expect(cleanLine(before)).toBe(after)
  })

  it('a half-width full stop between Han characters ends sentences where a text has no others', () => {
    expect(clean('今天开会,人都来了.大家说话.\n明天再来.')).toBe(
      '今天开会，人都来了。大家说话。\n\n明天再来。',
    )
  })

  it('a straight quote without partner stays and is told', () => {
    const { clean: text, unpairedQuotes } = importText('他说:"走吧,\n不见回来,也没有话。', '书')
    expect(text).toContain('他说："走吧，')
    expect(unpairedQuotes).toHaveLength(1)
  })
})

describe('spaces', () => {
  it.each([
    ['经济社会发展 新阶段的要求,是 提高', '经济社会发展新阶段的要求，是提高'],
    ['大行其道。 轻车简从', '大行其道。轻车简从'],
    ['用 Git 管理  版本\t记录，很好', '用 Git 管理版本记录，很好'],
    ['two  words\tmore', 'two words more'],
    ['张三　　李四　　王五', '张三　李四　王五'],
    ['前　　言', '前言'],
    ['第一百三十三条　民事法律行为是行为。', '第一百三十三条　民事法律行为是行为。'],
    ['第8条之一  有下列情形，', '第8条之一　有下列情形，'],
    ['依照第二条 的规定，', '依照第二条的规定，'],
    ['他说 "好" 就走，', '他说“好”就走，'],
  ])('%j', (before, after) => {
    expect(cleanLine(before)).toBe(after)
  })
})

describe('characters', () => {
  it.each([
    ['一\r\n二\r三\u2028四', '一\n\n二\n\n三\n\n四'],
    ['一\f二', '一\n\n二'],
    ['一\u0000\u0007二', '一二'],
    ['一\u200B\uFEFF二\u00AD三\u2060', '一二三'],
    ['👩\u200D🌾和农民', '👩\u200D🌾和农民'],
    ['一\u200D二', '一二'],
    ['丢\uFFFD字', '丢□字'],
    ['\u202E反\u202C', '反'],
    ['אב\u200Fג', 'אב\u200Fג'],
  ])('%j', (before, after) => {
    expect(clean(before)).toBe(after)
  })
})

/** Break a text after so many characters, as some programs do. */
function wrap(text: string, width: number): string {
  return (text.match(new RegExp(`[\\s\\S]{1,${width}}`, 'gu')) ?? []).join('\n')
}

const long =
  '村里的路是去年修的，先是大家商量，后来每户出一个工，从入秋修到落雪，总算通到了山口。老支书说，路修好了，人心也就近了，往后有什么事，坐在板凳上就能说清楚，用不着一趟一趟地跑镇上。这话传开以后，外村的人也来看，看了都说好，说明年也要照这样办。'
const other =
  '第二年开春，外村果然来人请教，问钱从哪里来，工怎样派，遇上不肯出工的人家怎么办。老支书一样一样地讲，讲到不肯出工的人家，他说不要急，先去坐坐，听听人家的难处，难处听明白了，办法多半也就有了。'

describe('paragraphs', () => {
  it('one to a line', () => {
    expect(clean(`${long}\n${other}`)).toBe(`${long}\n\n${other}`)
  })

  it.each([20, 32, 65])('broken after %i characters, parted by indents', (width) => {
    const text = `${wrap(`　　${long}`, width)}\n${wrap(`　　${other}`, width)}\n`
    expect(clean(text)).toBe(`${long}\n\n${other}`)
  })

  it.each([24, 65])('broken after %i characters, parted by blank lines', (width) => {
    expect(clean(`${wrap(long, width)}\n\n\n${wrap(other, width)}`)).toBe(`${long}\n\n${other}`)
  })

  it('English, broken between words', () => {
    const english =
      'The road was mended last year. First the people talked it over, then every household gave one day of work, and before the first snow it reached the pass. Since then the old secretary says that hearts are nearer too.'
    const wrapped = english.replace(/(.{50,60}) /g, '$1\n')
    expect(wrapped.split('\n').length).toBeGreaterThan(3)
    expect(clean(`${wrapped}\n\n${wrapped}`)).toBe(`${english}\n\n${english}`)
  })

  it('a sentence that stops in the middle of nowhere', () => {
    const text = `${long.slice(0, -1)}，更要有历史\n使命感,把事情办好。\n下一段说别的事情。`
    expect(clean(text)).toBe(`${long.slice(0, -1)}，更要有历史使命感，把事情办好。\n\n下一段说别的事情。`)
  })

  it('headings, lists, labels, dates and signatures stay by themselves', () => {
    const lines = [
      long,
      '1.修路的事',
      other.slice(0, -1),
      '（1）先商量；',
      '（2）再派工。',
      `${other.slice(0, -2)}没有`,
      '注：以上是记录，不是决定。',
      '某某村村民委员会',
      '2026年11月3日',
    ]
    expect(clean(lines.join('\n'))).toBe(lines.join('\n\n'))
  })

  it('verse between blank lines keeps its lines', () => {
    const verse = '板凳长，扁担宽，\n扁担没有板凳长，\n板凳没有扁担宽。'
    expect(clean(`歌谣\n\n${long}\n\n${verse}\n\n${other}`)).toContain(`\n\n${verse}\n\n`)
  })

  it.each(['----', '***', '* * *', '======', '※※※', '————'])('the separator %s', (line) => {
    expect(clean(`${long}\n${line}\n${other}`)).toBe(`${long}\n\n***\n\n${other}`)
  })
})

describe('text pasted from WeChat', () => {
  const chapter = (text: string) => importText(text, '名').files.chapters.map(({ markdown }) => markdown)

  it('has spaces for indents and signs for lists', () => {
    const text = `开会\n\n　　　　${long}\n\n    ● 先听\n    ●　再问\n    ●（后）说 # 号\n\n　　● 独自一条\n\n${other}\n◦ 1. 甲\n◦ - 乙\n`
    const [markdown] = chapter(text)
    expect(markdown).toBe(
      `# 开会\n\n${long}\n\n- 先听\n- 再问\n- （后）说 # 号\n- 独自一条\n\n${other}\n\n- 1\\. 甲\n- \\- 乙\n`,
    )
  })

  it('signs that stand alone, for others, or in verse, stay', () => {
    const text = `题\n\n● 独自一条\n\n${long}\n\n▪ 甲\n\n■ 乙\n\n○○县\n\n○○乡\n\n- 丙\n- 丁\n`
    const [markdown] = chapter(text)
    expect(markdown).toBe(
      `# 题\n\n● 独自一条\n\n${long}\n\n▪ 甲\n\n■ 乙\n\n○○县\n\n○○乡\n\n\\- 丙\n\n\\- 丁\n`,
    )
  })

  it('a list of signs alone keeps its first as the title', () => {
    expect(chapter('● 甲\n● 乙\n● 丙\n')).toEqual(['# ● 甲\n\n- 乙\n- 丙\n'])
  })
})
