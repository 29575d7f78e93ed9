import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { partNamed } from '../../src/compose/parts/part-kinds.ts'

const folder = new URL('everything/', import.meta.url)
const sample = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n')
const docs = readFileSync(new URL('../../docs/parts.md', import.meta.url), 'utf8')

test('the sample that every theme sets has each part and alert of docs/parts.md', () => {
  const [table = ''] = docs.split('## Alerts')
  const parts = [...table.matchAll(/^\| [^|`]+ \| ((?:`[\w-]+`(?:, )?)+) \| \S/gm)].flatMap(
    ([, names = '']) => [...names.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name),
  )
  const [, boxes = ''] = docs.split('## Alerts')
  const alerts = [...(boxes.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)` \| \S+ \| \S/gm)].map(
    ([, name = '']) => name,
  )
  const kinds = [...parts, ...alerts].map((name) => [name, partNamed(name)])
  expect(kinds.filter(([, kind]) => kind === undefined)).toEqual([])
  expect(kinds.length).toBeGreaterThanOrEqual(36)
  const written = [
    ...sample.matchAll(/^\s*:{2,} ?([\p{L}\d-]+)/gmu),
    ...sample.matchAll(/^> \[!(\w+)\]/gm),
  ].map(([, name = '']) => partNamed(name.toLowerCase()))
  expect(kinds.filter(([, kind]) => !written.includes(kind as never)).map(([name]) => name)).toEqual([])
})
