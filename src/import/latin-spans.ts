/** A part of a text where punctuation is not punctuation. Offsets are UTF-16 units from 0. */
export type Span = { start: number; end: number }

/** Web addresses, e-mail addresses and file names, in order. */
export function findLatinSpans(text: string): Span[] {
  return [...text.matchAll(spans)].map(({ 0: found, index }) => {
    // A full stop or comma after an address ends the sentence; a bracket that it did not open is the text's.
    let address = found.replace(/[.,;:!?'"]+$/, '')
    if (address.endsWith(')') && !address.includes('(')) address = address.slice(0, -1)
    return { start: index, end: index + address.length }
  })
}

/** What may be written between `<` and `>` in Markdown. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[\w.-]+[!#-;=?-_a-z~]*$/i.test(text)
}

const spans =
  /(?:https?|ftp):\/\/[!#-;=?-_a-z~]+|www\.[!#-;=?-_a-z~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[A-Za-z]:\\[^\s，。；"]*/gi
