import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A command of the guide, and what its reader has written before it. */
export type Scene = {
  /** Of its picture and of the text of what it said. */
  name: string
  command: string
  /** What it says is quoted, and not shown. */
  isQuoted?: true
  /** `folder` is where the command runs. */
  before?: (folder: string) => Promise<void>
}

/** Where the texts lie that the reader of the guide writes. */
export const sample = fileURLToPath(new URL('../../docs/guide/sample/', import.meta.url))

const book = 'manuscript-座谈会'

/** The guide's story in its order: each goes on from what the one before left. */
export const scenes: readonly Scene[] = [
  {
    name: 'import',
    command: 'npm run import -- 座谈会.txt',
    before: (folder) => copyFile(join(sample, '座谈会.txt'), join(folder, '座谈会.txt')),
  },
  { name: 'pdf', command: `npm run pdf -- ${book}`, before: (folder) => writeBook(folder) },
  {
    name: 'wrong-key',
    command: `npm run check-book -- ${book}`,
    before: (folder) => writeBook(folder, (yaml) => yaml.replace('authors:', 'auther:')),
  },
  {
    name: 'no-picture',
    command: `npm run check-book -- ${book}`,
    before: async (folder) => {
      await writeBook(folder)
      await change(folder, '02-会前.md', (text) => `${text}\n![会场](会场.jpg)\n`)
    },
  },
  {
    name: 'mended',
    isQuoted: true,
    command: `npm run check-book -- ${book}`,
    before: (folder) => change(folder, '02-会前.md', (text) => text.replace(/\n!\[会场\].*\n/, '')),
  },
  {
    name: 'lint',
    command: `npm run lint -- ${book}`,
    before: (folder) =>
      change(folder, '03-会上.md', (text) =>
        text
          .replace('要办什么事，', '要办什么事,')
          .replace('说完就停，', '说完就停，，')
          .replace('写成“存在设计不合理的问题”', '写成“存在设计不合理的问题'),
      ),
  },
  { name: 'lint-fix', command: `npm run lint -- ${book} --fix` },
  {
    name: 'questions',
    isQuoted: true,
    command: `npm run pdf -- ${book}`,
    before: async (folder) => {
      const questions = await readFile(join(sample, '思考题.md'), 'utf8')
      await change(folder, '03-会上.md', (text) =>
        text.replace('说完就停，，', '说完就停，').replace('不合理的问题。', '不合理的问题”。'),
      )
      await change(folder, '02-会前.md', (text) => `${text}\n${questions}`)
    },
  },
  { name: 'edition', command: `npm run pdf -- ${book} --edition 学员版` },
  { name: 'epub', command: `npm run epub -- ${book}` },
  { name: 'booklet', command: `npm run booklet -- ${book}` },
  {
    name: 'press',
    command: `npm run press -- ${book}`,
    // The booklet told how many leaves are blank.
    before: (folder) => writeBook(folder, (yaml) => `${yaml}notePages: 3\n`),
  },
  { name: 'shop', command: `npm run shop -- ${book}` },
]

async function writeBook(folder: string, edit = (yaml: string) => yaml): Promise<void> {
  const yaml = await readFile(join(sample, 'book.yaml'), 'utf8')
  await writeFile(join(folder, book, 'book.yaml'), edit(yaml))
}

/** @throws Error where the edit finds nothing to change: the story would be another one */
async function change(folder: string, file: string, edit: (text: string) => string): Promise<void> {
  const path = join(folder, book, file)
  const before = await readFile(path, 'utf8')
  const after = edit(before)
  if (after === before) throw new Error(`${file} has nothing to edit`)
  await writeFile(path, after)
}
