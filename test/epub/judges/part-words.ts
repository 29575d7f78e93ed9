import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hanOf } from './manuscript-words.ts'

/**
 * All Han characters that a chapter of study parts shows to those who have no answers, in order: docs/parts.md read line
 * by line, with nothing of the program.
 *
 * `files` are all chapters of the book, in order, for the lists of figures, tables and terms.
 */
export async function partWords(folder: string, file: string, files: readonly string[]): Promise<string> {
  const sources = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  const source = sources[files.indexOf(file)] ?? ''
  const shown: string[] = []
  const called: string[] = []
  const notes = new Map<string, string>()
  /** What is to be said when a part ends; parts in which nothing is shown have none. */
  const open: { colons: string; end: string; hidden: boolean }[] = []

  for (const line of source.split('\n')) {
    const bare = line.trim().replace(/^> ?/, '')
    const isHidden = open.some(({ hidden }) => hidden)
    const note = /^\[\^([^\]]+)\]:(.*)$/.exec(bare)
    const part =
      /^(:{3,})(\p{L}+)(?:\[([^\]]*)\])?(?:\{([^}]*)\})?$/u.exec(bare) ??
      // As VuePress has it: the title after a space.
      /^(:{3,})(\p{L}+) +(\S.*)$/u.exec(bare)
    // As GitHub has it: a quotation that begins with what it is.
    const alert = /^\[!(\w+)\]$/.exec(bare)
    const leaf = /^::(\p{L}+)(?:\[([^\]]*)\])?(?:\{[^}]*\})?$/u.exec(bare)
    if (alert) shown.push(titles[alert[1] ?? ''] ?? '')
    else if (note) notes.set(note[1] ?? '', wordsOf(note[2] ?? ''))
    else if (part) {
      const [, colons = '', name = '', title = titles[name] ?? '', attributes = ''] = part
      const hidden = name === '答案'
      if (!hidden && !isHidden) shown.push(title)
      open.push({ colons, end: `${attribute(attributes, '作者')}${attribute(attributes, '出处')}`, hidden })
    } else if (/^:{3,}$/.test(bare)) {
      const closed = open.pop()
      if (closed?.colons !== bare) throw new Error(`${bare} closes ${closed?.colons}`)
      if (!isHidden) shown.push(closed.end)
    } else if (leaf) shown.push(...leafWords(leaf[1] ?? '', leaf[2], sources))
    else if (!isHidden) {
      for (const [, name = ''] of bare.matchAll(/\[\^([^\]]+)\]/g))
        if (!called.includes(name)) called.push(name)
      shown.push(wordsOf(bare))
    }
  }
  return hanOf([...shown, ...called.map((name) => notes.get(name))].join(''))
}

/** What stands above a part whose author has written nothing there. */
const titles: Record<string, string> = {
  学习要点: '学习要点',
  编者按: '编者按',
  活动: '活动',
  名词解释: '名词解释',
  思考题: '思考题',
  单选题: '单项选择题',
  多选题: '多项选择题',
  填空题: '填空题',
  判断题: '判断题',
  连线题: '连线题',
  大事年表: '大事年表',
  讨论题: '讨论题',
  NOTE: '备注',
  TIP: '提示',
  IMPORTANT: '重要',
  CAUTION: '注意',
  info: '信息',
  example: '示例',
  question: '疑问',
}

function leafWords(name: string, title: string | undefined, sources: readonly string[]): string[] {
  const found = (pattern: RegExp) =>
    sources.flatMap((source) => [...source.matchAll(pattern)].map(([, words]) => words ?? ''))
  if (name === '答题区') return []
  if (name === '二维码' || name === '条形码') return [title ?? '']
  if (name === '笔记页') return [title ?? '笔记']
  if (name === '插图目录') return [title ?? '', ...found(figure).map((words) => `图${words}`)]
  if (name === '表格目录') return [title ?? '', ...found(table).map((words) => `表${wordsOf(words)}`)]
  if (name !== '术语表') throw new Error(`nobody knows ${name}`)
  const terms = sources.flatMap((source) =>
    [...source.matchAll(/^:::名词解释$([\s\S]*?)^:::$/gmu)].flatMap(([, items = '']) =>
      items.split('\n').map(wordsOf),
    ),
  )
  return [title ?? '', ...terms.sort(new Intl.Collator('zh-CN-u-co-pinyin').compare)]
}

/** A picture alone in its line, with a title. */
const figure = /^!\[[^\]]*\]\([^)"\n]*"([^"\n]+)"\)(?:\s*\{[^}\n]*\})?$/gm

const table = /^(?:表|Table)\s*[:：](.*)$/gm

/** The words of a line: no calls of notes, no answers, no attributes, of a picture its title. */
function wordsOf(line: string): string {
  const caption = line.replace(figure, '图$1').replace(table, '表$1')
  // What says what a picture shows is not seen.
  const seen = caption.replace(/!\[[^\]]*\]\([^)]*\)/g, '')
  return hanOf(seen.replace(/:(?:答案|空)\[[^\]]*\]|\[\^[^\]]*\]|\{[^}]*\}/g, ''))
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="?([^"\\s]*)`, 'u').exec(attributes)?.[1] ?? ''
}
