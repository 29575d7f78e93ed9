import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { banxin, temporaryFolders, writeFiles } from './banxin.ts'

const makeFolder = temporaryFolders()

test('numbers of formulas count through the chapter and stand at the end of the line', async () => {
  const folder = await makeFolder()
  const formulas = String.raw`# 式

$$
\begin{align}
x + y &= 100 \label{eq:sum} \\
x - y &= 60 \nonumber \\
2x &= 160
\end{align}
$$

$$a = b \tag{甲}$$

$$
\begin{equation}
E = mc^2
\end{equation}
$$
`
  await writeFiles(folder, { 'book/book.yaml': 'title: 书\ntitlePage: false\n', 'book/1.md': formulas })
  const ended = await banxin(folder, ['pdf', 'book', '--output', 'out', '--json'])
  expect(ended.code).toBe(0)
  const words = execFileSync('pdftotext', ['-bbox', join(folder, 'out', '书.pdf'), '-'], { encoding: 'utf8' })
  const numbers = [...words.matchAll(/xMax="([\d.]+)"[^>]*>(\([123甲]\))</g)]
  expect(numbers.map(([, , number]) => number)).toEqual(['(1)', '(2)', '(甲)', '(3)'])
  // Each ends where the lines do.
  const edges = new Set(numbers.map(([, edge]) => Math.round(Number(edge))))
  expect(edges.size).toBe(1)
})
