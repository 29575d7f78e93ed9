import { noteNumber } from './note-number.js'

/**
 * Let the notes of every page begin with ①, in the order of their calls.
 *
 * A note that goes on from the page before has its number there alone. Where one note is called from several pages it could
 * have but one of their numbers: such a section keeps the numbers through all its pages that it came with.
 *
 * @param {Element[]} chunks the pages of a section
 */
export function numberNotes(chunks) {
  const calls = chunks.map((chunk) => ownCalls(chunk))
  const pages = new Map()
  for (const [index, found] of calls.entries())
    for (const call of found) {
      const id = idOf(call)
      if ((pages.get(id) ?? index) !== index) return
      pages.set(id, index)
    }
  /** @type {Map<string, string>} */
  const numbers = new Map()
  for (const found of calls) {
    let number = 0
    for (const call of found) {
      const id = idOf(call)
      if (!numbers.has(id)) numbers.set(id, noteNumber(++number))
    }
  }
  for (const chunk of chunks) {
    for (const call of chunk.querySelectorAll('.note-call')) write(call, numbers.get(idOf(call)))
    for (const note of chunk.querySelectorAll('.note')) {
      const number = note.querySelector(':scope > .note-number')
      if (number) write(number, numbers.get(note.id))
    }
  }
}

/** The calls of a page, but those in the head of a table that is set again. @param {Element} chunk */
function ownCalls(chunk) {
  return [...chunk.querySelectorAll('.note-call')].filter((call) => !call.closest('[data-repeated]'))
}

/** @param {Element} call */
function idOf(call) {
  return call.getAttribute('data-note') ?? ''
}

/**
 * The number is the only text of the element.
 *
 * @param {Element} element
 * @param {string | undefined} number
 */
function write(element, number) {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
  if (text && number !== undefined) text.nodeValue = number
}
