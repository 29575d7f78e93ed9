import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import katex from 'katex'
import type { Section } from '../../src/book.ts'

/** A way of losing: the same section for both engines. */
export type Fixture = {
  name: string
  section: Section
  /** The same content with what Paged.js wants for it (`float: footnote`), where that is another HTML. */
  plain: Section
  /** Comes after the style sheet of the book, for both. */
  css: string
}

const folder = new URL('fixtures/', import.meta.url).pathname

/**
 * A fixture folder: `section.html` with what stands in a section, in the HTML that compose makes (docs/book-html.md);
 * where it needs one, `plain.html` and `style.css`.
 *
 * Long text is written short:
 *
 *     <repeat n="20"><p>%i%. %text*2%</p></repeat>   twenty paragraphs, %i% counts from 1, inner repeats first
 *     %text%                                         a sentence of 60 characters; %text*2% two of them
 *     %word*9%                                       nine times `abcdefghij`, without a place to break
 *     %latin*3%                                      three times a Latin sentence of eight words
 *     %tex:x^2%  %display:x^2%                       a formula in the line, on its own
 */
export function readFixture(name: string): Fixture {
  const read = (file: string) => {
    const path = join(folder, name, file)
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined
  }
  const html = read('section.html')
  if (html === undefined) throw new Error(`no section.html in ${name}`)
  return {
    name,
    section: sectionOf(expand(html)),
    plain: sectionOf(expand(read('plain.html') ?? html)),
    css: read('style.css') ?? '',
  }
}

/** A section as compose makes it, around this HTML. */
export function sectionOf(html: string): Section {
  const outer = `<section id="s01" class="section section-chapter" data-role="chapter" lang="zh-Hans">${html}</section>`
  const tree = fromHtml(outer, { fragment: true })
  return { id: 's01', title: '题', role: 'chapter', tree, source: 'fixture.md' }
}

const units: Record<string, string> = {
  text: '排字的人把一个个字放进版盘，行行对齐，不多一个也不少一个；读书的人从第一字读到最末一字，心里就有了底，这便是“排版”二字的本意。',
  word: 'abcdefghij',
  latin: 'Compositors of careful books count every single letter. ',
}

export function expand(html: string): string {
  const innermost = /<repeat n="(\d+)">((?:(?!<repeat )[\s\S])*?)<\/repeat>/
  let result = html
  for (let match = innermost.exec(result); match; match = innermost.exec(result)) {
    const [whole, count, body = ''] = match
    const copies = Array.from({ length: Number(count) }, (_, index) =>
      body.replaceAll('%i%', String(index + 1)),
    )
    result = result.split(whole).join(copies.join(''))
  }
  return result
    .replace(/%(text|word|latin)(?:\*(\d+))?%/g, (_, unit: string, times = '1') =>
      (units[unit] ?? '').repeat(Number(times)),
    )
    .replace(
      /%tex:(.*?)%/g,
      (_, tex: string) => `<span class="math math-inline">${katex.renderToString(tex)}</span>`,
    )
    .replace(
      /%display:(.*?)%/g,
      (_, tex: string) =>
        `<div class="math math-display" data-src="f.md:1:1">${katex.renderToString(tex, { displayMode: true })}</div>`,
    )
}
