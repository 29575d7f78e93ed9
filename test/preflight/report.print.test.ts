import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { banxin } from '../build/banxin.ts'
import { goodPdf, savePdf } from './good-pdf.ts'
import { mutants } from './mutants.ts'

let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'banxin-report-'))
  await writeFile(join(home, 'good.pdf'), await savePdf(await goodPdf()))
  const broken = await goodPdf()
  mutants.find(({ rules, pages }) => rules[0] === 'rgb-colour' && pages.length > 0)?.change?.(broken)
  await writeFile(join(home, 'broken.pdf'), await savePdf(broken))
})
afterAll(() => rm(home, { recursive: true }))

test('the report has a picture of each page in question, and loads nothing', async () => {
  const { code } = await banxin(home, ['preflight', 'broken.pdf', '--html', 'report.html'])
  expect(code).toBe(1)
  const report = await readFile(join(home, 'report.html'), 'utf8')
  expect(report).not.toMatch(/(?:src|href)="(?!data:)/)
  const pictures = [...report.matchAll(/<img src="data:image\/jpeg;base64,([^"]+)" alt="([^"]+)">/g)]
  const found = /<td>(\d[^<]*)<\/td>/.exec(report)?.[1]
  expect(pictures.map(([, , alt]) => alt)).toEqual([`p. ${found}`])
  const { data, info } = await sharp(Buffer.from(pictures[0]?.[1] ?? '', 'base64'))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(info.width).toBe(560)
  expect(data.some((value) => value < 100)).toBe(true)
  expect(data.some((value) => value > 250)).toBe(true)
})

describe('a profile from a file', () => {
  test('asks for what it says', async () => {
    await writeFile(join(home, 'shop.yaml'), 'name: 某某印厂\nfrom: press\ninkTotal: 150\nsafety: 30mm\n')
    const { code, out, err } = await banxin(home, [
      'preflight',
      'good.pdf',
      '--profile',
      'shop.yaml',
      '--json',
    ])
    const told: string[] = JSON.parse(out).messages.map(({ ruleId }: { ruleId: string }) => ruleId)
    expect([code, told.includes('near-trim')], err).toEqual([code, true])
    await writeFile(join(home, 'shop.yaml'), 'safety: 30mm\nrules: { near-trim: off }\n')
    const mild = await banxin(home, ['preflight', 'good.pdf', '--profile', 'shop.yaml'])
    expect([mild.code, mild.out]).toEqual([0, expect.stringContaining('shop.yaml')])
    await writeFile(join(home, 'shop.yaml'), 'safety: 30mm\nrules: { near-trim: error }\n')
    expect((await banxin(home, ['preflight', 'good.pdf', '--profile', 'shop.yaml'])).code).toBe(1)
  })

  test('has its faults told at their places, and what is no profile is wrong use', async () => {
    await writeFile(join(home, 'bad.yaml'), 'bleeed: 3mm\nsafety: five\nrules:\n  no-such: off\n')
    const bad = await banxin(home, ['preflight', 'good.pdf', '--profile', 'bad.yaml', '--json'])
    expect(bad.code).toBe(1)
    expect(JSON.parse(bad.out).messages).toMatchObject([
      { ruleId: 'config-unknown-key', file: 'bad.yaml', line: 1, column: 1 },
      { ruleId: 'profile-length', file: 'bad.yaml', line: 2, column: 9 },
    ])
    await writeFile(join(home, 'bad.yaml'), 'rules:\n  no-such: off\n')
    const rule = await banxin(home, ['preflight', 'good.pdf', '--profile', 'bad.yaml', '--json'])
    expect(JSON.parse(rule.out).messages).toMatchObject([{ ruleId: 'profile-rule', line: 2, column: 3 }])
    expect((await banxin(home, ['preflight', 'good.pdf', '--profile', 'mine'])).code).toBe(2)
  })
})
