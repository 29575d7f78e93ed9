import { execFileSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { banxin, type Told, temporaryFolders } from '../build/banxin.ts'
import { goodPdf, savePdf, set } from '../preflight/good-pdf.ts'
import { judged } from '../print/judge.ts'
import { fogra, foreignPdf } from './foreign-pdf.ts'

/* `banxin press file.pdf`, as it is called. */

const makeFolder = temporaryFolders()

async function press(folder: string, ...args: string[]): Promise<{ code: number | null; told: Told }> {
  const { code, out, err } = await banxin(folder, ['press', ...args, '--json', '--cache', 'cache'])
  expect(out, err).not.toBe('')
  return { code, told: JSON.parse(out) }
}

test('a PDF becomes a press file beside it, which preflight takes; the same bytes twice', {
  timeout: 240_000,
}, async () => {
  const folder = await makeFolder()
  const path = join(folder, 'theirs.pdf')
  const before = await savePdf(await goodPdf())
  await writeFile(path, before)
  const { code, told } = await press(folder, 'theirs.pdf')
  expect(told.messages.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(code).toBe(0)
  expect(told.files.map((file) => [file.path, file.pages])).toEqual([
    [join(folder, 'output/theirs.press.pdf'), 4],
  ])
  const made = await readFile(join(folder, 'output/theirs.press.pdf'))
  await press(folder, 'theirs.pdf')
  expect((await readFile(join(folder, 'output/theirs.press.pdf'))).equals(made)).toBe(true)
  const again = await press(folder, 'output/theirs.press.pdf', '--standard', 'X-3')
  expect(again.code).toBe(0)
  expect(await readdir(join(folder, 'output'))).toEqual(['theirs.press.pdf', 'theirs.press.press.pdf'])
  expect((await readFile(join(folder, 'output/theirs.press.pdf'))).equals(made)).toBe(true)
  expect((await readFile(path)).equals(Buffer.from(before))).toBe(true)
})

test('what the standard forbids and nobody can mend here writes nothing, the rest writes and ends with 1', {
  timeout: 240_000,
}, async () => {
  const folder = await makeFolder()
  const pdf = await goodPdf()
  set(pdf, pdf.descriptor, 'FontFile2', pdf.context.obj(null))
  await writeFile(join(folder, 'fontless.pdf'), await savePdf(pdf))
  const fontless = await press(folder, 'fontless.pdf')
  expect(fontless.code).toBe(1)
  const rules = fontless.told.messages.map(({ ruleId, pages }) => [ruleId, pages])
  expect(rules).toContainEqual(['font-not-embedded', [1, 2, 3, 4]])
  expect(rules).toContainEqual(['press-file-unfit', undefined])
  await expect(readdir(join(folder, 'output'))).rejects.toThrow()

  const coarse = await goodPdf()
  coarse.content += '\nq 200 0 0 200 100 100 cm /X0 Do Q q 290 0 0 290 50 50 cm /X0 Do Q'
  await writeFile(join(folder, 'coarse.pdf'), await savePdf(coarse))
  const { code, told } = await press(folder, 'coarse.pdf')
  expect(code).toBe(1)
  expect(told.messages.map(({ ruleId, pages }) => [ruleId, pages])).toContainEqual(['image-resolution', [1]])
  expect(await readdir(join(folder, 'output'))).toEqual(['coarse.press.pdf'])
})

test('wrong use ends with 2 and says what was expected', { timeout: 240_000 }, async () => {
  const folder = await makeFolder()
  await writeFile(join(folder, 'a.pdf'), await foreignPdf([{ content: '' }]))
  await writeFile(join(folder, 'a.icc'), 'no profile at all')
  // By way of a space that there is none: Little CMS opens it, and converts nothing.
  const strange = Buffer.from(fogra)
  strange.write('LuvX', 20)
  await writeFile(join(folder, 'strange.icc'), strange)
  for (const [args, ruleId] of [
    [['none.pdf'], 'preflight-no-file'],
    [['a.pdf', '--bleed', '3'], 'press-file-bleed'],
    [['a.pdf', '--bleed', '30mm'], 'press-file-bleed'],
    [['a.pdf', '--icc', 'a.icc'], 'press-profile-short'],
    [['a.pdf', '--icc', 'none.icc'], 'press-profile-missing'],
    [['a.pdf', '--icc', 'strange.icc'], 'press-profile-unusable'],
    [['.', '--standard', 'X-3'], 'press-file-options'],
  ] as const) {
    const { code, told } = await press(folder, ...args)
    expect([code, told.messages.map((message) => message.ruleId)], args.join(' ')).toEqual([2, [ruleId]])
  }
  expect(await readdir(folder)).not.toContain('output')
})

test('where nothing can be written it ends with 3 and says why', { timeout: 240_000 }, async () => {
  const folder = await makeFolder()
  await writeFile(join(folder, 'a.pdf'), await savePdf(await goodPdf()))
  const { code, told } = await press(folder, 'a.pdf', '--output', 'a.pdf/here')
  expect([code, told.files]).toEqual([3, []])
  expect(told.messages.find(({ severity }) => severity === 'error')).toMatchObject({
    ruleId: 'cannot-write',
    reason: expect.stringMatching(/a\.pdf\/here\/a\.press\.pdf .*\((?:ENOTDIR|EEXIST)\)/),
  })
})

judged(['qpdf'], 'an encrypted PDF is refused, what qpdf makes of it is not', async () => {
  const folder = await makeFolder()
  await writeFile(join(folder, 'open.pdf'), await savePdf(await goodPdf()))
  const qpdf = (...args: string[]) => execFileSync('qpdf', args, { cwd: folder })
  qpdf('--encrypt', '', 'secret', '128', '--', '--allow-weak-crypto', 'open.pdf', 'shut.pdf')
  const { code, told } = await press(folder, 'shut.pdf')
  expect([code, told.messages.map(({ ruleId }) => ruleId)]).toEqual([1, ['press-file-encrypted']])
  qpdf('--decrypt', '--password=secret', '--linearize', '--object-streams=generate', 'shut.pdf', 'again.pdf')
  expect((await press(folder, 'again.pdf')).code).toBe(0)
})
