import {
  type PDFArray,
  type PDFContext,
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
} from '@cantoo/pdf-lib'

/** A heading: `level` is 1 to 6, `destination` where it stands. */
export type OutlineEntry = { level: number; title: string; destination: PDFArray }

type Item = { level: number; ref: PDFRef; dict: PDFDict; children: Item[] }

/**
 * Write the outline that readers show beside the pages: the headings, nested, those below the first level folded.
 *
 * ISO 32000-1: 12.3.3. A level that is left out counts as one step.
 */
export function writeOutline(document: PDFDocument, entries: readonly OutlineEntry[]): void {
  if (entries.length === 0) return
  const { context } = document
  const top = newItem(context, 0)
  const open = [top]
  for (const { level, title, destination } of entries) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= level) open.pop()
    const parent = open.at(-1) ?? top
    const item = newItem(context, level)
    item.dict.set(PDFName.of('Parent'), parent.ref)
    item.dict.set(PDFName.of('Title'), PDFHexString.fromText(title))
    item.dict.set(PDFName.of('Dest'), destination)
    parent.children.push(item)
    open.push(item)
  }
  link(top, true)
  document.catalog.set(PDFName.of('Outlines'), top.ref)
}

function newItem(context: PDFContext, level: number): Item {
  const dict = context.obj({})
  return { level, ref: context.register(dict), dict, children: [] }
}

/** `Count` is the number of items seen when this one is opened, negative while it is folded. */
function link(item: Item, isOpen: boolean): void {
  const { children, dict } = item
  const [first] = children
  const last = children.at(-1)
  if (!first || !last) return
  dict.set(PDFName.of('First'), first.ref)
  dict.set(PDFName.of('Last'), last.ref)
  dict.set(PDFName.of('Count'), PDFNumber.of(isOpen ? children.length : -children.length))
  for (const [index, child] of children.entries()) {
    const next = children[index + 1]
    if (next) {
      child.dict.set(PDFName.of('Next'), next.ref)
      next.dict.set(PDFName.of('Prev'), child.ref)
    }
    link(child, false)
  }
}
