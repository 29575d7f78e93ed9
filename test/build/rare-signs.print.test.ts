import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { ask, judged } from '../print/judge.ts'
import { banxin, type Told, temporaryFolders, writeFiles } from './banxin.ts'

const makeFolder = temporaryFolders()

/** Marks, keys, colours of skin, letters of a script without a font. */
const signs = '甲\u0308 乙\u20e3 1\ufe0f\u20e3 #\ufe0f\u20e3 👍🏽 ☝🏿 👩🏽\u200d🚀 🇨🇳 ह'
const shown = '甲U+0308 乙U+20E3 1\u20e3 #\u20e3 👍🏽 ☝🏿 👩🏽🚀 🇨🇳 U+0939'

const text = '走到村里去，听大家讲自己的难处，一件一件记在本子上。\n\n'

judged(
  ['pdftotext'],
  'signs that no font has are told and shown by their codes, in titles and headings too',
  async () => {
    const folder = await makeFolder()
    await writeFiles(folder, {
      'book.yaml': `title: 书 甲\u0308 👍🏽\nauthors: [张த]\nchapters: ["*.md"]\n`,
      'a.md': `# 章 ${signs}\n\n## 节 ${signs}\n\n文 ${signs}\n\n${text.repeat(60)}`,
    })
    const { code, out } = await banxin(folder, ['build', '--json', '.'])
    const { messages, files } = JSON.parse(out) as Told
    expect(code).toBe(0)
    expect(messages.map(({ ruleId, file, line, values }) => [ruleId, file, line, values.code])).toEqual([
      ['glyph-missing', 'a.md', 1, 'U+0308'],
      ['glyph-missing', 'a.md', 1, 'U+20E3'],
      ['glyph-missing', 'a.md', 1, 'U+0939'],
      ['glyph-missing', 'book.yaml', 2, 'U+0BA4'],
    ])
    const pdf = await readFile(files.find(({ path }) => path.endsWith('.pdf'))?.path ?? '')
    const found = ask('pdftotext', pdf, '-raw', '#', '-').replace(/\s/g, '')
    const times = (words: string) => found.split(words.replace(/\s/g, '')).length - 1
    // On the title page and as the head of a verso; as the head of a recto, where it is cut; in the contents; itself.
    expect(times('书 甲U+0308 👍🏽')).toBe(2)
    expect(times('章 甲U+0308 乙U+20E3 1\u20e3')).toBe(3)
    expect(times(`章 ${shown}`)).toBe(2)
    expect(times(`节 ${shown}`)).toBe(2)
    expect(times(`文 ${shown}`)).toBe(1)
    expect(times('张U+0BA4')).toBe(1)
  },
)
