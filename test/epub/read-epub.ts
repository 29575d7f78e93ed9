import JSZip from 'jszip'
import {
  eachRead,
  elementsNamed,
  hasWord,
  type ReadElement,
  readText,
  readXml,
} from '../../src/epub/read-xml.ts'

/** An EPUB as tests look at it: its files by path, those that are XML read. */
export type OpenedEpub = {
  paths: string[]
  text: (path: string) => Promise<string>
  xml: (path: string) => Promise<ReadElement>
  bytes: (path: string) => Promise<Buffer>
}

export async function openEpub(bytes: Uint8Array): Promise<OpenedEpub> {
  const zip = await JSZip.loadAsync(bytes)
  const text = async (path: string) => {
    const file = zip.file(`OEBPS/${path}`)
    if (!file) throw new Error(`no file ${path}`)
    return file.async('string')
  }
  return {
    paths: Object.keys(zip.files),
    text,
    xml: async (path) => readXml(await text(path)),
    bytes: async (path) => (await zip.file(`OEBPS/${path}`)?.async('nodebuffer')) ?? Buffer.of(),
  }
}

/** The printed pages that an EPUB lists: label, address, and the text right after and before the mark, white left out. */
export type ListedPage = { label: string; href: string; after: string; before: string }

export async function listedPages(epub: OpenedEpub): Promise<ListedPage[]> {
  const nav = await epub.xml('toc.xhtml')
  const list = elementsNamed(nav, 'nav').find((element) => hasWord(element, 'epub:type', 'page-list'))
  const links = list ? elementsNamed(list, 'a') : []
  return Promise.all(
    links.map(async (link) => {
      const href = link.attributes.get('href') ?? ''
      const [path = '', id = ''] = href.split('#')
      const [before, after] = around(await epub.xml(path), id)
      return { label: readText(link), href, before, after }
    }),
  )
}

/** What readers see before and after an element, without what print has elsewhere: calls, notes, numbers of notes. */
function around(root: ReadElement, id: string): [before: string, after: string] {
  let before = ''
  let after = ''
  let passed = false
  const visit = (element: ReadElement) => {
    if (element.attributes.get('id') === id) passed = true
    if (hasWord(element, 'epub:type', 'noteref')) return
    if (
      ['notes', 'note-number', 'task-box', 'math', 'no-glyph'].some((name) => hasWord(element, 'class', name))
    )
      return
    if (['head', 'svg'].includes(element.name)) return
    for (const child of element.children) {
      if (typeof child !== 'string') visit(child)
      else if (passed) after += child.replace(/\s/g, '')
      else before += child.replace(/\s/g, '')
    }
  }
  visit(root)
  return [before, after]
}

/** Whether something is anywhere in the file. */
export function hasElement(root: ReadElement, wanted: (element: ReadElement) => boolean): boolean {
  let found = false
  eachRead(root, (element) => {
    found ||= wanted(element)
    return !found
  })
  return found
}
