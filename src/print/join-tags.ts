import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import type { Moved } from './move-objects.ts'

/**
 * Joins the tags of several PDFs under one `Document` (ISO 32000-1: 14.7).
 *
 * The numbers by which pages and links find their tags begin anew in each PDF, and so do the ids of the elements: both
 * are told apart here.
 */
export class TagJoiner {
  readonly #context: PDFContext
  #root: PDFRef | undefined
  #document: PDFDict | undefined
  #documentRef: PDFRef | undefined
  readonly #kids: PDFArray
  /** By number of the page or link: its elements. */
  readonly #parents: PDFArray
  #next = 0
  readonly #ids: [id: string, element: PDFRef][] = []

  constructor(context: PDFContext) {
    this.#context = context
    this.#kids = PDFArray.withContext(context)
    this.#parents = PDFArray.withContext(context)
  }

  /**
   * Take in the tags of a PDF whose objects are in this one already.
   *
   * @param catalog as it was there
   * @param pages as they are here
   */
  add(catalog: PDFDict, moved: Moved, pages: readonly PDFRef[]): void {
    const context = this.#context
    const rootRef = catalog.get(PDFName.of('StructTreeRoot'))
    if (!(rootRef instanceof PDFRef)) return
    const root = context.lookup(moved(rootRef), PDFDict)
    this.#root ??= context.register(context.obj({ Type: 'StructTreeRoot' }))
    const top = root.get(PDFName.of('K'))
    if (!(top instanceof PDFRef)) throw new Error('tags without a document')
    const document = context.lookup(top, PDFDict)
    if (this.#document === undefined || this.#documentRef === undefined) {
      this.#document = document
      this.#documentRef = top
      document.set(PDFName.of('P'), this.#root)
    }
    const kids = kidsOf(document)
    for (const kid of kids) {
      const element = context.lookup(kid, PDFDict)
      element.set(PDFName.of('P'), this.#documentRef)
      this.#kids.push(kid)
    }
    document.set(PDFName.of('K'), this.#kids)
    this.#renumber(context.lookup(root.get(PDFName.of('ParentTree')), PDFDict), pages)
    const ids = root.lookupMaybe(PDFName.of('IDTree'), PDFDict)
    if (ids) this.#renameIds(ids, kids)
  }

  /** Make the joined tags those of the PDF. */
  write(catalog: PDFDict): void {
    if (!this.#root || !this.#documentRef) return
    const context = this.#context
    const root = context.lookup(this.#root, PDFDict)
    root.set(PDFName.of('K'), this.#documentRef)
    root.set(PDFName.of('ParentTree'), context.register(context.obj({ Nums: this.#parents })))
    root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(this.#next))
    if (this.#ids.length > 0) root.set(PDFName.of('IDTree'), this.#idTree())
    catalog.set(PDFName.of('StructTreeRoot'), this.#root)
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  }

  #renumber(tree: PDFDict, pages: readonly PDFRef[]): void {
    const context = this.#context
    const numbers = new Map<number, PDFNumber>()
    const entries = context.lookup(tree.get(PDFName.of('Nums')), PDFArray)
    for (let index = 0; index + 1 < entries.size(); index += 2) {
      const number = PDFNumber.of(this.#next++)
      numbers.set(entries.lookup(index, PDFNumber).asNumber(), number)
      this.#parents.push(number)
      this.#parents.push(entries.get(index + 1))
    }
    const renumber = (dict: PDFDict, key: string) => {
      const old = dict.get(PDFName.of(key))
      const number = old instanceof PDFNumber ? numbers.get(old.asNumber()) : undefined
      if (number) dict.set(PDFName.of(key), number)
    }
    for (const ref of pages) {
      const page = context.lookup(ref, PDFDict)
      renumber(page, 'StructParents')
      const annotations = page.lookupMaybe(PDFName.of('Annots'), PDFArray)
      for (let index = 0; index < (annotations?.size() ?? 0); index++) {
        const annotation = annotations?.lookupMaybe(index, PDFDict)
        if (annotation) renumber(annotation, 'StructParent')
      }
    }
  }

  /** Ids name the heads of table cells: `Headers` among the attributes of a cell (ISO 32000-1: 14.8.5.7). */
  #renameIds(tree: PDFDict, kids: readonly PDFObject[]): void {
    const context = this.#context
    const names = new Map<string, string>()
    const leaves = [tree]
    for (let leaf = leaves.pop(); leaf; leaf = leaves.pop()) {
      for (const kid of leaf.lookupMaybe(PDFName.of('Kids'), PDFArray)?.asArray() ?? [])
        leaves.push(context.lookup(kid, PDFDict))
      const entries = leaf.lookupMaybe(PDFName.of('Names'), PDFArray)
      for (let index = 0; index + 1 < (entries?.size() ?? 0); index += 2) {
        const element = entries?.get(index + 1)
        if (!(element instanceof PDFRef)) continue
        const id = `e${String(this.#ids.length + 1).padStart(7, '0')}`
        names.set(textOf(entries?.get(index)), id)
        this.#ids.push([id, element])
        context.lookup(element, PDFDict).set(PDFName.of('ID'), PDFString.of(id))
      }
    }
    if (names.size > 0) for (const element of this.#elementsBelow(kids)) renameHeaders(element, names)
  }

  *#elementsBelow(kids: readonly PDFObject[]): Generator<PDFDict> {
    const open = [...kids]
    while (open.length > 0) {
      const kid = open.pop()
      const element = kid instanceof PDFRef ? this.#context.lookup(kid) : kid
      if (!(element instanceof PDFDict) || !element.has(PDFName.of('S'))) continue
      yield element
      open.push(...kidsOf(element))
    }
  }

  #idTree(): PDFRef {
    const entries = PDFArray.withContext(this.#context)
    for (const [id, element] of this.#ids) {
      entries.push(PDFString.of(id))
      entries.push(element)
    }
    return this.#context.register(this.#context.obj({ Names: entries }))
  }
}

function kidsOf(element: PDFDict): PDFObject[] {
  const kids = element.lookup(PDFName.of('K'))
  if (kids instanceof PDFArray) return kids.asArray()
  const kid = element.get(PDFName.of('K'))
  return kid === undefined ? [] : [kid]
}

function renameHeaders(element: PDFDict, names: Map<string, string>): void {
  const attributes = element.lookup(PDFName.of('A'))
  const list = attributes instanceof PDFArray ? attributes.asArray() : [attributes]
  for (const attribute of list) {
    if (!(attribute instanceof PDFDict)) continue
    const headers = attribute.lookup(PDFName.of('Headers'))
    if (!(headers instanceof PDFArray)) continue
    for (let index = 0; index < headers.size(); index++) {
      const name = names.get(textOf(headers.get(index)))
      if (name) headers.set(index, PDFString.of(name))
    }
  }
}

function textOf(object: PDFObject | undefined): string {
  return object instanceof PDFString || object instanceof PDFHexString ? object.asString() : ''
}
