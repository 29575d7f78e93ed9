import JSZip from 'jszip'
import { DOMParser } from 'linkedom'
import { rubyText } from '../ruby-text.ts'
import type { LeftKind } from './rich-text.ts'

/** What stands in the XML of a Word file, read without the library that converts it. */
export type DocxText = {
  body: string
  /** In the order of their calls. */
  notes: string
  left: { kind: LeftKind; text: string }[]
}

/**
 * Read all text of a .docx (ECMA-376): the body as its last reader left it, insertions in and deletions out, and the
 * notes that it calls.
 *
 * @throws Error where it is no whole .docx
 */
export async function docxText(bytes: Uint8Array): Promise<DocxText> {
  const zip = await JSZip.loadAsync(bytes)
  const read = async (name: string): Promise<Element | undefined> => {
    const xml = await zip.file(`word/${name}.xml`)?.async('string')
    if (xml === undefined) return undefined
    return new DOMParser().parseFromString(xml, 'text/xml').documentElement as unknown as Element
  }
  const document = await read('document')
  if (!document) throw new Error('word/document.xml is missing')
  const called: { kind: string; id: string }[] = []
  const deleted: string[] = []
  const formulas: string[] = []
  const body = textOf(document, { called, deleted, formulas })
  const notes: string[] = []
  for (const kind of ['footnote', 'endnote']) {
    const part = await read(`${kind}s`)
    for (const call of called.filter((one) => one.kind === kind)) {
      const note = [...(part?.getElementsByTagName(`w:${kind}`) ?? [])].find(
        (element) => element.getAttribute('w:id') === call.id,
      )
      if (note) notes.push(textOf(note, { called: [], deleted, formulas }))
    }
  }
  const left: DocxText['left'] = [
    ...deleted.map((text) => ({ kind: 'deleted' as const, text })),
    ...formulas.map((text) => ({ kind: 'formula' as const, text })),
  ]
  const comments = await read('comments')
  for (const comment of comments?.getElementsByTagName('w:comment') ?? [])
    left.push({ kind: 'comment', text: textOf(comment, { called: [], deleted: [], formulas: [] }) })
  for (const name of Object.keys(zip.files).sort()) {
    const part = /^word\/((?:header|footer)\d*)\.xml$/.exec(name)?.[1]
    const root = part === undefined ? undefined : await read(part)
    const text = root ? textOf(root, { called: [], deleted: [], formulas: [] }).trim() : ''
    if (text !== '') left.push({ kind: 'header', text })
  }
  return { body, notes: notes.join('\n'), left: left.filter(({ text }) => text.trim() !== '') }
}

type Found = { called: { kind: string; id: string }[]; deleted: string[]; formulas: string[] }

function textOf(element: Element, found: Found): string {
  const name = element.tagName.toLowerCase()
  if (name === 'w:t') return element.textContent ?? ''
  if (name === 'w:tab') return '\t'
  if (name === 'w:br' || name === 'w:cr') return '\n'
  if (name === 'w:nobreakhyphen') return '\u2011'
  // The same once more for old readers.
  if (name === 'mc:fallback') return ''
  if (name === 'w:footnotereference' || name === 'w:endnotereference')
    found.called.push({
      kind: name.slice(2).replace('reference', ''),
      id: element.getAttribute('w:id') ?? '',
    })
  if (name === 'w:del' || name === 'w:movefrom') {
    found.deleted.push(element.textContent ?? '')
    return ''
  }
  if (name === 'm:omath') {
    found.formulas.push(element.textContent ?? '')
    return ''
  }
  const inner = [...element.children].map((child) => textOf(child, found)).join('')
  if (name === 'w:ruby') {
    const [base, reading] = ['w:rubybase', 'w:rt'].map((part) =>
      [...element.children]
        .filter(({ tagName }) => tagName.toLowerCase() === part)
        .map((child) => textOf(child, found))
        .join('')
        .trim(),
    )
    return rubyText([[base ?? '', reading ?? '']])
  }
  return name === 'w:p' ? `${inner}\n` : inner
}
