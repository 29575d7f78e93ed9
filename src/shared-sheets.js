/**
 * The style sheets of `styles/` that every book is printed with, whatever its theme, in order.
 *
 * Plain JavaScript, as `start/bundle-program.js` runs before any TypeScript can.
 */
export const sharedSheets = ['page', 'type', 'cjk', 'lines', 'notes', 'toc', 'front', 'code', 'parts']

/** They are one text in the style sheet of a book. @param {readonly string[]} texts */
export function joinSheets(texts) {
  return texts.join('\n')
}
