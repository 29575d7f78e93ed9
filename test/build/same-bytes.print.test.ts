import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask, judged } from '../print/judge.ts'
import {
  banxin,
  type Ended,
  pdfIn,
  sha256,
  startBanxinIn,
  type Told,
  temporaryFolders,
  writeFiles,
} from './banxin.ts'
import { sampleBook } from './sample-book.ts'

const makeFolder = temporaryFolders()

/** The two that build into one output at the same time, with one cache that is empty at first. */
let together: Ended[] = []
/** On a machine with nothing but node: no browser, no font, no home, another place and time zone. */
let bare: Ended
let here = ''
let elsewhere = ''
const args = ['pdf', 'book', '--output', 'out', '--cache', 'cache', '--json']

beforeAll(async () => {
  here = await makeFolder()
  elsewhere = await makeFolder()
  const empty = join(elsewhere, 'empty')
  await writeFiles(join(here, 'book'), sampleBook())
  await writeFiles(join(elsewhere, 'book'), sampleBook())
  await writeFiles(elsewhere, {
    'empty/fonts.conf': '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>',
    'home/.keep': '',
  })
  const chinese = { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' }
  together = await Promise.all([banxin(here, args, chinese), banxin(here, args, chinese)])
  bare = await startBanxinIn(elsewhere, args, {
    PATH: empty,
    HOME: join(elsewhere, 'home'),
    FONTCONFIG_PATH: empty,
    FONTCONFIG_FILE: join(empty, 'fonts.conf'),
    TZ: 'America/New_York',
    LANG: 'C',
  }).ended
})

function toldBy({ out }: Ended): Told {
  return JSON.parse(out)
}

describe('the same manuscript gives the same bytes', () => {
  test('built twice at the same time into one output, without a leftover', async () => {
    for (const { code, err } of together) expect(code, err).toBe(0)
    // pdfIn finds one file: nothing temporary is left.
    expect((await pdfIn(join(here, 'out'))).length).toBeGreaterThan(50_000)
  })

  test('in another folder, time zone and language, without browser, fonts or home on the machine', async () => {
    expect(bare.code, bare.err).toBe(0)
    expect(sha256(await pdfIn(join(elsewhere, 'out')))).toBe(sha256(await pdfIn(join(here, 'out'))))
    // The browser is ours: of another there would be a note.
    expect(toldBy(bare).messages.map(({ ruleId }) => ruleId)).toEqual([
      'table-extra-cells',
      'link-id-missing',
    ])
  })

  test('printed in the page that made the pages, or in one of its own', async () => {
    // What is finished is in the cache, but for the print: of a book in one range that is never kept.
    await rm(join(elsewhere, 'cache', 'printed'), { recursive: true, force: true })
    const again = await banxin(elsewhere, ['pdf', 'book', '--output', 'again', '--cache', 'cache', '--json'])
    expect(again.code, again.err).toBe(0)
    expect(sha256(await pdfIn(join(elsewhere, 'again')))).toBe(sha256(await pdfIn(join(elsewhere, 'out'))))
  })

  test('bundled or not', async () => {
    const plain = await banxin(elsewhere, ['pdf', 'book', '--output', 'plain', '--cache', 'none', '--json'], {
      BANXIN_FROM_SOURCE: '1',
    })
    expect(plain.code, plain.err).toBe(0)
    expect(sha256(await pdfIn(join(elsewhere, 'plain')))).toBe(sha256(await pdfIn(join(elsewhere, 'out'))))
  })

  test('from the cache, with the same messages', async () => {
    await rename(join(here, 'out'), join(here, 'first'))
    const warm = await banxin(here, args)
    expect(warm.code, warm.err).toBe(0)
    expect(sha256(await pdfIn(join(here, 'out')))).toBe(sha256(await pdfIn(join(here, 'first'))))
    // `bare` was told the same in the same language, with nothing in its cache.
    expect(toldBy(warm).messages).toEqual(toldBy(bare).messages)
    expect(toldBy(warm).messages).toMatchObject([
      { file: 'book/02-bridge.md', line: 10, severity: 'warning' },
      { file: 'book/03-end.md', line: 3, severity: 'warning' },
    ])
  })
})

describe('what others read in the PDF', () => {
  judged(['pdffonts'], 'all fonts are embedded TrueType', async () => {
    const fonts = ask('pdffonts', await pdfIn(join(elsewhere, 'out')), '#')
      .trim()
      .split('\n')
      .slice(2)
    expect(fonts.length).toBeGreaterThan(5)
    for (const font of fonts) expect(font).toMatch(/\S+ +CID TrueType +Identity-H +yes yes yes /)
    for (const name of [
      'NotoSerifSC-Regular',
      'NotoSansSC-Bold',
      'LXGWWenKai',
      'DejaVuSansMono',
      'KaTeX_Main',
    ])
      expect(fonts.some((font) => font.includes(`+${name}`))).toBe(true)
  })

  judged(['pdftotext'], 'the text is there, of every kind', async () => {
    const text = ask('pdftotext', await pdfIn(join(elsewhere, 'out')), '-raw', '#', '-').replace(/\s+/g, '')
    for (const part of [
      '村口的路年久失修',
      'bǎnxīn',
      '第一条注释',
      '120米',
      'constlength',
      '灰色方块',
      '某某出版社',
    ])
      expect(text).toContain(part)
  })

  judged(['qpdf'], 'it is well formed, its outline nested, its pages labelled i, ii … 1, 2 …', async () => {
    const pdf = await pdfIn(join(elsewhere, 'out'))
    expect(ask('qpdf', pdf, '--check', '#')).toContain('No syntax or stream encoding errors found')
    const { outlines, pagelabels } = JSON.parse(
      ask('qpdf', pdf, '--json', '--json-key=outlines', '--json-key=pagelabels', '#'),
    )
    expect(outlines.map(titles)).toEqual([
      '前言',
      '目录',
      ['第一章 修路', ['缘起', '更早的时候']],
      ['第二章 架桥', '桥的来历'],
      ['第三章 通车', '后来'],
    ])
    const chapter: Outline = outlines[2]
    expect(pagelabels).toEqual([
      { index: 0, label: { '/S': '/r', '/St': 1 } },
      { index: (chapter.destpageposfrom1 ?? 0) - 1, label: { '/S': '/D', '/St': 1 } },
    ])
    const pages = outlines.map(({ destpageposfrom1 }: Outline) => destpageposfrom1)
    expect(pages).toEqual([...pages].sort((a, b) => a - b))
  })

  judged(['pdfinfo'], 'title, authors, language, date and tags', async () => {
    const pdf = await pdfIn(join(elsewhere, 'out'))
    const info = new Map(
      ask('pdfinfo', pdf, '-isodates', '#')
        .trim()
        .split('\n')
        .map((line) => line.split(/:\s+/, 2) as [string, string]),
    )
    expect(Object.fromEntries(info)).toMatchObject({
      Title: '修路记',
      Author: '张三、李四',
      Tagged: 'yes',
      Pages: String(toldBy(bare).files[0]?.pages),
      Encrypted: 'no',
      JavaScript: 'no',
    })
    expect(info.get('CreationDate')).toMatch(/^2026-07-01T00:00:00(?:Z|[+-]00)/)
    const tags = ask('pdfinfo', pdf, '-struct', '#')
    for (const tag of ['H1', 'H2', 'Table', 'TH', 'Figure', 'L', 'LI', 'Link'])
      expect(tags).toMatch(new RegExp(`^ *${tag}\\b`, 'm'))
  })

  judged(['qpdf'], 'the language is the book’s, and no page has a script', async () => {
    const whole = ask(
      'qpdf',
      await pdfIn(join(elsewhere, 'out')),
      '--qdf',
      '--object-streams=disable',
      '#',
      '-',
    )
    expect(whole).toMatch(/\/Lang \(zh-Hans\)/)
    expect(whole).not.toMatch(/\/JavaScript|\/Launch|\/EmbeddedFile/)
  })
})

type Outline = { title: string; kids: Outline[]; destpageposfrom1: number | null }

/** `title`, or `[title, ...what is below it]`. */
function titles({ title, kids }: Outline): unknown {
  return kids.length === 0 ? title : [title, ...kids.map(titles)]
}
