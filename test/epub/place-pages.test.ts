import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'
import type { Page } from '../../src/book.ts'
import { flowOf, inkOf } from '../../src/epub/flow.ts'
import { markPages } from '../../src/epub/place-pages.ts'
import { inkOf as inkOfPrint } from '../paginate/in-page.ts'

function section(html: string): Element {
  const [root] = fromHtml(`<section>${html}</section>`, { fragment: true }).children
  if (root?.type !== 'element') throw new Error('no section')
  return root
}

/** Pages that begin at these places; their openings are those of the section. */
function pages(root: Element, starts: number[], length = 6): Page[] {
  const flow = flowOf(root)
    .map(({ ink }) => ink)
    .join('')
  return starts.map((start, index) => ({
    number: index + 1,
    folio: '',
    label: String(index + 1),
    side: 'recto',
    sectionId: 's01',
    kind: 'normal',
    head: '',
    html: '',
    start,
    opening: flow.slice(start, start + length),
  }))
}

/** The section with `|1|` where page 1 begins. */
function marked(html: string, ...starts: number[]): string {
  const root = section(html)
  markPages(root, pages(root, starts))
  return toHtml(root)
    .replace(/<span[^>]* id="page-(\w+)"[^>]*><\/span>/g, '|$1|')
    .replace(/^<section>|<\/section>$/g, '')
}

describe('a page begins', () => {
  test('within a text, white left where it was', () => {
    expect(marked('<p>甲乙丙丁</p>', 2)).toBe('<p>甲乙|1|丙丁</p>')
    expect(marked('<p>甲乙 丙丁</p>', 2)).toBe('<p>甲乙 |1|丙丁</p>')
    expect(marked('<p>甲乙丙丁</p>', 1, 3)).toBe('<p>甲|1|乙丙|2|丁</p>')
  })

  test('at the beginning of a block, as its first child', () => {
    expect(marked('<h1>题</h1><p>甲</p>', 0, 1)).toBe('<h1>|1|题</h1><p>|2|甲</p>')
    expect(marked('<ul><li><p>甲</p></li><li><p>乙</p></li></ul>', 1)).toBe(
      '<ul><li><p>甲</p></li><li><p>|1|乙</p></li></ul>',
    )
    expect(marked('<p>甲</p><p><em><a href="#x">乙</a></em>丙</p>', 1)).toBe(
      '<p>甲</p><p>|1|<em><a href="#x">乙</a></em>丙</p>',
    )
    expect(
      marked(
        '<p>甲</p><pre><code><span class="line">a = 1\n</span><span class="line">b\n</span></code></pre>',
        4,
      ),
    ).toBe(
      '<p>甲</p><pre><code><span class="line">a = 1\n</span><span class="line">|1|b\n</span></code></pre>',
    )
  })

  test('before an element that begins there, within one that does not', () => {
    expect(marked('<p>甲<em>乙丙</em>丁</p>', 1)).toBe('<p>甲|1|<em>乙丙</em>丁</p>')
    expect(marked('<p>甲<em>乙丙</em>丁</p>', 2)).toBe('<p>甲<em>乙|1|丙</em>丁</p>')
    expect(marked('<p>甲<em>乙丙</em>丁</p>', 3)).toBe('<p>甲<em>乙丙</em>|1|丁</p>')
  })

  test('between the characters of ruby, which becomes two', () => {
    expect(marked('<p>见<ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>。</p>', 5)).toBe(
      '<p>见<ruby>汉<rt>hàn</rt></ruby>|1|<ruby>字<rt>zì</rt></ruby>。</p>',
    )
    expect(marked('<p>见<ruby>汉<rt>hàn</rt></ruby>。</p>', 1)).toBe(
      '<p>见|1|<ruby>汉<rt>hàn</rt></ruby>。</p>',
    )
  })

  test('at a picture, a drawing, a formula, each counting one', () => {
    expect(marked('<p>甲</p><figure><img src="a"><figcaption>图</figcaption></figure>', 1, 2)).toBe(
      '<p>甲</p><figure>|1|<img src="a"><figcaption>|2|图</figcaption></figure>',
    )
    expect(marked('<p>甲<span class="math">x+y</span>乙</p>', 1, 2)).toBe(
      '<p>甲|1|<span class="math">x+y</span>|2|乙</p>',
    )
    expect(marked('<figure><svg class="picture"><text>中国</text></svg></figure><p>乙</p>', 1)).toContain(
      '<p>|1|乙',
    )
  })

  test('after all of the text where it has none, before the notes', () => {
    expect(marked('<p>甲</p><section class="notes"><aside>注</aside></section>', 0, 1)).toBe(
      '<p>|1|甲</p>|2|<section class="notes"><aside>注</aside></section>',
    )
    expect(marked('<p>甲</p>', 0, 1, 1)).toBe('<p>|1|甲</p>|2||3|')
    expect(marked('<p>甲乙丙丁</p>', 0, 2, 2)).toBe('<p>|1|甲乙|2||3|丙丁</p>')
  })

  test('where calls, check boxes and numbers of notes count for nothing', () => {
    const call = '<sup class="note-call"><a href="#n">[1]</a></sup>'
    expect(marked(`<p>甲${call}乙</p>`, 1)).toBe(`<p>甲${call}|1|乙</p>`)
    expect(marked('<ul><li><span class="task-box">☑</span> 甲</li></ul>', 0)).toBe(
      '<ul><li>|1|<span class="task-box">☑</span> 甲</li></ul>',
    )
  })
})

describe('a page that is not of this text stops the build', () => {
  const html = `<h1>题</h1><p>${'天地玄黄宇宙洪荒日月盈昃辰宿列张'}</p>`

  test('shifted by nine characters', () => {
    const root = section(html)
    const shifted = pages(root, [0, 5]).map((page) => ({ ...page, start: (page.start ?? 0) + 9 }))
    expect(() => markPages(root, shifted)).toThrow('begins with other words')
  })

  test('shifted by one', () => {
    const root = section(html)
    const shifted = pages(root, [0, 5]).map((page) => ({ ...page, start: (page.start ?? 0) + 1 }))
    expect(() => markPages(root, shifted)).toThrow('begins with other words')
  })

  test('beyond its end', () => {
    const root = section(html)
    const beyond = pages(root, [0, 5]).map((page) => ({ ...page, start: 100 }))
    expect(() => markPages(root, beyond)).toThrow('is not where the page begins')
  })
})

test('print and EPUB agree on what leaves ink, for every character', () => {
  const different: string[] = []
  for (let point = 0; point <= 0x10ffff; point++) {
    const character = String.fromCodePoint(point)
    if (inkOf(character) !== inkOfPrint(character)) different.push(point.toString(16))
  }
  expect(different).toEqual([])
})
