import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import type { Tag, TagAttributes, TagKid } from './tag.ts'

/**
 * Take the tags out of a PDF that Chromium printed: what is below its `Document`.
 *
 * The subtags that `in-page/tell-tags.js` wrote into languages become `words`. The PDF is left without tags.
 *
 * @param texts what the subtags `t0`, `t1` … stand for
 */
export function takeTags(document: PDFDocument, texts: readonly string[]): Tag[] {
  const { catalog, context } = document
  const rootRef = catalog.get(PDFName.of('StructTreeRoot'))
  if (!(rootRef instanceof PDFRef)) return []
  const root = context.lookup(rootRef, PDFDict)
  const top = context.lookup(root.get(PDFName.of('K')), PDFDict)
  const reader = new TagReader(document, texts)
  const tags = reader.kids(top, -1).filter((kid) => kid.type === 'tag')
  catalog.delete(PDFName.of('StructTreeRoot'))
  catalog.delete(PDFName.of('MarkInfo'))
  for (const page of document.getPages()) page.node.delete(PDFName.of('StructParents'))
  return tags
}

class TagReader {
  readonly #document: PDFDocument
  readonly #texts: readonly string[]
  readonly #pages = new Map<PDFObject, number>()
  readonly #annotations = new Map<PDFObject, { page: number; index: number }>()

  constructor(document: PDFDocument, texts: readonly string[]) {
    this.#document = document
    this.#texts = texts
    for (const [number, page] of document.getPages().entries()) {
      this.#pages.set(page.ref, number)
      const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? []
      for (const [index, ref] of annotations.entries()) {
        this.#annotations.set(ref, { page: number, index })
        document.context.lookup(ref, PDFDict).delete(PDFName.of('StructParent'))
      }
    }
  }

  /** `page` is that of the elements around. */
  kids(element: PDFDict, page: number): TagKid[] {
    const own = this.#pageOf(element) ?? page
    const kids = element.lookup(PDFName.of('K'))
    const list = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [kids]
    return list.flatMap((kid) => this.#kid(kid, own))
  }

  #kid(kid: PDFObject, page: number): TagKid[] {
    const { context } = this.#document
    const object = kid instanceof PDFRef ? context.lookup(kid) : kid
    if (object instanceof PDFNumber) return [{ type: 'content', page, mcid: object.asNumber() }]
    if (!(object instanceof PDFDict)) return []
    const own = this.#pageOf(object) ?? page
    const mcid = object.lookup(PDFName.of('MCID'))
    if (mcid instanceof PDFNumber) return [{ type: 'content', page: own, mcid: mcid.asNumber() }]
    const annotation = this.#annotations.get(object.get(PDFName.of('Obj')) ?? object)
    if (annotation) return [{ type: 'annotation', ...annotation }]
    return object.has(PDFName.of('S')) ? [this.#tag(object, own)] : []
  }

  #tag(element: PDFDict, page: number): Tag {
    const [lang = '', told = ''] = (textOf(element.lookup(PDFName.of('Lang'))) ?? '').split(/-x-bx-?/)
    const words = told.split('-').filter((word) => word !== '')
    const numbered = words.find((word) => /^t\d+$/.test(word))
    const text = numbered === undefined ? undefined : this.#texts[Number(numbered.slice(1))]
    const role = element.lookup(PDFName.of('S'), PDFName).decodeText()
    const isLink = role === 'Link'
    const entries: Partial<Tag> = {
      lang: lang || undefined,
      alt: textOf(element.lookup(PDFName.of('Alt'))),
      contents: isLink ? text : undefined,
      actualText: isLink ? undefined : text,
      id: textOf(element.lookup(PDFName.of('ID'))),
      attributes: attributesOf(element.lookup(PDFName.of('A'))),
    }
    const tag: Tag = {
      type: 'tag',
      role,
      kids: this.kids(element, page),
      words: words.filter((word) => !/^[nt]\d+$/.test(word)),
    }
    // What is not there takes no room in the cache.
    for (const [key, value] of Object.entries(entries))
      if (value !== undefined) Object.assign(tag, { [key]: value })
    return tag
  }

  #pageOf(dict: PDFDict): number | undefined {
    const page = dict.get(PDFName.of('Pg'))
    return page && this.#pages.get(page)
  }
}

function attributesOf(object: PDFObject | undefined): TagAttributes | undefined {
  const list = object instanceof PDFArray ? object.asArray() : object instanceof PDFDict ? [object] : []
  const attributes: TagAttributes = {}
  for (const attribute of list) {
    if (!(attribute instanceof PDFDict)) continue
    const owner = attribute.lookup(PDFName.of('O'))
    if (!(owner instanceof PDFName)) continue
    for (const [key, value] of attribute.entries()) {
      const plain = plainValue(value)
      const name = key.decodeText()
      // A cell spans one row and one column where nothing else is said.
      if (name === 'O' || plain === undefined || (/Span$/.test(name) && plain === 1)) continue
      attributes[owner.decodeText()] = { ...attributes[owner.decodeText()], [name]: plain }
    }
  }
  return Object.keys(attributes).length > 0 ? attributes : undefined
}

function plainValue(value: PDFObject): string | number | string[] | undefined {
  if (value instanceof PDFName) return value.decodeText()
  if (value instanceof PDFNumber) return value.asNumber()
  if (!(value instanceof PDFArray) || value.size() === 0) return undefined
  return value.asArray().map((item) => textOf(item) ?? '')
}

function textOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined
}
