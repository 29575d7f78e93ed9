import { withReader } from './reader.ts'

/**
 * What a reader would miss in a book of ours: contents, landmarks, a cover to be seen, text that is shown, pictures, style,
 * the letters of headings, notes that pop up.
 */
export async function askReader(epub: Uint8Array): Promise<string[]> {
  const found: string[] = []
  const miss = (isMissing: boolean, what: string) => {
    if (isMissing) found.push(what)
  }
  await withReader(epub, async ({ book, goTo, shown, touchNote, faults }) => {
    miss(book.title === '', 'a title')
    miss(book.contents.length === 0 || book.contents.includes(''), 'contents')
    for (const type of ['cover', 'titlepage', 'toc', 'bodymatter'])
      miss(!book.landmarks.includes(type), `the landmark ${type}`)
    miss(book.pages.length === 0, 'pages')
    for (const [index, { id }] of book.sections.entries()) {
      await goTo(index)
      const frame = await shown()
      const seen = await frame.evaluate(lookAround)
      miss(!seen.isStyled, `${id}: its style`)
      for (const text of seen.hidden) found.push(`${id}: the text ${text}`)
      for (const picture of seen.broken) found.push(`${id}: the picture ${picture}`)
      miss(index === 0 && seen.widest < 600, 'a cover of some size')
      miss(seen.hasHeading && !seen.hasFont, `${id}: the letters of headings`)
      if (!seen.hasNote) continue
      const note = await touchNote().catch((error: unknown) => ({ type: String(error), text: '' }))
      miss(note.type !== 'footnote' || note.text === '', `${id}: a note that pops up`)
    }
    found.push(...faults)
  }).catch((error: unknown) => {
    found.push(String(error))
  })
  return found
}

/** In the page. */
function lookAround() {
  const pictures = [...document.querySelectorAll('img')]
  const hidden = [...document.body.querySelectorAll('*')].filter(
    (element) =>
      !element.closest('nav, aside, svg, math') &&
      element.getClientRects().length === 0 &&
      (element.textContent ?? '').trim() !== '',
  )
  return {
    isStyled: [...document.styleSheets].some(({ cssRules }) => cssRules.length > 10),
    hidden: hidden.map((element) => (element.textContent ?? '').slice(0, 20)),
    broken: pictures.filter(({ naturalWidth }) => naturalWidth === 0).map(({ alt }) => alt),
    widest: Math.max(0, ...pictures.map(({ naturalWidth }) => naturalWidth)),
    hasHeading: document.querySelector('h1') !== null,
    hasFont: [...document.fonts].some(
      ({ family, status }) => /Banxin Head/.test(family) && status === 'loaded',
    ),
    hasNote: document.querySelector('[role~="doc-noteref"], .note-call a') !== null,
  }
}
