import JSZip from 'jszip'
import { smallPng } from '../made-epub.ts'

/** A defect of a finished book: the EPUB of our manuscript, changed as a fault of ours, or a careless hand, might. */
export type FinishedMutant = { name: string; change: (book: Parts) => void }

/** Files by path below `OEBPS/`; changing what is not there is an error. */
export type Parts = {
  text: (path: string) => string
  replace: (path: string, from: string | RegExp, to: string) => void
  put: (path: string, content: string | Uint8Array) => void
  remove: (path: string) => void
  /** How the type of the file is packed: as it must be, deflated, or as the last of the files. */
  mimetype: 'stored' | 'deflated' | 'last'
}

export const finishedMutants: readonly FinishedMutant[] = [
  // Text.
  cut('a sentence lost', 's03.xhtml', /“众口难调。”把箱子锁上了。/),
  cut('a character lost', 's02.xhtml', '话是一句一句'),
  cut('a note lost', 's03.xhtml', /<aside[^>]*>(?:(?!<\/aside>).)*<\/aside>/s),
  cut('an item of a list lost', 's05.xhtml', /<li>(?:(?!<\/li>).)*<\/li>/s),
  cut('a row of a table lost', 's02.xhtml', /<tr>(?:(?!<\/tr>).)*<\/tr>(?=\s*<\/tbody>)/s),
  {
    name: 'two chapters of one name, the second over the first',
    change: (book) => book.put('s02.xhtml', book.text('s03.xhtml').replaceAll('s03', 's02')),
  },
  {
    name: 'two paragraphs changed about',
    change: (book) => book.replace('s03.xhtml', /(<p>镇上有.*?<\/p>)\s*(<p>让他重新.*?<\/p>)/s, '$2$1'),
  },
  swap('an annotation instead of the character', 's01.xhtml', '刍<rt>chú</rt>', 'chú<rt>刍</rt>'),
  swap('a digit lost', 's02.xhtml', '126户', '12户'),
  cut('a comma lost', 's02.xhtml', /，/),
  cut('an annotation lost', 's01.xhtml', '<rt>chú</rt>'),
  swap('a list that begins with another number', 's02.xhtml', '<ol>', '<ol start="4">'),
  swap('a heading that is a bold paragraph', 's02.xhtml', /<h2 ([^>]*)>(.*?)<\/h2>/, '<p $1><b>$2</b></p>'),
  swap('a paragraph that is hidden', 's02.xhtml', '<p>', '<p hidden="hidden">'),
  swap('paragraphs that the style hides', 'style.css', '\np {', '\np { display: none;'),
  cut('a document without its style', 's02.xhtml', /<link [^>]*>/),
  // Pages.
  {
    name: 'all marks of pages nine characters late',
    change: (book) => {
      for (const path of ['s02.xhtml', 's03.xhtml', 's04.xhtml', 's05.xhtml'])
        book.put(path, shiftMarks(book.text(path)))
    },
  },
  swap('two pages with each other’s addresses', 'toc.xhtml', /(#page-12)(.*?)(#page-13)/s, '$3$2$1'),
  cut('a page that no list names', 'toc.xhtml', /<li><a href="s04\.xhtml#page-16">16<\/a><\/li>/),
  swap('a mark of another name', 's04.xhtml', 'aria-label="16"', 'aria-label="61"'),
  cut('a mark that is gone', 's04.xhtml', /<span [^>]*id="page-16"[^>]*><\/span>/),
  cut('pages of no edition', 'content.opf', /<meta refines="#source"[^>]*>pagination<\/meta>/),
  swap(
    'other pages for old readers',
    'toc.ncx',
    /(<pageTarget[^>]*value="12".*?src=")[^"]*/s,
    '$1s99.xhtml#x',
  ),
  cut('no pages for old readers', 'toc.ncx', /<pageList>.*<\/pageList>/s),
  // For those who hear the book.
  cut('head cells of nothing', 's02.xhtml', / scope="col"/g),
  swap('a cover said to be decoration', 'cover.xhtml', /alt="[^"]*"/, 'alt=""'),
  swap('a drawing of other words', 's03.xhtml', /aria-label="六个小圆[^"]*"/, 'aria-label="图"'),
  cut('no hazards named', 'content.opf', /<meta property="schema:accessibilityHazard">[^<]*<\/meta>/),
  swap(
    'a chapter said to be English',
    's04.xhtml',
    'lang="zh-Hans" xml:lang="zh-Hans"',
    'lang="en" xml:lang="en"',
  ),
  {
    name: 'a table without head cells',
    change: (book) =>
      book.put(
        's02.xhtml',
        book
          .text('s02.xhtml')
          .replace(/<th(?: [^>]*)?>/g, '<td>')
          .replaceAll('</th>', '</td>'),
      ),
  },
  cut('a cover without words', 'cover.xhtml', / alt="[^"]*"/),
  swap('a level of headings left out', 's02.xhtml', /<h3([^>]*)>(.*?)<\/h3>/, '<h6$1>$2</h6>'),
  cut('no language', 's05.xhtml', / lang="zh-Hans" xml:lang="zh-Hans"/),
  swap('no title', 's05.xhtml', /<title>.*?<\/title>/, '<title></title>'),
  swap('letters too pale', 'style.css', 'body {', 'body { color: #bbb; background: #fff;'),
  swap('a claim that is not so', 'content.opf', 'accessibilityHazard">none', 'accessibilityHazard">noFear'),
  // Links and contents.
  swap('a call of another note', 's05.xhtml', /#s05-note-1"/, '#s05-note-2"'),
  cut('a call that is a link', 's03.xhtml', ' epub:type="noteref"'),
  cut('a note that is a box', 's03.xhtml', ' epub:type="footnote"'),
  cut('no landmarks', 'toc.xhtml', /<nav epub:type="landmarks".*?<\/nav>/s),
  cut('a section that the contents forget', 'toc.xhtml', /<li id="toc-s02-well">.*?<\/li>/s),
  swap('an entry of other words', 'toc.xhtml', '井台上的半天', '井台下的半天'),
  swap(
    'an entry that leads to another section',
    'toc.xhtml',
    /(<li id="toc-s02-well"><a href=")[^"]*/,
    '$1s02.xhtml#s02-own-words',
  ),
  swap('a call of no note', 's03.xhtml', /(epub:type="noteref"[^>]*href=")[^"]*/, '$1#s03-none'),
  swap('an entry that leads nowhere', 'toc.xhtml', /href="s05\.xhtml#[^"]*"/, 'href="s05.xhtml#none"'),
  cut('a chapter that the contents forget', 'toc.xhtml', /<li id="toc-s07-[^"]*">.*?<\/li>/s),
  swap('two elements of one id', 's03.xhtml', 'id="s03-canteen"', 'id="page-8"'),
  swap('a landmark that leads nowhere', 'toc.xhtml', 'href="titlepage.xhtml"', 'href="title.xhtml"'),
  // The package.
  swap('another title', 'content.opf', '板凳上的功课</dc:title>', '板凳下的功课</dc:title>'),
  cut(
    'an author without role',
    'content.opf',
    /<meta refines="#author-1" property="role"[^>]*>[^<]*<\/meta>/,
  ),
  cut('a cover that is only a picture', 'content.opf', ' properties="cover-image"'),
  swap('a package in another language', 'content.opf', 'xml:lang="zh-Hans"', 'xml:lang="en"'),
  cut('a chapter out of the reading order', 'content.opf', /<itemref idref="file-s04.xhtml"[^>]*>/),
  { name: 'another picture instead of the cover', change: (book) => book.put('cover.png', smallPng) },
  { name: 'a cover cut short', change: (book) => book.put('cover.png', smallPng.subarray(0, 40)) },
  swap('a language that is none', 'content.opf', 'language>zh-Hans<', 'language>zh_Hans<'),
  swap('a date that is none', 'content.opf', /(dcterms:modified">)[^<]*/, '$12026-11-01'),
  swap('a role that nobody knows', 'content.opf', 'marc:relators">edt', 'marc:relators">bianji'),
  swap('two identifiers', 'toc.ncx', 'urn:uuid:', 'urn:uuid:0'),
  swap('chapters out of order', 'content.opf', /(<itemref[^>]*s02[^>]*>)(<itemref[^>]*s03[^>]*>)/, '$2$1'),
  swap('a picture said to be another kind', 'content.opf', 'image/png', 'image/jpeg'),
  cut('a drawing that the package does not know of', 'content.opf', / properties="svg"/),
  { name: 'a file that nobody lists', change: (book) => book.put('notes.txt', 'x') },
  cut('a font that no style names', 'style.css', /@font-face\{[^}]*\}/g),
  { name: 'a font that is not there', change: (book) => book.remove('fonts/head-700.ttf') },
  { name: 'a font cut short', change: (book) => book.put('fonts/head-700.ttf', new Uint8Array(400)) },
  // What must not be.
  swap('a script', 's02.xhtml', '</body>', '<script>1</script></body>'),
  swap('a picture of the network', 'cover.xhtml', 'src="cover.png"', 'src="https://example.org/a.png"'),
  swap('an attribute of old', 's02.xhtml', '<td', '<td align="left"'),
  swap('an element of old', 's02.xhtml', '井台', '<font color="red">井台</font>'),
  swap('a loose ampersand', 's02.xhtml', '井台', '井 & 台'),
  { name: 'a type of file that is packed', change: (book) => (book.mimetype = 'deflated') },
  { name: 'a type of file at the end', change: (book) => (book.mimetype = 'last') },
]

/** The changed EPUB. */
export async function mutate(epub: Uint8Array, { name, change }: FinishedMutant): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(epub)
  const files = new Map<string, Uint8Array>()
  for (const [path, file] of Object.entries(zip.files)) files.set(path, await file.async('uint8array'))
  const decode = (path: string) => {
    const bytes = files.get(`OEBPS/${path}`)
    if (!bytes) throw new Error(`no file ${path}`)
    return new TextDecoder().decode(bytes)
  }
  const book: Parts = {
    text: decode,
    replace: (path, from, to) => {
      const old = decode(path)
      const changed = old.replace(from, to)
      if (changed === old) throw new Error(`${name}: nothing changed in ${path}`)
      book.put(path, changed)
    },
    put: (path, content) =>
      files.set(`OEBPS/${path}`, typeof content === 'string' ? new TextEncoder().encode(content) : content),
    remove: (path) => files.delete(`OEBPS/${path}`),
    mimetype: 'stored',
  }
  change(book)
  const made = new JSZip()
  const paths = [...files.keys()].filter((path) => path !== 'mimetype')
  for (const path of book.mimetype === 'last' ? [...paths, 'mimetype'] : ['mimetype', ...paths])
    made.file(path, files.get(path) ?? new Uint8Array(), {
      compression: path === 'mimetype' && book.mimetype !== 'deflated' ? 'STORE' : 'DEFLATE',
      createFolders: false,
    })
  return made.generateAsync({ type: 'uint8array' })
}

function swap(name: string, path: string, from: string | RegExp, to: string): FinishedMutant {
  return { name, change: (book) => book.replace(path, from, to) }
}

/** All of it taken away; of words their first character. */
function cut(name: string, path: string, what: string | RegExp): FinishedMutant {
  return swap(name, path, what, typeof what === 'string' && !/[<=]/.test(what) ? what.slice(1) : '')
}

/** Marks of pages within paragraphs, nine characters on. */
function shiftMarks(xhtml: string): string {
  return xhtml.replace(/(<span epub:type="pagebreak"[^>]*><\/span>)([^<]{9})/g, '$2$1')
}
