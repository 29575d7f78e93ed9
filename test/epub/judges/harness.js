// A reading system around foliate-js, as small as can be; `reader.ts` drives it.
import { FootnoteHandler } from './foliate/footnotes.js'
import './foliate/view.js'

const view = document.createElement('foliate-view')
document.body.append(view)

/** Resolves with the note that pops up next. */
let popsUp = Promise.withResolvers()
const notes = new FootnoteHandler()
notes.addEventListener('before-render', ({ detail }) => {
  detail.view.style.cssText = 'display: block; width: 100%; height: 100%'
  document.getElementById('note').replaceChildren(detail.view)
})
notes.addEventListener('render', ({ detail }) => {
  const [{ doc }] = detail.view.renderer.getContents()
  popsUp.resolve({ type: detail.type, text: doc.body.textContent.trim() })
})
view.addEventListener('link', (event) => notes.handle(view.book, event)?.catch(popsUp.reject))

globalThis.readBook = async () => {
  const bytes = await (await fetch('book.epub')).blob()
  await view.open(new File([bytes], 'book.epub', { type: 'application/epub+zip' }))
  await view.goTo(0)
  const { metadata, toc, landmarks, pageList, sections } = view.book
  const flat = (entries, level) =>
    (entries ?? []).flatMap(({ label, subitems }) => [
      '  '.repeat(level) + label,
      ...flat(subitems, level + 1),
    ])
  const texts = []
  for (const section of sections) {
    const { body } = await section.createDocument()
    // Words in drawings are drawn.
    for (const drawing of body.querySelectorAll('svg')) drawing.remove()
    texts.push({ id: section.id, text: body.textContent })
  }
  return {
    title: metadata.title,
    language: [metadata.language].flat()[0],
    contents: flat(toc, 0),
    landmarks: (landmarks ?? []).map(({ type }) => [type].flat().join(' ')),
    pages: (pageList ?? []).map(({ label, href }) => ({ label, href })),
    sections: texts,
  }
}

/** Go there; the ids of the marks of pages that are shown then. */
globalThis.goTo = async (target) => {
  await view.goTo(target)
  const [{ doc }] = view.renderer.getContents()
  await doc.fonts.ready
  const { left, right } = view.lastLocation.range.getBoundingClientRect()
  const isShown = (mark) => {
    const { x } = mark.getBoundingClientRect()
    return x >= left - 1 && x <= right + 1
  }
  return [...doc.querySelectorAll('[role=doc-pagebreak]')].filter(isShown).map(({ id }) => id)
}

/** Go to the first element of the book, from a document on, that a selector finds; whether there is one. */
globalThis.goToElement = async (selector, from) => {
  for (const [index, section] of view.book.sections.entries()) {
    if (index < from || !(await section.createDocument()).querySelector(selector)) continue
    await view.renderer.goTo({ index, anchor: (doc) => doc.querySelector(selector) })
    const [{ doc }] = view.renderer.getContents()
    await doc.fonts.ready
    return true
  }
  return false
}

globalThis.touchNote = () => {
  popsUp = Promise.withResolvers()
  const [{ doc }] = view.renderer.getContents()
  doc.querySelector('[role~="doc-noteref"]').click()
  return popsUp.promise
}

globalThis.setStyle = (css) => view.renderer.setStyles(css)
