import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import type { Tag, TagAttributes, TagKid } from './tag.ts'

/**
 * Write the tags of a book into its PDF, under one `Document`: ISO 32000-1, 14.7.
 *
 * Links learn what they say (`Contents`, ISO 14289-1: 7.18.5). A link without a tag is one that nobody hears of: it is
 * taken off its page.
 */
export function writeTags(document: PDFDocument, tags: readonly Tag[]): void {
  const { catalog, context } = document
  const writer = new TagWriter(document)
  const rootRef = context.nextRef()
  const documentRef = writer.write({ type: 'tag', role: 'Document', kids: [...tags], words: [] }, rootRef)
  const root = context.obj({ Type: 'StructTreeRoot', K: documentRef, ParentTree: writer.parentTree() })
  root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(writer.parents.length))
  root.set(PDFName.of('RoleMap'), context.obj(roleMap))
  const ids = writer.idTree()
  if (ids) root.set(PDFName.of('IDTree'), ids)
  context.assign(rootRef, root)
  writer.takeOffUnheard()
  catalog.set(PDFName.of('StructTreeRoot'), rootRef)
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
}

/** Structure types of PDF 2.0, and what they are called before it (ISO 32000-1: 14.8.4). */
export const roleMap: Record<string, string> = { Em: 'Span', Strong: 'Span' }

/** Below which key the tags of a thing are found: those of a page or form by MCID, or the one of an annotation. */
type Parent = (PDFRef | null)[] | PDFRef

class TagWriter {
  readonly parents: Parent[] = []
  readonly #context: PDFContext
  readonly #pages: { ref: PDFRef; node: PDFDict; annotations: PDFObject[] }[]
  /** By page or form. */
  readonly #drawn = new Map<PDFRef, (PDFRef | null)[]>()
  readonly #ids: [id: string, ref: PDFRef][] = []
  readonly #names = new Map<string, string>()
  readonly #heard = new Set<PDFObject>()
  readonly #headers: [attributes: PDFDict, headers: PDFArray][] = []

  constructor(document: PDFDocument) {
    this.#context = document.context
    this.#pages = document.getPages().map(({ ref, node }) => ({
      ref,
      node,
      annotations: node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [],
    }))
  }

  write(tag: Tag, parent: PDFRef): PDFRef {
    const context = this.#context
    const ref = context.nextRef()
    const element = context.obj({ S: tag.role, P: parent })
    context.assign(ref, element)
    const pageNumber = tag.kids.find((kid) => kid.type !== 'tag')?.page
    const page = pageNumber === undefined ? undefined : this.#pages[pageNumber]
    if (page) element.set(PDFName.of('Pg'), page.ref)
    const kids = tag.kids.map((kid) =>
      kid.type === 'tag' ? this.write(kid, ref) : this.#content(kid, ref, tag, pageNumber),
    )
    const [only] = kids
    if (only && kids.length === 1) element.set(PDFName.of('K'), only)
    else if (kids.length > 1) element.set(PDFName.of('K'), arrayOf(context, kids))
    const texts = { Alt: tag.alt, ActualText: tag.actualText, Lang: tag.lang }
    for (const [key, text] of Object.entries(texts))
      if (text !== undefined)
        element.set(PDFName.of(key), key === 'Lang' ? PDFString.of(text) : PDFHexString.fromText(text))
    if (tag.id !== undefined) element.set(PDFName.of('ID'), PDFString.of(this.#newId(tag.id, ref)))
    if (tag.attributes) element.set(PDFName.of('A'), this.#attributes(tag.attributes))
    return ref
  }

  #content(kid: Exclude<TagKid, Tag>, ref: PDFRef, tag: Tag, pageNumber: number | undefined): PDFObject {
    const context = this.#context
    const page = this.#pages[kid.page]
    if (!page) throw new Error(`a tag on page ${kid.page + 1}, which is not there`)
    if (kid.type === 'annotation') {
      const annotation = page.annotations[kid.index]
      if (!annotation) throw new Error(`a tag of a link on page ${kid.page + 1}, which is not there`)
      this.#heard.add(annotation)
      const dict = context.lookup(annotation, PDFDict)
      dict.set(PDFName.of('StructParent'), PDFNumber.of(this.parents.push(ref) - 1))
      dict.set(PDFName.of('Contents'), PDFHexString.fromText(tag.contents || addressOf(dict) || tag.role))
      return context.obj({ Type: 'OBJR', Obj: annotation, Pg: page.ref })
    }
    const form = kid.form === undefined ? undefined : PDFRef.of(kid.form)
    const drawn = this.#drawnOn(form ?? page.ref)
    while (drawn.length < kid.mcid) drawn.push(null)
    drawn[kid.mcid] = ref
    if (form) return context.obj({ Type: 'MCR', Pg: page.ref, Stm: form, MCID: kid.mcid })
    return kid.page === pageNumber
      ? PDFNumber.of(kid.mcid)
      : context.obj({ Type: 'MCR', Pg: page.ref, MCID: kid.mcid })
  }

  #drawnOn(ref: PDFRef): (PDFRef | null)[] {
    const known = this.#drawn.get(ref)
    if (known) return known
    const drawn: (PDFRef | null)[] = []
    this.#drawn.set(ref, drawn)
    const object = this.#context.lookup(ref)
    const dict = object instanceof PDFStream ? object.dict : this.#context.lookup(ref, PDFDict)
    dict.set(PDFName.of('StructParents'), PDFNumber.of(this.parents.push(drawn) - 1))
    return drawn
  }

  #attributes(attributes: TagAttributes): PDFObject {
    const context = this.#context
    const dicts = Object.entries(attributes).map(([owner, entries]) => {
      const dict = context.obj({ O: owner })
      for (const [key, value] of Object.entries(entries)) {
        const object = this.#value(value)
        if (object instanceof PDFArray && key === 'Headers') this.#headers.push([dict, object])
        dict.set(PDFName.of(key), object)
      }
      return dict
    })
    const [only] = dicts
    return only && dicts.length === 1 ? only : arrayOf(context, dicts)
  }

  #value(value: string | number | string[]): PDFObject {
    if (typeof value === 'number') return PDFNumber.of(value)
    if (typeof value === 'string') return PDFName.of(value)
    return arrayOf(
      this.#context,
      value.map((id) => PDFString.of(id)),
    )
  }

  /** Ids in the order of the tags, so that their tree is in order, too. An element without a name of its own gets one. */
  #newId(name: string, ref: PDFRef): string {
    const id = `e${String(this.#ids.length + 1).padStart(7, '0')}`
    this.#ids.push([id, ref])
    if (name !== '') this.#names.set(name, id)
    return id
  }

  /** What is found by key: ISO 32000-1, 14.7.4.4. */
  parentTree(): PDFRef {
    const context = this.#context
    const numbers: PDFObject[] = []
    for (const [key, parent] of this.parents.entries()) {
      const value =
        parent instanceof PDFRef
          ? parent
          : arrayOf(
              context,
              parent.map((ref) => ref ?? PDFNull),
            )
      numbers.push(PDFNumber.of(key), value instanceof PDFRef ? value : context.register(value))
    }
    return context.register(context.obj({ Nums: arrayOf(context, numbers) }))
  }

  /** `Headers` of cells name heads by their ids: those that are still there by their new ones. */
  idTree(): PDFRef | undefined {
    const context = this.#context
    for (const [attributes, headers] of this.#headers) {
      const ids = headers.asArray().flatMap((item) => this.#names.get(textOf(item) ?? '') ?? [])
      if (ids.length > 0)
        attributes.set(
          PDFName.of('Headers'),
          arrayOf(
            context,
            ids.map((id) => PDFString.of(id)),
          ),
        )
      else attributes.delete(PDFName.of('Headers'))
    }
    if (this.#ids.length === 0) return undefined
    const names = this.#ids.flatMap(([id, ref]) => [PDFString.of(id), ref])
    return context.register(context.obj({ Names: arrayOf(context, names) }))
  }

  takeOffUnheard(): void {
    for (const { node, annotations } of this.#pages) {
      if (annotations.length === 0) continue
      const heard = annotations.filter((annotation) => this.#heard.has(annotation))
      if (heard.length > 0) {
        node.set(PDFName.of('Annots'), arrayOf(this.#context, heard))
        node.set(PDFName.of('Tabs'), PDFName.of('S'))
      } else node.delete(PDFName.of('Annots'))
    }
  }
}

function arrayOf(context: PDFContext, items: readonly PDFObject[]): PDFArray {
  const array = PDFArray.withContext(context)
  for (const item of items) array.push(item)
  return array
}

function addressOf(annotation: PDFDict): string | undefined {
  return textOf(annotation.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of('URI')))
}

function textOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined
}
