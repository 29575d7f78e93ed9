/** Elements of an EPUB whose content is no text of the book: it runs, plays, asks, or is for readers without it. */
export const skipped: ReadonlySet<string> = new Set(
  'script style template iframe audio video canvas select textarea datalist head title link meta'.split(' '),
)

/** Attributes as any reader of XML has them. */
export type Attributes = { get: (name: string) => string | undefined }

/** Where a page of the printed book begins: a number that is no text. */
export function isPageBreak(attributes: Attributes): boolean {
  return has(attributes, 'epub:type', /^pagebreak$/) || has(attributes, 'role', /^doc-pagebreak$/)
}

/** Cover, title page and contents: book.yaml makes new ones. */
export function isFront(attributes: Attributes): boolean {
  return (
    has(attributes, 'epub:type', /^(?:cover|titlepage|halftitlepage|toc|landmarks|page-list)$/) ||
    has(attributes, 'role', /^doc-(?:cover|toc|pagelist)$/)
  )
}

export function has(attributes: Attributes, name: string, word: RegExp): boolean {
  return (attributes.get(name) ?? '').split(/\s+/).some((one) => word.test(one))
}

/** What may be a note: the nearest of them around the place that a call leads to. */
export const noteBlocks: ReadonlySet<string> = new Set('p li aside div dd section'.split(' '))
