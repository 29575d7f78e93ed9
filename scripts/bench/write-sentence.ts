import type { Random } from './random.ts'
import { vocabulary } from './vocabulary.ts'

/** One sentence with its full stop, some twenty to fifty characters. */
export function writeSentence(random: Random): string {
  return fill(random.pick(patterns), random)
}

/** Sentences one after another, until there are so many characters or a few more. */
export function writeSentences(random: Random, characters: number): string {
  let text = ''
  while (text.length < characters) text += writeSentence(random)
  return text
}

/** A few words without a stop, for headings and cells: `晒场的规矩`. */
export function writePhrase(random: Random): string {
  return fill(random.pick(phrases), random)
}

/** `{thing}` is a word of that kind, `{number}` a number, `{anyone}` and `{anywhere}` a name. */
const patterns = [
  '{time}，{person}在{place}{act}，{manner}{handle}{thing}。',
  '{person}说，{matter}并不{quality}，要紧的是把{matter}和{matter}放在一起{consider}。',
  '{link}，{quality}的{matter}不是一天得来的，谁都要先{consider}自己的{matter}。',
  '“你们{manner}{handle}{thing}，有没有想过{matter}？”{person}问。',
  '{person}把{thing}交给{person}，自己{manner}走到{place}，去{handle}{quality}的{thing}。',
  '{time}，{place}显得格外{quality}，{person}和{person}都不愿{act}。',
  '要{consider}{matter}，就得到{place}去，看{person}怎样{handle}{thing}，听{person}怎样{consider}{matter}。',
  '从{place}到{place}有 {number} {unit}，{person}来回走了 {number} 次，才{consider}了{matter}。',
  '{link}，{matter}越是{quality}，{person}就越要{manner}{consider}；{matter}越是{quality}，也越容易被人忘掉。',
  '他们带着{thing}、{thing}和{thing}，{time}就在{place}{act}。',
  '{person}写道：“{matter}离不开{matter}，正像{thing}离不开{thing}。”',
  '如果只{consider}{matter}，而不{handle}{thing}，那么{person}仍旧会在{place}{act}。',
  '用 {name} 记下的{matter}一共 {number} 条，{person}{manner}{consider}了其中的{matter}。',
  '{time}，有人在{place}看见{person}{manner}{handle}{thing}——那本来是{person}的事。',
  '{matter}是什么？{person}以为是{matter}，{person}却以为是{matter}。',
  '{person}没有{act}，也没有{act}，只是{manner}{handle}着{thing}。',
  '到 {number} 年前后，{place}的{thing}已经{quality}得多，{person}（还有{person}）都{consider}过这件事。',
  '{anyone}从{anywhere}来，{manner}{handle}{thing}，{anyone}却要他先{consider}{matter}。',
  '{time}，{anyone}和{person}在{place}{act}，谁也没有提起{anywhere}的{matter}。',
  '这件事让{person}{consider}了很久：{quality}的{thing}，为什么总在{place}才有？',
] as const

const phrases = [
  '{place}的{matter}',
  '{quality}的{thing}',
  '{person}与{matter}',
  '怎样{consider}{matter}',
  '{handle}{thing}的{matter}',
  '{matter}和{matter}',
  '{person}在{place}',
] as const

function fill(pattern: string, random: Random): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, kind: string) => {
    if (kind === 'number') return String(random.integer(2, 1999))
    if (kind === 'anyone') return `${random.pick(vocabulary.surname)}${writeName(random)}`
    if (kind === 'anywhere') return `${writeName(random)}${random.pick(vocabulary.locality)}`
    return isKind(kind) ? random.pick(vocabulary[kind]) : whole
  })
}

/** One or two of the 3,755 commonest characters (GB 2312, level 1): through names, a long book comes to have them all. */
function writeName(random: Random): string {
  return Array.from({ length: random.integer(1, 2) }, () => {
    const index = random.integer(0, 3754)
    return commonCharacters.decode(Uint8Array.of(0xb0 + Math.floor(index / 94), 0xa1 + (index % 94)))
  }).join('')
}

const commonCharacters = new TextDecoder('gb18030')

function isKind(kind: string): kind is keyof typeof vocabulary {
  return kind in vocabulary
}
