import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { launchBrowser, type RunningBrowser } from '../../src/browser/launch-browser.ts'
import { type BookFonts, prepareFonts } from '../../src/fonts/prepare-fonts.ts'
import type { Run } from '../../src/run.ts'
import { SERVED_ORIGIN, type ServedFiles, serveFiles } from '../../src/served-files.ts'

// The judges are poppler's. Without them nothing is proven: on CI they must be there.
const judged = process.env.CI === 'true' || hasPoppler()

let folder = ''
let run: Run
let running: RunningBrowser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banxin-test-'))
  run = {
    signal: new AbortController().signal,
    report: () => undefined,
    progress: () => undefined,
    cacheFolder: join(folder, 'cache'),
  }
  running = await launchBrowser(run, await findBrowser())
})

afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true })
})

type Printed = { fonts: { name: string; type: string; embedded: boolean; unicode: boolean }[]; text: string }

/** Print the body with the fonts of its own text, and let poppler read what came out. */
async function printed(body: string, css = '', fonts?: BookFonts): Promise<Printed> {
  const own =
    fonts ?? (await prepareFonts(run, { text: body, math: false, own: {}, folder, language: 'zh-Hans' }))
  const path = join(folder, 'page.pdf')
  await writeFile(path, await pdfOf(running.browser, body, `${own.css}\n${css}`, own))
  const table = (await promisify(execFile)('pdffonts', [path])).stdout.split('\n').slice(2)
  const { stdout: text } = await promisify(execFile)('pdftotext', ['-raw', path, '-'])
  const row = /^(.{36}) (.{17}) .{16} (yes|no ) (?:yes|no ) (yes|no )/
  return {
    text,
    fonts: table.flatMap((line) => {
      const [, name = '', type = '', embedded, unicode] = row.exec(line) ?? []
      return name
        ? [{ name: name.trim(), type: type.trim(), embedded: embedded === 'yes', unicode: unicode === 'yes' }]
        : []
    }),
  }
}

async function pdfOf(browser: Browser, body: string, css: string, fonts: BookFonts): Promise<Uint8Array> {
  const html = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><style>${css}</style><body>${body}`
  const files: ServedFiles = new Map([
    ['page.html', { bytes: Buffer.from(html), mediaType: 'text/html; charset=utf-8' }],
    ...fontFiles(fonts),
  ])
  const page = await browser.newPage()
  try {
    await serveFiles(page, files)
    await page.goto(`${SERVED_ORIGIN}page.html`, { waitUntil: 'load' })
    await page.evaluate('document.fonts.ready.then(() => true)')
    return await page.pdf({ tagged: true })
  } finally {
    await page.close()
  }
}

function fontFiles({ files }: BookFonts): ServedFiles {
  return new Map([...files].map(([name, bytes]) => [name, { bytes, mediaType: 'font/ttf' }]))
}

const families = `
  .song { font-family: Dot, Song, Symbols, serif }
  .hei { font-family: Dot, Hei, Symbols, sans-serif }
  .kai { font-family: Dot, Kai, Symbols, serif }
  pre { font-family: Mono, Dot, Hei, Symbols, monospace }
  em { font-family: Emph, Dot, SongM, Symbols, serif; font-style: normal; line-height: 0; text-emphasis: filled dot; text-emphasis-position: under right }
  rt { font-family: Pinyin, Symbols, sans-serif }
  b { font-weight: 700 }`

function hasPoppler(): boolean {
  try {
    execFileSync('pdffonts', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe.runIf(judged)('a page without any system font', () => {
  test('has only embedded TrueType fonts, each with its text', async () => {
    const { fonts, text } = await printed(
      `<p class="song">一二人大女子文，<b>粗体</b>“引号”—— x·y <em>着重</em><ruby>汉<rt>hàn</rt></ruby>
       <p class="hei">黑体<b>标题</b><p class="kai">楷体，句号。
       <pre>const 变量 = "│ ─"; // 注释</pre><ul class="song"><li>列表</ul>
       <input type="checkbox" checked>`,
      families,
    )
    expect([...new Set(fonts.map(({ type }) => type))]).toEqual(['CID TrueType'])
    expect(fonts.every(({ embedded, unicode }) => embedded && unicode)).toBe(true)
    const names = fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, ''))
    for (const name of [
      'NotoSerifSC-Regular',
      'NotoSerifSC-Bold',
      'NotoSansSC-Regular',
      'NotoSansSC-Bold',
      'LXGWWenKai-Regular',
      'DejaVuSansMono',
    ])
      expect(names).toContain(name)
    for (const words of ['一二人大女子文，', '粗体', '“引号”', '楷体，句号。', 'const 变量 = "│ ─"; // 注释'])
      expect(text).toContain(words)
    expect(text).not.toMatch(/[\u2e80-\u2fdf\ufffd]/)
  })

  test('shows every character that the fonts promise, and copies it as it was written', async () => {
    const rare = '😀👍★☆→⇒∑∫√≠αβΩΩµμ𝒜①⑳㉑☺♠✓✗❶⌘⏎▲◆◦▪•·・～〜𠮷嗀兀〇⿰㎡℃№™½'
    const fonts = await prepareFonts(run, { text: rare, math: false, own: {}, folder, language: 'zh-Hans' })
    const wanted = [...rare].filter((character) => fonts.has(character.codePointAt(0) ?? 0))
    expect(wanted.length).toBeGreaterThan(40)
    for (const family of ['song', 'hei', 'kai']) {
      const { text, fonts: used } = await printed(`<p class="${family}">${wanted.join(' ')}`, families, fonts)
      const found = new Set(text)
      expect([family, wanted.filter((character) => !found.has(character))]).toEqual([family, []])
      expect([...new Set(used.map(({ type }) => type))]).toEqual(['CID TrueType'])
    }
  })

  test('lines keep their pitch, whatever stands in them', async () => {
    const text = '着重字A·，😀∑x̂Åg│'
    const fonts = await prepareFonts(run, {
      text: `${text}hàn`,
      math: false,
      own: {},
      folder,
      language: 'zh-Hans',
    })
    const line = (inner: string) => `<div>${inner}</div>`
    const lines = [
      '字',
      text,
      `<b>${text}</b>`,
      `<span class="hei">${text}</span>`,
      `<span class="kai">${text}</span>`,
      '<em>着重字</em>',
      '<ruby>字<rt>hàn</rt></ruby>',
    ]
    const css = `${fonts.css} ${families} body { font-size: 14px } div { line-height: 24px; font-family: Dot, Song, Symbols } rt { font-size: .5em; line-height: 1 }`
    const page = await running.browser.newPage()
    try {
      const html = `<!doctype html><html lang="zh-Hans"><style>${css}</style><body>${lines.map(line).join('')}`
      const files: ServedFiles = new Map([
        ['page.html', { bytes: Buffer.from(html), mediaType: 'text/html; charset=utf-8' }],
        ...fontFiles(fonts),
      ])
      await serveFiles(page, files)
      await page.goto(`${SERVED_ORIGIN}page.html`, { waitUntil: 'load' })
      await page.evaluate('document.fonts.ready.then(() => true)')
      const heights = await page.evaluate(
        `[...document.querySelectorAll('div')].map((div) => div.getBoundingClientRect().height)`,
      )
      expect(heights).toEqual(lines.map(() => 24))
      // Emphasis on notes, body, titles: sizes and pitches in pixels.
      for (const [size, pitch] of [
        [12, 20],
        [14, 22.4],
        [16, 27],
        [20, 32],
        [24, 40],
      ]) {
        const height = await page.evaluate(
          `(() => { const div = document.querySelectorAll('div')[5]; div.style.fontSize = '${size}px'; div.style.lineHeight = '${pitch}px'; return div.getBoundingClientRect().height })()`,
        )
        expect([size, Math.round(Number(height) * 10) / 10]).toEqual([size, pitch])
      }
      const dot = await page.evaluate(
        `(() => { const s = document.body.appendChild(document.createElement('span')); s.className = 'song'; s.textContent = '·'; return s.getBoundingClientRect().width })()`,
      )
      expect(dot).toBe(14)
    } finally {
      await page.close()
    }
  })
})
