import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { describe, expect, test } from 'vitest'
import { noteNumber } from '../../src/paginate/in-page/note-number.js'
import { hasPageRefs, prepareSection } from '../../src/paginate/prepare-section.ts'

function prepare(html: string, language = 'zh-Hans', refs = (target: string) => `<${target}>`): string {
  return prepareSection(fromHtml(html, { fragment: true }), language, refs)
}

/** The text of each element with this class, in order. */
function texts(html: string, className: string): string[] {
  return [...html.matchAll(new RegExp(`<span class="${className}">(.*?)</span>`, 'g'))].map(
    (match) => match[1] ?? '',
  )
}

function markers(html: string): string[] {
  return texts(prepare(html), 'li-marker')
}

describe('list numbers', () => {
  test('from 1', () => {
    expect(markers('<ol><li>甲</li><li>乙</li></ol>')).toEqual(['1.', '2.'])
  })

  test('from start, also from 0 and below', () => {
    expect(markers('<ol start="97"><li>甲</li><li>乙</li></ol>')).toEqual(['97.', '98.'])
    expect(markers('<ol start="-1"><li>甲</li><li>乙</li><li>丙</li></ol>')).toEqual(['-1.', '0.', '1.'])
  })

  test('value sets the number, the next ones follow', () => {
    expect(markers('<ol><li>甲</li><li value="10">乙</li><li>丙</li></ol>')).toEqual(['1.', '10.', '11.'])
  })

  test('reversed counts down to 1, or from start', () => {
    expect(markers('<ol reversed><li>甲</li><li>乙</li><li>丙</li></ol>')).toEqual(['3.', '2.', '1.'])
    expect(markers('<ol reversed start="10"><li>甲</li><li value="4">乙</li><li>丙</li></ol>')).toEqual([
      '10.',
      '4.',
      '3.',
    ])
  })

  test('a list in a list has its own, and the outer goes on', () => {
    const html = '<ol start="3"><li>甲<ol><li>子</li><li>丑</li></ol></li><li>乙</li></ol>'
    expect(markers(html)).toEqual(['3.', '1.', '2.', '4.'])
  })

  test('bullets by depth, the deepest again below', () => {
    const html = '<ul><li>甲<ul><li>乙<ul><li>丙<ul><li>丁</li></ul></li></ul></li></ul></li></ul>'
    expect(markers(html)).toEqual(['•', '◦', '▪', '▪'])
  })

  test('the list knows how much room its numbers want', () => {
    expect(prepare('<ol start="99"><li>甲</li><li>乙</li></ol>')).toContain('data-digits="3"')
    expect(prepare('<ul><li>甲</li></ul>')).not.toContain('data-digits')
  })
})

test('the marker stands before the text, which has a block of its own', () => {
  expect(prepare('<ol><li data-src="f.md:1:1">甲<b>乙</b></li></ol>')).toBe(
    '<ol data-digits="1"><li data-src="f.md:1:1"><span class="li-marker">1.</span>' +
      '<div class="run">甲<b>乙</b></div></li></ol>',
  )
})

test('a task has its box and no bullet', () => {
  const html = prepare(
    '<ul><li class="task"><input type="checkbox" disabled checked> 做完</li>' +
      '<li class="task"><p><input type="checkbox" disabled> 没做</p></li></ul>',
  )
  expect(html).not.toContain('li-marker')
  expect(html).not.toContain('<input')
  expect(html).not.toMatch(/<\/span>\s/)
  expect(html.match(/<span class="task-box( checked)?">/g)).toEqual([
    '<span class="task-box checked">',
    '<span class="task-box">',
  ])
})

describe('notes', () => {
  const call = (number: number, id: string) =>
    `<sup class="note-call"><a href="#s01-note-${number}" id="${id}" role="doc-noteref">${number}</a></sup>`

  test('calls bear circled numbers and name their note', () => {
    const html = prepare(`<p>甲${call(1, 'a')}乙${call(2, 'b')}丙${call(1, 'c')}</p>`)
    expect(html).toContain('<sup class="note-call" data-note="s01-note-1"><a href="#s01-note-1" id="a"')
    expect([...html.matchAll(/>([①-⑳])</g)].map((match) => match[1])).toEqual(['①', '②', '①'])
  })

  test('numbered by page, they are as wide as those of pages, unless one is called twice', () => {
    const ids = Array.from({ length: 60 }, (_, index) => index + 1)
    const notes = ids.map((id) => `<aside class="note" id="s01-note-${id}"><p>甲</p></aside>`).join('')
    const section = `<section class="notes" data-number="page">${notes}</section>`
    const once = prepare(ids.map((id) => call(id, `c${id}`)).join('') + section)
    expect(once).not.toContain('（')
    expect(once).not.toContain('note-wide')
    const twice = prepare([...ids, 60].map((id) => call(id, `c${id}`)).join('') + section)
    expect(twice.match(/（60）/g)).toHaveLength(3)
    expect(twice.match(/note-wide/g)).toHaveLength(10)
  })

  test('each note begins with its number, white space between them counts nothing', () => {
    const html = prepare(
      '<section class="notes"><aside class="note" id="s01-note-1"><p>甲</p></aside>\n' +
        '<aside class="note" id="s01-note-2"><p>乙</p><p>丙</p></aside></section>',
    )
    expect(html).toContain('id="s01-note-1"><span class="note-number">①</span><p>甲</p>')
    expect(html).toContain('id="s01-note-2"><span class="note-number">②</span><p>乙</p><p>丙</p>')
  })

  test('numbers', () => {
    expect([1, 20, 21, 35, 36, 50, 51, 120].map(noteNumber).join(' ')).toBe('① ⑳ ㉑ ㉟ ㊱ ㊿ （51） （120）')
  })
})

describe('page references', () => {
  const ref = '<p><a class="ref" href="#x">见第二讲</a><span class="page-ref" data-target="x"></span></p>'

  test('say the page of their target, in the language of the book', () => {
    expect(prepare(ref)).toContain('（第 &#x3C;x> 页）')
    expect(prepare(ref, 'en', () => '12')).toContain(' (page 12)')
  })

  test('of the contents say the bare number', () => {
    expect(prepare('<p><span class="toc-page" data-target="x"></span></p>', 'zh-Hans', () => '7')).toContain(
      '<span class="toc-page" data-target="x">7</span>',
    )
  })

  test('make a section depend on page numbers', () => {
    expect(hasPageRefs(fromHtml(`<section>${ref}</section>`, { fragment: true }))).toBe(true)
    expect(hasPageRefs(fromHtml('<section><p>无</p></section>', { fragment: true }))).toBe(false)
  })
})

test('of a formula the typeset half stays', () => {
  const html = prepare(
    '<p><span class="math math-inline"><span class="katex"><span class="katex-mathml">TeX</span>' +
      '<span class="katex-html">x</span></span></span></p>',
  )
  expect(html).toBe(
    '<p><span class="math math-inline"><span class="katex"><span class="katex-html">x</span></span></span></p>',
  )
})

test('what is no formula stays as it is', () => {
  const html = '<p><span class="math math-inline"><code>\\bad{</code></span></p>'
  expect(prepare(html)).toBe(html)
})

test('details are printed open', () => {
  const html = prepare('<details open><summary>题</summary>文<p>段</p></details>')
  expect(html).not.toMatch(/<details|<summary/)
  expect(html).toMatch(/<div class="summary">题<\/div><div class="run">文<\/div><p>段<\/p>/)
})

describe('text beside blocks', () => {
  test('gets a block of its own', () => {
    expect(prepare('<blockquote>甲<p>乙</p>丙<i>丁</i></blockquote>')).toBe(
      '<blockquote><div class="run">甲</div><p>乙</p><div class="run">丙<i>丁</i></div></blockquote>',
    )
  })

  test('alone stays as it is', () => {
    for (const html of ['<blockquote>甲<i>乙</i></blockquote>', '<div><p>甲</p><p>乙</p></div>'])
      expect(prepare(html)).toBe(html)
  })
})

test('no text is lost, whatever the elements', () => {
  const html =
    '<section><h1>题</h1><div>甲<ul><li>乙<p>丙</p>丁</li></ul>戊</div><dl><dt>己</dt><dd>庚<p>辛</p></dd></dl>' +
    '<table><tbody><tr><td>壬<ul><li>癸</li></ul>子</td></tr></tbody></table>' +
    '<details><summary>丑</summary>寅</details><figure>卯<figcaption>辰<p>巳</p></figcaption></figure></section>'
  const text = toText(fromHtml(prepare(html), { fragment: true })).replace(/[\s•.0-9]/g, '')
  expect(text).toBe('题甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳')
})
