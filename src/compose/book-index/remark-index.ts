import type { Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { ChapterContext, IndexMark } from '../chapter-context.ts'
import type { Directives } from '../nodes.ts'
import { indexNames } from '../parts/answer-names.ts'
import { visit } from '../visit.ts'
import { readSyllables } from './syllables.ts'

type Field = 'term' | 'sub' | 'see' | 'also' | 'reading'

const fields: Record<Field, string[]> = {
  term: ['词', '詞'],
  sub: ['子', '子目'],
  see: ['见', '見'],
  also: ['参见', '參見'],
  reading: ['读音', '讀音'],
}

/**
 * `:索引[群众路线]{子=由来 读音="qún zhòng lù xiàn"}`: the words stand in the text, and the index leads there.
 *
 * `{词=…}` is what the index calls it, where the text has other words or, as `:索引[]{词=…}`, none. `{见=…}` sends the
 * reader to another entry and has no page of its own; `{参见=…}` names another besides.
 */
export function remarkIndex(context: ChapterContext) {
  return (tree: Root): undefined => {
    let count = 0
    visit(tree, 'textDirective', (node) => {
      if (!indexNames.has(node.name)) return
      const values = readFields(node, context)
      const term = values.term ?? textOf(node).trim()
      const id = `${context.sectionId}-index.${++count}`
      node.data = {
        ...node.data,
        part: 'index',
        hName: 'span',
        hProperties: { className: ['index-mark'], id },
      }
      if (term === '') {
        context.report('index-without-term', node.position, { name: node.name })
        return
      }
      const mark: IndexMark = { id, term, place: node.position, ...values }
      const reading = values.reading === undefined ? undefined : readSyllables(values.reading)
      const han = [...term].filter((character) => /\p{sc=Han}/u.test(character)).length
      if (values.reading !== undefined && reading?.length !== han) {
        const found = { reading: values.reading, term, count: han }
        context.report('index-reading', node.position, found)
        delete mark.reading
      }
      context.marks.push(mark)
    })
  }
}

function readFields(
  node: Extract<Directives, { type: 'textDirective' }>,
  { report }: ChapterContext,
): Partial<Record<Field, string>> {
  const values: Partial<Record<Field, string>> = {}
  for (const [key, value] of Object.entries(node.attributes ?? {})) {
    const field = fieldNamed(key)
    const written = (value ?? '').trim()
    if (field === undefined)
      report('part-attribute-unknown', node.position, {
        attribute: key,
        part: node.name,
        expected: Object.values(fields)
          .map(([name]) => name)
          .join('、'),
      })
    else if (written === '')
      report('part-attribute', node.position, {
        attribute: key,
        value: '',
        part: node.name,
        expected: '…',
      })
    else values[field] = written
  }
  return values
}

function fieldNamed(key: string): Field | undefined {
  const names = Object.keys(fields) as Field[]
  return names.find((field) => field === key.toLowerCase() || fields[field].includes(key))
}
