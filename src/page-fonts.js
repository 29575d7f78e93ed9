/**
 * Fonts in a browser page: loaded when text asks for them, since most books use a few of the faces that their style sheet
 * names. What is measured must be measured after that.
 *
 * Served to the pages of several stages as a module.
 */

/**
 * Wait for the fonts that the document as it stands asks for.
 *
 * @throws {Error} where one can't be loaded
 */
export async function loadFonts() {
  for (;;) {
    // Laid out, the text asks for its fonts.
    document.documentElement.getBoundingClientRect()
    const faces = [...document.fonts]
    const broken = faces.find(({ status }) => status === 'error')
    if (broken) throw new Error(`the font ${broken.family} ${broken.weight} could not be loaded`)
    if (!faces.some(({ status }) => status === 'loading')) return
    await document.fonts.ready
  }
}

/** How many faces have been asked for so far. */
export function fontsAsked() {
  return [...document.fonts].filter(({ status }) => status !== 'unloaded').length
}
