import { spawnSync } from 'node:child_process'
import { expect, vi } from 'vitest'
import { planSignatures } from '../../src/impose/plan-signatures.ts'
import { judged } from '../print/judge.ts'

// It is started 200 times in each.
vi.setConfig({ testTimeout: 30_000 })

for (const signature of [undefined, 4, 8, 16, 32])
  judged(['psbook'], `psbook orders 1 to 200 pages as we do, in signatures of ${signature ?? 'all'}`, () => {
    for (let pages = 1; pages <= 200; pages++) {
      const { sheets } = planSignatures({
        pages,
        edge: 'left',
        signature,
        folded: 4,
        last: 'full',
        blanks: 'end',
        creep: { type: 'none' },
      })
      const ours = sheets.flatMap(({ front, back }) => [...front, ...back].map(({ page }) => page ?? '*'))
      expect(ours, `${pages} pages`).toEqual(psbook(pages, signature))
    }
  })

/** What psbook says while it works: `[*] [1] [2] [*] …` */
function psbook(pages: number, signature: number | undefined): (number | '*')[] {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1)
  const document = [
    '%!PS-Adobe-3.0',
    `%%Pages: ${pages}`,
    '%%EndComments',
    '%%EndProlog',
    ...numbers.flatMap((page) => [`%%Page: ${page} ${page}`, 'showpage']),
    '%%Trailer',
    '%%EOF',
    '',
  ].join('\n')
  const args = signature === undefined ? [] : [`-s${signature}`]
  const { stderr, status } = spawnSync('psbook', args, { input: document, encoding: 'utf8' })
  if (status !== 0) throw new Error(`psbook: ${stderr}`)
  return [...stderr.matchAll(/\[(\*|\d+)\]/g)].map(([, text]) => (text === '*' ? '*' : Number(text)))
}
