import { type Ebook, resolvePath } from './open-ebook.ts'
import { has, noteBlocks } from './skipped.ts'

/** A note and where it stands; `number` counts from 1 in the order of the first calls. */
export type EbookNote = { number: number; path: string; id: string; block: Element }

/** The notes of a book: what calls them, and which links lead back. */
export type EbookNotes = {
  /** In the order of their first calls. */
  notes: EbookNote[]
  /** `path#id` of the place that a call leads to → its note. */
  byTarget: Map<string, EbookNote>
  calls: Set<Element>
  blocks: Map<Element, EbookNote>
  /** `path#id` of what stands around or in a call: links in notes that lead there are arrows back. */
  callers: Set<string>
}

/** Find the notes of a book: links that say so (EPUB 3), or raised numbers that lead to a paragraph (EPUB 2). */
export function findNotes(roots: ReadonlyMap<string, Element>, spine: Ebook['navigation']): EbookNotes {
  const found: EbookNotes = {
    notes: [],
    byTarget: new Map(),
    calls: new Set(),
    blocks: new Map(),
    callers: new Set(),
  }
  const ids = new Map<string, Element>()
  for (const [path, root] of roots)
    for (const element of root.querySelectorAll('[id]'))
      ids.set(`${path}#${element.getAttribute('id')}`, element)
  const wanted: { call: Element; path: string; target: string; block: Element }[] = []
  for (const [path, root] of roots) {
    if (spine.has(path)) continue
    for (const call of root.querySelectorAll('a')) {
      const way = resolvePath(path, call.getAttribute('href') ?? '')
      if (!way || way.fragment === '' || !isCall(call)) continue
      const target = `${way.path}#${way.fragment}`
      const place = ids.get(target)
      const block = place && blockOf(place)
      if (block && !block.contains(call)) wanted.push({ call, path, target, block })
    }
  }
  const targetsOf = new Map<Element, Set<string>>()
  for (const { block, target } of wanted)
    targetsOf.set(block, (targetsOf.get(block) ?? new Set()).add(target))
  for (const { call, path, target, block } of wanted) {
    // A block that several notes are in is none of them; nor is one around another.
    if ((targetsOf.get(block)?.size ?? 0) > 1) continue
    if (wanted.some((other) => other.block !== block && block.contains(other.block))) continue
    if (found.blocks.has(call) || [...found.blocks.keys()].some((note) => note.contains(call))) continue
    let note = found.byTarget.get(target)
    if (!note) {
      const [file = '', id = ''] = target.split('#', 2)
      note = { number: found.notes.length + 1, path: file, id, block }
      found.notes.push(note)
      found.byTarget.set(target, note)
      found.blocks.set(block, note)
    }
    found.calls.add(call)
    for (const around of [call, call.parentElement, ...call.querySelectorAll('[id]')]) {
      const id = around?.getAttribute('id')
      if (id) found.callers.add(`${path}#${id}`)
    }
  }
  return found
}

function isCall(link: Element): boolean {
  const attributes = { get: (name: string) => link.getAttribute(name) ?? undefined }
  if (
    has(attributes, 'epub:type', /^noteref$/) ||
    has(attributes, 'role', /^doc-noteref$/) ||
    has(attributes, 'class', /(?:foot|end)?note-?ref/i)
  )
    return true
  const isRaised =
    /^sup$/i.test(link.parentElement?.tagName ?? '') || /^sup$/i.test(link.children[0]?.tagName ?? '')
  const text = (link.textContent ?? '').trim()
  return isRaised && /^[[(（〔【]?(?:注)?[\d①-⑳㉑-㊿a-z*†‡※]{1,4}[\])）〕】]?$/i.test(text)
}

function blockOf(place: Element): Element | undefined {
  let block: Element | null = place
  while (block && !noteBlocks.has(nameOf(block))) {
    if (/^(?:h[1-6]|body|table|td|th)$/.test(nameOf(block))) return undefined
    block = block.parentElement
  }
  if (!block || block.querySelector('h1, h2, h3, h4, h5, h6')) return undefined
  // The item around its paragraph.
  const up: Element | null = block.parentElement
  return up && /^(?:li|aside|dd)$/.test(nameOf(up)) && nameOf(block) === 'p' ? up : block
}

function nameOf(element: Element): string {
  return element.tagName.replace(/^.*:/, '').toLowerCase()
}
